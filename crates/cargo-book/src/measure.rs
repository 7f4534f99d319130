//! `cargo book measure`: equal answers first, then interleaved runs, then a record or a refusal.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use mdbook_listings::base::diagnostic::Diagnostic;
use mdbook_listings::base::files::{Walk, files_below, slashed, stems};
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::package::{Measure, Package};
use mdbook_listings::read::record::{Record, Subject, rounded};
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::Outcome;
use mdbook_listings::run::process::{self, Limits};
use mdbook_listings::run::python;
use mdbook_listings::run::{compare, library};

use crate::browser;
use crate::site;
use crate::test::{cargo, progress, stop_on_interrupt};

/// Runs of each subject between two looks at the spread.
const ROUNDS: usize = 15;
/// A machine that is still too noisy after so many is not worth measuring on.
const MOST_ROUNDS: usize = 60;

pub fn measure(root: &Path, only: Option<PathBuf>, name: Option<&str>) -> Result<()> {
    stop_on_interrupt();
    let project = site::load(root)?.project;
    let wanted = |package: &&Package| {
        only.as_ref()
            .is_none_or(|only| package.dir.starts_with(only) || only.starts_with(&package.dir))
    };
    let mut noisy = Vec::new();
    let mut count = 0;
    for package in project.example_packages().filter(wanted) {
        for spec in
            package.metadata.measure.iter().filter(|spec| name.is_none_or(|name| spec.name == name))
        {
            count += 1;
            let name = format!("{} {}", project.crate_path(package), spec.name);
            let record = record(&project, package, spec).with_context(|| name.clone())?;
            match record.too_wide() {
                Some(reason) => noisy.push(format!("{name}: {reason}")),
                None => write(&project, package, spec, &record)?,
            }
        }
    }
    ensure!(
        count > 0,
        "nothing is measured there; a crate names its measurements in [package.metadata.listings]"
    );
    ensure!(
        noisy.is_empty(),
        "not recorded, the machine was too noisy; measure again when it is idle\n  {}",
        noisy.join("\n  ")
    );
    Ok(())
}

fn write(project: &Project, package: &Package, spec: &Measure, record: &Record) -> Result<()> {
    let file = package.dir.join("measured").join(format!("{}.json", spec.name));
    let full = project.root.join(&file);
    std::fs::create_dir_all(full.parent().unwrap_or(&project.root))?;
    std::fs::write(full, serde_json::to_string_pretty(record)? + "\n")?;
    for subject in &record.subjects[1..] {
        let words = subject.ratio.map(|ratio| ratio.words()).unwrap_or_default();
        println!(
            "{}: {} against {}: {words}",
            slashed(&file),
            record.subjects[0].name,
            subject.name
        );
    }
    Ok(())
}

fn record(project: &Project, package: &Package, spec: &Measure) -> Result<Record> {
    // once, and not for each of the programs that load it
    let library = match runs_python(spec) {
        true => library::build(project, package, &interpreter(project)?, &progress)
            .map_err(anyhow::Error::msg)?,
        false => None,
    };
    let programs = spec
        .subjects
        .iter()
        .map(|subject| Runner::new(project, library.as_ref(), &subject.command, spec.threads))
        .collect::<Result<Vec<_>>>()?;
    ensure!(programs.len() >= 2, "a measurement compares at least two subjects");
    progress(&format!("Comparing the answers of {} {}", project.crate_path(package), spec.name));
    let answers = programs
        .iter()
        .map(|program| program.run().map(|sample| sample.answer))
        .collect::<Result<Vec<_>>>()?;
    for (subject, answer) in spec.subjects.iter().zip(&answers).skip(1) {
        compare::agree(&answers[0], answer, package.metadata.tolerance).map_err(|message| {
            anyhow::anyhow!(
                "{} and {} do not do the same work: {message}",
                spec.subjects[0].name,
                subject.name
            )
        })?;
    }
    let mut record = Record {
        name: spec.name.clone(),
        command: format!("cargo book measure {}", slashed(&package.dir)),
        date: today(),
        machine: machine(),
        threads: spec.threads,
        versions: versions(project, package, spec)?,
        lockfile: fingerprint([std::fs::read(project.root.join("Cargo.lock"))?]),
        sources: sources(project, package),
        answer: answers[0].lines().map(str::to_owned).collect(),
        subjects: vec![],
    };
    let mut samples: Vec<Vec<Sample>> = programs.iter().map(|_| Vec::new()).collect();
    while samples[0].len() < MOST_ROUNDS
        && (record.subjects.is_empty() || record.too_wide().is_some())
    {
        progress(&format!("Rounds {} to {}", samples[0].len() + 1, samples[0].len() + ROUNDS));
        interleave(&programs, &mut samples)?;
        let both = spec.subjects.iter().zip(&samples);
        record.subjects = both
            .map(|(subject, samples)| summarize(&subject.name, &subject.command, samples))
            .collect();
        record.derive();
        record.too_wide().iter().for_each(|reason| progress(reason));
    }
    Ok(record)
}

