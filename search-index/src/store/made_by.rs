//! What decides whether the files of an index are of use: schema, its version, analysis, and how files are laid out.
//! Where next: `files.rs` keeps it beside the number of the live generation, `index.rs` compares it at opening.

use super::files::Pointer;
use super::generation::FILES;
use crate::analysis::Analyser;
use crate::document::order_of;
use crate::schema::Schema;

/// What an index must have been made by to be of use.
pub(super) struct MadeBy {
    pub(super) version: u64,
    pub(super) fingerprint: String,
}

impl MadeBy {
    pub(super) fn new(schema: &Schema, version: u64, analyser: &Analyser) -> Self {
        let declared = serde_json::to_string(schema).unwrap_or_default();
        let fingerprint =
            format!("{:032x}", order_of(&format!("{FILES} {} {declared}", analyser.fingerprint())));
        Self { version, fingerprint }
    }

    pub(super) fn pointer(&self, generation: u64) -> Pointer {
        Pointer { generation, version: self.version, fingerprint: self.fingerprint.clone() }
    }
}
