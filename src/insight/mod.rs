//! What everybody may see: the home page with its figures, help, accessibility, privacy. Figures are counts only.

pub mod store;
pub mod web;
