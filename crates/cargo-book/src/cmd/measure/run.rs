//! One subject of a measurement: its program, and one run of it.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use mdbook_listings::read::fields::LONGEST_RUN;
use mdbook_listings::read::package::Measure;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::library;
use mdbook_listings::run::process::{self, Limits};
use mdbook_listings::run::python;

use crate::browser;
use crate::process::{cargo, progress};

/// One run of one subject.
pub struct Sample {
    pub answer: String,
    pub seconds: f64,
    pub process: Duration,
    pub peak: u64,
}

impl Sample {
    /// Reads what a program printed: its answer and, on the last line, what it measured itself.
    fn read(text: &str, process: Duration, peak: u64) -> Result<Self> {
        let (answer, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text.trim_end()));
        let seconds = last.strip_prefix("seconds ").and_then(|value| value.parse().ok());
        let seconds = seconds
            .with_context(|| format!("the last line must be `seconds NUMBER`, and is `{last}`"))?;
        Ok(Self { answer: answer.to_owned(), seconds, process, peak })
    }
}

/// A subject's program, ready to run.
pub struct Runner {
    executable: PathBuf,
    arguments: Vec<String>,
    /// Where a Python program finds what the crate hands to it.
    library: Option<library::Place>,
    root: PathBuf,
    threads: usize,
    limit: Duration,
}

impl Runner {
    /// Builds what the command runs.
    pub fn new(
        project: &Project,
        library: Option<&library::Place>,
        command: &str,
        threads: usize,
    ) -> Result<Self> {
        let words: Vec<&str> = command.split_whitespace().collect();
        let (executable, arguments) = match words.as_slice() {
            ["python", arguments @ ..] => (interpreter(project)?, owned(arguments)),
            ["page", chapter] => browser::work(project, chapter)?,
            ["cargo", "run", "--release", "--package", package, rest @ ..] => {
                let (features, bin, arguments) = program(rest).with_context(|| form(command))?;
                let built = build(project, package, features, bin);
                (built.with_context(|| format!("`{command}`"))?, owned(arguments))
            }
            _ => bail!(form(command)),
        };
        let library = library.filter(|_| words[0] == "python").cloned();
        let root = project.root.clone();
        Ok(Self {
            executable,
            arguments,
            library,
            root,
            threads,
            limit: Duration::from_secs_f64(LONGEST_RUN),
        })
    }

    pub fn run(&self) -> Result<Sample> {
        let mut command = Command::new(&self.executable);
        command
            .args(&self.arguments)
            .current_dir(&self.root)
            .envs(self.library.clone())
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        process::limit_threads(&mut command, self.threads);
        process::forget_cargo(&mut command);
        let start = Instant::now();
        let mut child = command.spawn().with_context(|| self.shown())?;
        let mut pipe = child.stdout.take().context("no standard output")?;
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            pipe.read_to_string(&mut text).map(|_| text)
        });
        let peak = wait(&mut child, start + self.limit).with_context(|| self.shown())?;
        let process = start.elapsed();
        let status = child.wait()?;
        ensure!(status.success(), "{} failed: {status}", self.shown());
        let text = reader.join().map_err(|_| anyhow::anyhow!("reading the output failed"))??;
        Sample::read(&text, process, peak)
    }

    fn shown(&self) -> String {
        format!("{} {}", self.executable.display(), self.arguments.join(" "))
    }
}

/// Waits until a program ends; returns its peak of memory. One that does not end in time is
/// stopped.
fn wait(child: &mut Child, deadline: Instant) -> Result<u64> {
    let start = Instant::now();
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        if Instant::now() > deadline {
            child.kill()?;
            child.wait()?;
            bail!("still running after {} seconds, stopped", start.elapsed().as_secs());
        }
        peak = peak.max(resident_peak(child.id()));
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(peak)
}

/// The kernel's high-water mark of a running process; zero where the system does not tell.
fn resident_peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: u64 =
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0);
    kibibytes * 1024
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn form(command: &str) -> String {
    format!(
        "`{command}` is not one of `cargo run --release --package P [--features F] --bin B …`, `python SCRIPT …` or \
         `page PART/CHAPTER`"
    )
}

/// Features, program and arguments, from what follows the package's name in the command.
fn program<'a>(words: &'a [&'a str]) -> Option<(Option<&'a str>, &'a str, &'a [&'a str])> {
    let (features, words) = match words {
        ["--features", features, rest @ ..] => (Some(*features), rest),
        _ => (None, words),
    };
    match words {
        ["--bin", bin] => Some((features, bin, &[])),
        ["--bin", bin, "--", arguments @ ..] => Some((features, bin, arguments)),
        _ => None,
    }
}

/// Builds a program with optimizations, and keeps it where no other takes its place.
fn build(project: &Project, package: &str, features: Option<&str>, bin: &str) -> Result<PathBuf> {
    let mut build = cargo(project);
    build.args(["build", "--release", "--package", package, "--bin", bin]);
    build.args(features.iter().flat_map(|features| ["--features", features]));
    let run = process::run(&mut build, Limits::BUILD).map_err(anyhow::Error::msg)?;
    ensure!(run.success(), "the program does not build\n{}", run.stderr);
    let file = format!("{bin}{}", std::env::consts::EXE_SUFFIX);
    // Cargo puts programs of the same name in one place, and those of other features too
    let features = features.unwrap_or_default().replace(['/', ','], "+");
    let folder = project.target_dir.join(format!("book/measure/{package}/{features}"));
    std::fs::create_dir_all(&folder)?;
    let own = folder.join(&file);
    std::fs::copy(project.target_dir.join("release").join(file), &own)?;
    Ok(own)
}

pub fn runs_python(spec: &Measure) -> bool {
    spec.subjects.iter().any(|subject| subject.command.starts_with("python "))
}

pub fn interpreter(project: &Project) -> Result<PathBuf> {
    python::interpreter(project, &progress).map_err(anyhow::Error::msg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_may_ask_for_features() {
        let plain = ["--bin", "product"];
        assert_eq!(program(&plain), Some((None, "product", &[][..])));
        let both = ["--features", "openblas", "--bin", "product", "--", "ndarray", "--time"];
        assert_eq!(program(&both), Some((Some("openblas"), "product", &["ndarray", "--time"][..])));
        assert_eq!(program(&["--bin", "product", "--features", "openblas"]), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        let runner = |script: &str| Runner {
            executable: "sh".into(),
            arguments: vec!["-c".into(), script.into()],
            library: None,
            root: ".".into(),
            threads: 1,
            limit: Duration::from_millis(300),
        };
        let start = Instant::now();
        let error = runner("exec sleep 30").run().map(|sample| sample.answer).unwrap_err();
        assert!(
            format!("{error:#}").ends_with("still running after 0 seconds, stopped"),
            "{error:#}"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
        let sample = runner("echo 7; echo seconds 0.5").run().unwrap();
        assert_eq!((sample.answer.as_str(), sample.seconds), ("7", 0.5));
    }
}
