//! Bars on standard error; where that is no terminal, indicatif draws nothing.

use indicatif::{ProgressBar, ProgressStyle};
pub fn bytes(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    bar.with_style(style("{bar:30} {bytes} of {total_bytes}, {eta} left"))
        .with_finish(indicatif::ProgressFinish::AndClear)
}

pub fn rows(count: u64) -> ProgressBar {
    let bar = ProgressBar::new(count);
    bar.with_style(style(
        "{bar:30} {human_pos} of {human_len} rows, {eta} left",
    ))
    .with_finish(indicatif::ProgressFinish::AndClear)
}

/// For a pipe, whose length nobody knows.
pub fn unknown() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.with_style(style("{spinner} {bytes}"))
        .with_finish(indicatif::ProgressFinish::AndClear)
}

fn style(template: &str) -> ProgressStyle {
    // Only a template that does not parse fails, and these are three constants.
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
