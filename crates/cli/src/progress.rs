//! How far a long command is, on a terminal; nothing where nobody looks.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for so many things; their number may still be unknown.
pub fn bar(name: &str, total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total).with_message(name.to_owned());
    bar.set_style(
        ProgressStyle::with_template("{msg:24} {bar:30} {pos}/{len}")
            .expect("the template is a literal and well formed"),
    );
    bar
}

/// A bar for so many bytes, with what was made of them as its message.
pub fn bytes(name: &str, total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total).with_message(name.to_owned());
    bar.set_style(
        ProgressStyle::with_template("{msg:24} {bar:30} {bytes}/{total_bytes}, {eta} left")
            .expect("the template is a literal and well formed"),
    );
    bar
}
