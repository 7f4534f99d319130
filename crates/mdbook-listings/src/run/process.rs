//! Processes: run one under limits, write down what it printed, compare with what was written down before.

use std::collections::BTreeSet;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use similar::TextDiff;

/// What a listing may use before it is stopped.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub time: Duration,
    pub bytes: usize,
}

impl Limits {
    /// For a program whose output is shown on a page.
    pub const PROGRAM: Self = Self { time: Duration::from_secs(60), bytes: 1 << 20 };
    /// For Cargo, which may have to compile first.
    pub const BUILD: Self = Self { time: Duration::from_secs(1800), bytes: 64 << 20 };
    /// For a crate's tests, once they are compiled.
    pub const TESTS: Self = Self { time: Duration::from_secs(300), bytes: 64 << 20 };
}

/// How a process ended, and what it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    /// `None` after a signal.
    pub code: Option<i32>,
}

impl Run {
    pub fn success(&self) -> bool {
        self.code == Some(0)
    }
}

/// Runs a command to its end, or says why it was stopped.
pub fn run(command: &mut Command, limits: Limits) -> Result<Run, String> {
    own_group(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| {
        format!("cannot start {}: {error}", command.get_program().to_string_lossy())
    })?;
    let (sender, receiver) = channel();
    running().insert(child.id());
    drain(child.stdout.take(), 0, limits.bytes, sender.clone());
    drain(child.stderr.take(), 1, limits.bytes, sender);
    let result = collect(&receiver, limits);
    if result.is_err() {
        stop(child.id());
    }
    let status = child.wait().map_err(|error| error.to_string());
    running().remove(&child.id());
    let status = status?;
    let [stdout, stderr] = result?;
    Ok(Run { stdout: utf8(stdout)?, stderr: utf8(stderr)?, code: status.code() })
}

/// Waits for both pipes to end, with the deadline for both.
fn collect(receiver: &Receiver<(usize, Vec<u8>)>, limits: Limits) -> Result<[Vec<u8>; 2], String> {
    let deadline = Instant::now() + limits.time;
    let mut pipes = [Vec::new(), Vec::new()];
    loop {
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok((pipe, bytes)) => pipes[pipe].extend(bytes),
            Err(RecvTimeoutError::Disconnected) => return Ok(pipes),
            Err(RecvTimeoutError::Timeout) => {
                return Err(format!(
                    "still running after {} seconds, stopped",
                    limits.time.as_secs()
                ));
            }
        }
        if pipes.iter().any(|pipe| pipe.len() > limits.bytes) {
            return Err(format!("printed more than {} KiB, stopped", limits.bytes >> 10));
        }
    }
}

fn drain(
    pipe: Option<impl Read + Send + 'static>,
    index: usize,
    limit: usize,
    sender: Sender<(usize, Vec<u8>)>,
) {
    let Some(mut pipe) = pipe else { return };
    std::thread::spawn(move || {
        let mut total = 0;
        let mut buffer = vec![0; 1 << 16];
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            total += count;
            if sender.send((index, buffer[..count].to_vec())).is_err() || total > limit {
                return;
            }
        }
    });
}

/// A process group of its own, so that stopping a program stops what it started.
fn own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

fn stop(process: u32) {
    #[cfg(unix)]
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{process}")]).status();
    #[cfg(not(unix))]
    let _ = Command::new("taskkill").args(["/F", "/T", "/PID", &process.to_string()]).status();
}

/// The processes that run now.
fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops what runs, with its children: Ctrl-C reaches this program alone, because they have groups of their own.
pub fn stop_all() {
    running().iter().for_each(|process| stop(*process));
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("printed invalid UTF-8 at byte {}", error.utf8_error().valid_up_to())
    })?;
    Ok(text.replace("\r\n", "\n"))
}

/// Tells the usual thread pools and BLAS libraries how many threads to use.
pub fn limit_threads(command: &mut Command, threads: usize) {
    const POOLS: [&str; 6] = [
        "RAYON_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
        "POLARS_MAX_THREADS",
    ];
    command.envs(POOLS.map(|name| (name, threads.to_string())));
}

/// The Cargo that started this tool, or the one on the path; it is not told what Cargo said of the tool.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // or build scripts that watch it would run again, and all that rests on them with them
    forget_cargo(&mut command);
    command
}

/// Takes out what Cargo told this tool about the tool itself, which a program would mistake for its own.
pub fn forget_cargo(command: &mut Command) {
    const OWN: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let single = text == "CARGO_CRATE_NAME" || text == "CARGO_PRIMARY_PACKAGE";
        if single || OWN.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
}

/// The text of a recording: command, stdout, and what else a reader would notice.
pub fn recording(command: &str, run: &Run) -> String {
    let mut text = format!("$ {command}\n{}", ended(&run.stdout));
    if !run.stderr.is_empty() {
        text += &format!("[stderr]\n{}", ended(&run.stderr));
    }
    match run.code {
        Some(0) => text,
        Some(code) => text + &format!("[exit status: {code}]\n"),
        None => text + "[killed by a signal]\n",
    }
}

fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// The command of a recording, and the rest.
pub fn split_recording(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    Some((first.strip_prefix("$ ")?, rest))
}

/// Stands in a recording for what may vary; readers see it.
const WILDCARD: &str = "[..]";

/// Compares line by line; `[..]` in the recording matches anything within its line.
pub fn matches(recorded: &str, actual: &str) -> bool {
    recorded.lines().count() == actual.lines().count()
        && recorded.lines().zip(actual.lines()).all(|(a, b)| line_matches(a, b))
}

