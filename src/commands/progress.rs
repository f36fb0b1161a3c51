//! Progress of long work: a bar on a terminal, nothing in a pipe.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for `total` things; its words say what is being done.
pub(super) fn bar(total: u64, doing: &'static str) -> ProgressBar {
    styled(total, doing, "{msg:>24} {bar:32} {human_pos} of {human_len}, {per_sec}, {eta} left")
}

/// A bar for a file of `total` bytes.
pub(super) fn bytes(total: u64, doing: &'static str) -> ProgressBar {
    styled(total, doing, "{msg:>24} {bar:32} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left")
}

fn styled(total: u64, doing: &'static str, template: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(template);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())).with_message(doing)
}