/// Runs every program once a round; none is always the one that runs first.
fn interleave(programs: &[Runner], samples: &mut [Vec<Sample>]) -> Result<()> {
    for round in 0..ROUNDS {
        for turn in 0..programs.len() {
            let at = (round + turn) % programs.len();
            samples[at].push(programs[at].run()?);
        }
    }
    Ok(())
}

fn summarize(name: &str, command: &str, samples: &[Sample]) -> Subject {
    Subject {
        name: name.to_owned(),
        command: command.to_owned(),
        seconds: samples.iter().map(|sample| rounded(sample.seconds)).collect(),
        process_seconds: samples
            .iter()
            .map(|sample| rounded(sample.process.as_secs_f64()))
            .collect(),
        peak_bytes: samples.iter().map(|sample| sample.peak).max().unwrap_or(0),
        median_seconds: 0.0,
        ratio: None,
    }
}

fn form(command: &str) -> String {
    format!(
        "`{command}` is none of `cargo run --release --package P [--features F] --bin B …`, `python SCRIPT …` and \
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

/// One run of one subject.
struct Sample {
    answer: String,
    seconds: f64,
    process: Duration,
    peak: u64,
}

/// A subject's program, ready to run.
struct Runner {
    executable: PathBuf,
    arguments: Vec<String>,
    /// Where a Python program finds what the crate hands to it.
    library: Option<library::Place>,
    root: PathBuf,
    threads: usize,
}

impl Runner {
    fn new(
        project: &Project,
        library: Option<&library::Place>,
        command: &str,
        threads: usize,
    ) -> Result<Self> {
        let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        let (executable, arguments) =
            match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["python", ..] => (interpreter(project)?, words[1..].to_vec()),
                ["page", chapter] => browser::work(project, chapter)?,
                ["cargo", "run", "--release", "--package", package, rest @ ..] => {
                    let (features, bin, arguments) =
                        program(rest).with_context(|| form(command))?;
                    let mut build = cargo(project);
                    build.args(["build", "--release", "--package", package, "--bin", bin]);
                    build.args(features.iter().flat_map(|features| ["--features", features]));
                    let build =
                        process::run(&mut build, Limits::BUILD).map_err(anyhow::Error::msg)?;
                    ensure!(build.success(), "`{command}` does not build\n{}", build.stderr);
                    let file = format!("{bin}{}", std::env::consts::EXE_SUFFIX);
                    // Cargo puts programs of the same name in one place, and those of other features too
                    let folder = format!(
                        "book/measure/{package}/{}",
                        features.unwrap_or_default().replace(['/', ','], "+")
                    );
                    let own = project.target_dir.join(folder).join(&file);
                    std::fs::create_dir_all(own.parent().unwrap_or(&own))?;
                    std::fs::copy(project.target_dir.join("release").join(file), &own)?;
                    (own, arguments.iter().map(|word| (*word).to_owned()).collect())
                }
                _ => bail!(form(command)),
            };
        let library = library.filter(|_| words[0] == "python").cloned();
        Ok(Self { executable, arguments, library, root: project.root.clone(), threads })
    }

    fn run(&self) -> Result<Sample> {
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
        let mut child = command.spawn().with_context(|| self.executable.display().to_string())?;
        let mut pipe = child.stdout.take().context("no standard output")?;
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            pipe.read_to_string(&mut text).map(|_| text)
        });
        let mut peak = 0;
        while child.try_wait()?.is_none() {
            peak = peak.max(resident_peak(child.id()));
            std::thread::sleep(Duration::from_millis(2));
        }
        let process = start.elapsed();
        let status = child.wait()?;
        let text = reader.join().map_err(|_| anyhow::anyhow!("reading the output failed"))??;
        ensure!(
            status.success(),
            "{} {} failed: {status}",
            self.executable.display(),
            self.arguments.join(" ")
        );
        let (answer, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text.trim_end()));
        let seconds = last.strip_prefix("seconds ").and_then(|value| value.parse().ok());
        let seconds = seconds
            .with_context(|| format!("the last line must be `seconds NUMBER`, and is `{last}`"))?;
        Ok(Sample { answer: answer.to_owned(), seconds, process, peak })
    }
}

