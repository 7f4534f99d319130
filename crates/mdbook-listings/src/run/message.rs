//! The part of a long message from Cargo, a test, trybuild or Python that says what is wrong.

/// Lines that say what is being done, and not what is wrong.
const PROGRESS: [&str; 11] = [
    "Compiling ",
    "Finished ",
    "Running ",
    "running ",
    "error: test failed",
    "error: 1 target",
    "test result:",
    "`-p ",
    "note: run with `RUST_BACKTRACE",
    "For more information about this error",
    "warning: build failed",
];

/// At most this many lines are shown.
const LONGEST: usize = 20;

/// Twenty lines from the first that reports an error, or the last twenty if no line does.
pub fn shorten(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().filter(|line| !is_progress(line)).collect();
    lines.dedup_by(|a, b| a.trim().is_empty() && b.trim().is_empty());
    let first = lines.iter().position(|line| reports_error(line));
    let start = first.unwrap_or(lines.len().saturating_sub(LONGEST));
    let end = lines.len().min(start + LONGEST);
    lines[start..end].join("\n").trim().to_owned()
}

fn is_progress(line: &str) -> bool {
    let line = line.trim_start();
    PROGRESS.iter().any(|start| line.starts_with(start))
        || line.ends_with("... ok")
        || line.contains("/registry/src/")
}

fn reports_error(line: &str) -> bool {
    let failed = ["mismatch", "error", "FAILED"].iter().any(|end| line.ends_with(end));
    (failed && line.starts_with("test "))
        || line.starts_with("error")
        || line.contains("panicked at")
        || line.starts_with("Traceback")
}
