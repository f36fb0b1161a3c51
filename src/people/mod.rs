//! People and their profiles.

pub mod fields;
pub mod iin;
pub mod names;
pub mod profile;