/// The kernel's high-water mark of a running process; zero where the system does not tell.
fn resident_peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: u64 =
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0);
    kibibytes * 1024
}

fn runs_python(spec: &Measure) -> bool {
    spec.subjects.iter().any(|subject| subject.command.starts_with("python "))
}

fn interpreter(project: &Project) -> Result<PathBuf> {
    python::interpreter(project, &progress).map_err(anyhow::Error::msg)
}

fn versions(
    project: &Project,
    package: &Package,
    spec: &Measure,
) -> Result<BTreeMap<String, String>> {
    let first_line = |program: &Path, argument: &str| -> Result<String> {
        let run = process::run(
            Command::new(program).arg(argument).current_dir(&project.root),
            Limits::PROGRAM,
        )
        .map_err(anyhow::Error::msg)?;
        Ok(run.stdout.split_whitespace().nth(1).unwrap_or("unknown").to_owned())
    };
    let mut versions =
        BTreeMap::from([("rustc".to_owned(), first_line(Path::new("rustc"), "--version")?)]);
    if spec.subjects.iter().any(|subject| subject.command.starts_with("page ")) {
        versions
            .insert("Chromium".to_owned(), first_line(Path::new(&browser::name()?), "--version")?);
    }
    if runs_python(spec) {
        let python = interpreter(project)?;
        versions.insert("Python".to_owned(), first_line(&python, "--version")?);
        let lock = project
            .settings
            .python_lock
            .as_ref()
            .map(|lock| std::fs::read_to_string(project.root.join(lock)))
            .transpose()?;
        let imported = imported(project, spec);
        let pins =
            lock.iter().flat_map(|text| text.lines()).filter_map(|line| line.split_once("=="));
        let pins = pins.filter(|(name, _)| {
            imported.contains(if *name == "scikit-learn" { "sklearn" } else { name })
        });
        versions.extend(pins.map(|(name, version)| {
            (name.to_owned(), version.split_whitespace().next().unwrap_or("").to_owned())
        }));
        let optional = package.metadata.optional.iter().filter(|module| imported.contains(*module));
        versions.extend(
            optional.filter_map(|module| Some((module.clone(), python::version(&python, module)?))),
        );
    }
    Ok(versions)
}

/// The modules that the measured scripts, or files beside them, import.
fn imported(project: &Project, spec: &Measure) -> BTreeSet<String> {
    let scripts = spec
        .subjects
        .iter()
        .filter_map(|subject| subject.command.strip_prefix("python ")?.split(' ').next());
    let folders: BTreeSet<&Path> =
        scripts.filter_map(|script| Path::new(script).parent()).collect();
    let files =
        folders.into_iter().flat_map(|folder| files_below(&project.root, folder, Walk::Authored));
    let texts = files.filter_map(|file| std::fs::read_to_string(project.root.join(file)).ok());
    texts
        .flat_map(|text| python::modules(&text).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown processor", |(_, model)| model.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{model}, {cores} cores, {} {}", std::env::consts::OS, std::env::consts::ARCH)
}

/// Today in UTC, by Howard Hinnant's civil-from-days rule.
fn today() -> String {
    let days =
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400)
            + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let (date, month) =
        (in_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{:04}-{month:02}-{date:02}", year + era * 400 + u64::from(month <= 2))
}

