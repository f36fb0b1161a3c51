//! Reference data: the vocabularies everything else is written in.
//! Closed ones are enums (`codes`); regions, fields of study, bodies and parties are dated
//! data loaded from `config/reference` (`data`), named by keys (`keys`) and kept in Postgres (`store`).
//! The full classifier of places comes from the operator's own file (`kato`).

pub mod codes;
pub mod data;
pub mod kato;
pub mod keys;
mod table;
