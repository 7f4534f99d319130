//! Starts valgrind and shortens what it says.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// What valgrind reports first, in short; empty if it finds nothing. `None`
/// where there is no valgrind, which is an error in CI.
pub fn report(program: &Path, argument: &str) -> Option<String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
        assert!(!ci, "CI has no valgrind");
        let _ =
            writeln!(std::io::stderr(), "skipped: valgrind is not installed");
        return None;
    }
    let mut valgrind = Command::new("valgrind");
    valgrind.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "--quiet",
        "--leak-check=full",
        "--show-leak-kinds=definite",
    ]);
    let run = valgrind
        .arg(program)
        .args(Some(argument).filter(|text| !text.is_empty()))
        .output()
        .expect("valgrind starts");
    let report = String::from_utf8_lossy(&run.stderr).into_owned();
    let lines = report
        .lines()
        .filter_map(|line| line.strip_prefix("==")?.split_once("== "));
    let first = lines
        .map(|(_, line)| line)
        .take_while(|line| !line.trim().is_empty());
    Some(first.filter_map(shortened).collect())
}

/// A line without addresses, numbers of losses, and frames of other people's code.
fn shortened(line: &str) -> Option<String> {
    let line = match line.trim_start().split_once(": ") {
        Some((frame, place))
            if frame.starts_with("at 0x") || frame.starts_with("by 0x") =>
        {
            let ours = ["(sketch.c:", "(caller.c:", "(planted.rs:"]
                .iter()
                .any(|file| place.contains(file));
            if !ours || place.starts_with("planted::main") {
                return None;
            }
            format!("   {} {place}", &frame[..2])
        }
        _ => line.split(" in loss record").next()?.to_owned(),
    };
    let known = line
        .trim_start()
        .strip_prefix("Address 0x")
        .and_then(|rest| rest.split_once(' '));
    Some(
        known.map_or(line.clone(), |(_, rest)| format!("The address {rest}"))
            + "\n",
    )
}