/// A hash of the code that was measured, that of the crates it depends on included, blind to comments and blank lines.
fn sources(project: &Project, package: &Package) -> String {
    let crates = project.closure(package).into_iter();
    let folders = crates
        .flat_map(|package| ["src", "twin", "web/src"].map(|folder| package.dir.join(folder)));
    let files = folders.flat_map(|folder| files_below(&project.root, &folder, Walk::Authored));
    let code = files.filter_map(|file| {
        let comment = comment(&file)?;
        let text = std::fs::read_to_string(project.root.join(&file)).ok()?;
        Some(without_comments(&text, comment).into_bytes())
    });
    fingerprint(code)
}

/// What a comment begins with in a file of code.
fn comment(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "rs" | "c" | "h" => Some("//"),
        "py" => Some("#"),
        _ => None,
    }
}

fn without_comments(text: &str, comment: &str) -> String {
    // in Python, where a line begins is part of what it says
    let trim = if comment == "#" { str::trim_end } else { str::trim };
    let lines = text
        .lines()
        .map(trim)
        .filter(|line| !line.is_empty() && !line.trim_start().starts_with(comment));
    lines.collect::<Vec<_>>().join("\n")
}

/// What a recording says that its crate does not.
fn stale(project: &Project, package: &Package, name: &str, record: &Record) -> Option<String> {
    let Some(spec) = package.metadata.measure.iter().find(|spec| spec.name == name) else {
        return Some(format!(
            "no `measure` of {}/Cargo.toml is named `{name}`",
            slashed(&package.dir)
        ));
    };
    let named = spec.subjects.iter().map(|subject| (&subject.name, &subject.command));
    if record.sources != sources(project, package) {
        Some("the code has changed since it was measured".to_owned())
    } else if (&record.name, record.threads) != (&spec.name, spec.threads) {
        Some(format!(
            "measured as `{}` with {} threads, not {}",
            record.name, record.threads, spec.threads
        ))
    } else if !named.eq(record.subjects.iter().map(|subject| (&subject.name, &subject.command))) {
        Some("the commands have changed since it was measured".to_owned())
    } else {
        None
    }
}

/// Recordings that are broken, or older than the code that they speak of.
pub fn check(project: &Project, wanted: &dyn Fn(&Package) -> bool, outcome: &mut Outcome) {
    for package in project.example_packages().filter(|package| wanted(package)) {
        for name in stems(&project.root.join(package.dir.join("measured")), "json") {
            let file = package.dir.join("measured").join(format!("{name}.json"));
            let text = std::fs::read_to_string(project.root.join(&file)).unwrap_or_default();
            let again =
                format!("run `cargo book measure {}` on an idle machine", slashed(&package.dir));
            let wrong = match project.measurement(&file, &text) {
                Ok(record) => stale(project, package, &name, &record),
                Err(error) => Some(error),
            };
            match wrong {
                Some(wrong) => {
                    outcome.fail("measurements", Diagnostic::whole_file(wrong, &file).help(again))
                }
                None => outcome.pass("measurements", 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_code_is_told_from_comments_in_every_language() {
        let code = |file: &str, text: &str| Some(without_comments(text, comment(Path::new(file))?));
        for file in ["a.rs", "a.c", "a.h"] {
            assert_eq!(
                code(file, "// why\n\n  let a; // b\n").as_deref(),
                Some("let a; // b"),
                "{file}"
            );
        }
        assert_eq!(code("a.py", "# why\n  pass\n").as_deref(), Some("  pass"));
        assert_eq!(code("README.md", "# A heading\n"), None);
    }

    #[test]
    fn a_command_may_ask_for_features() {
        let plain = ["--bin", "product"];
        assert_eq!(program(&plain), Some((None, "product", &[][..])));
        let both = ["--features", "openblas", "--bin", "product", "--", "ndarray", "--time"];
        assert_eq!(program(&both), Some((Some("openblas"), "product", &["ndarray", "--time"][..])));
        assert_eq!(program(&["--bin", "product", "--features", "openblas"]), None);
    }
}
