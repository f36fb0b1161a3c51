//! Invented lives for demonstrations, tests and load: consistent people with names, IINs, studies, careers and words.
//! The same seed gives the same lives. No person is real: addresses are at reserved domains, telephone numbers have
//! a code no operator uses, and IINs are valid by their checksum only. Pure: whoever calls writes them to the database.
//! Next: `lives` puts a life together; `vacancies` invents the posts they could take.

mod atlas;
mod career;
pub mod demo;
mod draw;
mod life;
mod lives;
pub mod load;
mod names;
mod records;
mod rows;
mod statement;
mod study;
mod vacancies;
mod words;

pub use lives::{Life, Lives};
pub use vacancies::{DemoVacancy, RuleHint, demo_vacancies};
