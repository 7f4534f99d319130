//! The result of all checks: what passed, what failed, and how long each step took.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::base::diagnostic::Diagnostic;

/// How many checks of one kind there were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

/// The result of all checks.
#[derive(Debug, Default)]
pub struct Outcome {
    pub counts: BTreeMap<&'static str, Count>,
    /// Each reason for which something was skipped.
    pub skipped: BTreeSet<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Recordings that `bless` wrote.
    pub written: BTreeSet<PathBuf>,
    /// How long each step took. Steps run side by side, so the sum can exceed the time that passed.
    pub times: BTreeMap<&'static str, Duration>,
}

impl Outcome {
    pub fn pass(&mut self, kind: &'static str, count: usize) {
        self.counts.entry(kind).or_default().passed += count;
    }

    pub fn fail(&mut self, kind: &'static str, diagnostic: Diagnostic) {
        self.counts.entry(kind).or_default().failed += 1;
        self.diagnostics.push(diagnostic);
    }

    /// In CI a check that cannot be made has failed: nobody would notice that it was skipped.
    pub fn skip(&mut self, kind: &'static str, file: &Path, reason: &str) {
        let needed = std::env::var_os("CI").is_some_and(|value| value == "true");
        if needed {
            return self.fail(kind, Diagnostic::whole_file(format!("not checked: {reason}"), file));
        }
        self.skip_everywhere(kind, reason);
    }

    /// What not every machine can check: reported as skipped, also in CI, and not a failure there.
    pub fn skip_everywhere(&mut self, kind: &'static str, reason: &str) {
        self.counts.entry(kind).or_default().skipped += 1;
        self.skipped.insert(reason.to_owned());
    }

    /// Does some work and adds its time to a step.
    pub fn time<T>(&mut self, step: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let result = work(self);
        self.add_time(step, start.elapsed());
        result
    }

    pub fn add_time(&mut self, step: &'static str, time: Duration) {
        *self.times.entry(step).or_default() += time;
    }

    /// One line a kind.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for (kind, count) in &self.counts {
            let _ = write!(text, "{kind:>14}  {} passed", count.passed);
            for (number, word) in [(count.failed, "failed"), (count.skipped, "skipped")] {
                if number > 0 {
                    let _ = write!(text, ", {number} {word}");
                }
            }
            text.push('\n');
        }
        for reason in &self.skipped {
            let _ = writeln!(text, "       skipped  {reason}");
        }
        text.trim_end().to_owned()
    }

    /// One line a step, and one for all that passed since `start`.
    pub fn times(&self, start: Instant) -> String {
        let mut text = String::new();
        for (step, time) in &self.times {
            let _ = writeln!(text, "Time {:>7.1} s  {step}", time.as_secs_f64());
        }
        let _ = write!(text, "Time {:>7.1} s  in all", start.elapsed().as_secs_f64());
        if let Some(time) = children_time() {
            let _ = write!(text, ", {:.1} s of CPU", time.as_secs_f64());
        }
        text
    }
}

/// The CPU time of all processes that this one started and waited for, where Linux tells it.
fn children_time() -> Option<Duration> {
    /// Linux counts in these for every program, whatever its own clock does.
    const TICKS_A_SECOND: u64 = 100;
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    // the name in parentheses may hold spaces; `cutime` and `cstime` are fields 16 and 17
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(13)?.parse::<u64>().ok()? + fields.get(14)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 1000 / TICKS_A_SECOND))
}
