//! Reference data: the vocabularies everything else is written in.
//! Closed ones are enums (`codes`); regions, fields of study, bodies and parties are dated
//! data from `config/reference` (`data`), named by keys (`keys`), written to Postgres at each start (`load`, `store`).
//! The full classifier of places comes from the operator's own file: read by `kato`, written by `import`.

pub mod api;
pub mod codes;
pub mod data;
pub mod import;
pub mod kato;
pub mod keys;
pub mod load;
pub mod store;
mod table;