fn line_matches(pattern: &str, line: &str) -> bool {
    let Some((first, rest)) = pattern.split_once(WILDCARD) else { return pattern == line };
    let Some(mut line) = line.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = rest.split(WILDCARD).collect();
    let last = parts.pop().unwrap_or("");
    for part in parts {
        let Some(at) = line.find(part) else { return false };
        line = &line[at + part.len()..];
    }
    line.ends_with(last)
}

/// A new recording that keeps the old one's wildcard lines where they still match.
pub fn rerecord(recorded: &str, actual: &str) -> String {
    let patterns: Vec<&str> = recorded.lines().filter(|line| line.contains(WILDCARD)).collect();
    let keep = |line: &str| match patterns.iter().find(|pattern| line_matches(pattern, line)) {
        Some(pattern) => format!("{pattern}\n"),
        None => without_thread_id(line) + "\n",
    };
    actual.lines().map(keep).collect()
}

/// A panic names its thread by a number that is different in every run.
fn without_thread_id(line: &str) -> String {
    let parts = line.strip_prefix("thread '").and_then(|rest| rest.split_once("' ("));
    match parts.and_then(|(name, rest)| Some((name, rest.split_once(") panicked at ")?))) {
        Some((name, (id, place))) if id.parse::<u64>().is_ok() => {
            format!("thread '{name}' ({WILDCARD}) panicked at {place}")
        }
        _ => line.to_owned(),
    }
}

/// What changed, as a diff with little context.
pub fn diff(recorded: &str, actual: &str) -> String {
    let diff = TextDiff::from_lines(recorded, actual);
    let text = diff.unified_diff().context_radius(1).header("recorded", "printed").to_string();
    let mut lines: Vec<&str> = text.lines().take(40).collect();
    if text.lines().count() > 40 {
        lines.push("…");
    }
    lines.join("\n")
}

/// Whether crate and twin print the same lines, with numbers equal within a relative tolerance.
pub fn agree(left: &str, right: &str, tolerance: f64) -> Result<(), String> {
    for (number, (a, b)) in left.lines().zip(right.lines()).enumerate() {
        if !lines_agree(a, b, tolerance) {
            return Err(format!("line {}: the crate prints `{a}`, the twin `{b}`", number + 1));
        }
    }
    let (a, b) = (left.lines().count(), right.lines().count());
    if a == b { Ok(()) } else { Err(format!("the crate prints {a} lines, the twin {b}")) }
}

fn lines_agree(a: &str, b: &str, tolerance: f64) -> bool {
    let ((text_a, numbers_a), (text_b, numbers_b)) = (split_numbers(a), split_numbers(b));
    let close = |(a, b): (&f64, &f64)| {
        a == b || (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(f64::MIN_POSITIVE)
    };
    a == b
        || (tolerance > 0.0
            && text_a == text_b
            && numbers_a.len() == numbers_b.len()
            && numbers_a.iter().zip(&numbers_b).all(close))
}

/// A line's words without its numbers, and the numbers.
fn split_numbers(line: &str) -> (String, Vec<f64>) {
    let mut numbers = Vec::new();
    let mut text = String::new();
    for word in line.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || ".+-".contains(c))) {
        let core =
            word.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || ".+-".contains(c)));
        let core = core.trim_end_matches('.');
        match core.parse::<f64>() {
            Ok(number) if core.contains(|c: char| c.is_ascii_digit()) => {
                numbers.push(number);
                text += "#";
                text += &word[core.len()..];
            }
            _ => text += word,
        }
    }
    (text.split_whitespace().collect::<Vec<_>>().join(" "), numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, time: u64, bytes: usize) -> Result<Run, String> {
        run(
            Command::new("sh").args(["-c", script]),
            Limits { time: Duration::from_secs(time), bytes },
        )
    }

    #[test]
    fn a_recording_holds_everything_a_reader_would_notice() {
        let run = shell("echo out; echo err >&2; exit 3", 10, 1000).unwrap();
        assert_eq!(recording("it", &run), "$ it\nout\n[stderr]\nerr\n[exit status: 3]\n");
    }

    #[test]
    fn a_program_that_hangs_is_stopped_with_its_children() {
        let start = Instant::now();
        assert_eq!(
            shell("sleep 30 & sleep 30", 1, 1000).unwrap_err(),
            "still running after 1 seconds, stopped"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn floods_and_bad_bytes_are_refused() {
        assert_eq!(shell("yes", 20, 4096).unwrap_err(), "printed more than 4 KiB, stopped");
        assert_eq!(
            shell("printf 'a\\377'", 10, 1000).unwrap_err(),
            "printed invalid UTF-8 at byte 1"
        );
    }

    #[test]
    fn wildcards_match_within_a_line_and_survive_a_new_recording() {
        assert!(matches("thread 'main' ([..]) panicked\n", "thread 'main' (42) panicked\n"));
        assert!(!matches("a [..] c\n", "a b d\n"));
        assert!(!matches("a\n", "a\nb\n"));
        let panic = "thread 'main' (42) panicked at src/a.rs:1:2:\n";
        assert_eq!(rerecord("", panic), "thread 'main' ([..]) panicked at src/a.rs:1:2:\n");
        assert_eq!(rerecord("$ x\nid [..]\nold\n", "$ x\nid 7\nnew\n"), "$ x\nid [..]\nnew\n");
    }

    #[test]
    fn numbers_agree_within_the_tolerance_and_words_exactly() {
        assert_eq!(agree("loss 0.5001, n 3\n", "loss 0.5002, n 3\n", 1e-3), Ok(()));
        assert!(agree("loss 0.5001\n", "loss 0.5002\n", 0.0).is_err());
        assert!(agree("loss 0.5\n", "cost 0.5\n", 1.0).is_err());
        assert_eq!(
            agree("a\nb\n", "a\n", 0.0).unwrap_err(),
            "the crate prints 2 lines, the twin 1"
        );
    }
}
