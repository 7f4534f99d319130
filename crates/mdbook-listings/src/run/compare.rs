//! What a program printed, compared with what was recorded before, or with what its twin printed.

use similar::TextDiff;

use crate::read::recordings::WILDCARD;
pub use crate::read::recordings::split_recording;
use crate::run::process::Run;

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

    #[test]
    fn a_recording_holds_everything_a_reader_would_notice() {
        let run = Run { stdout: "out\n".into(), stderr: "err\n".into(), code: Some(3) };
        assert_eq!(recording("it", &run), "$ it\nout\n[stderr]\nerr\n[exit status: 3]\n");
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
