//! placeholder
use std::path::Path;
use crate::platform::config::Search;
use crate::platform::error::Result;
pub struct ReserveIndex;
impl ReserveIndex {
    pub fn open(_: &Path, _: &Search) -> Result<Self> { Ok(Self) }
    pub fn is_usable(&self) -> bool { true }
    pub fn is_rebuilding(&self) -> bool { false }
}
