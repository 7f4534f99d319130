//! `cargo book measure`: equal answers first, then interleaved runs, then a record or a refusal.
//!
//! ```text
//! run (a subject's program, one sample) ─▶ mod (rounds, record) ◀─ machine (on what was measured)
//! check: whether a record still holds for its code
//! ```

mod check;
mod machine;
mod run;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::fields::{day_name, today};
use mdbook_listings::read::models::missing;
use mdbook_listings::read::package::{Measure, Package};
use mdbook_listings::read::ratio::rounded;
use mdbook_listings::read::record::{MOST_ROUNDS, ROUNDS, Record, Subject};
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::compare;
use mdbook_listings::run::library;

pub use check::{check, ensure_publishable, records};

use super::write_file;
use crate::build::site;
use crate::chapter;
use crate::process::{progress, stop_on_interrupt};
use run::{Runner, Sample, interpreter, runs_python};

pub fn measure(root: &Path, only: Option<&str>, name: Option<&str>) -> Result<()> {
    stop_on_interrupt();
    let project = site::load(root)?.project;
    let only = only.map(|only| chapter::resolve(&project, only)).transpose()?;
    let chosen = chosen(&project, only.as_deref(), name);
    ensure!(
        !chosen.is_empty(),
        "nothing is measured there; a crate names its measurements in [package.metadata.listings]"
    );
    progress(&forecast(&project, &chosen));
    let mut noisy = Vec::new();
    for (package, spec) in chosen {
        let name = format!("{} {}", project.crate_path(package), spec.name);
        let record = record(&project, package, spec).with_context(|| name.clone())?;
        match record.too_wide() {
            Some(reason) => noisy.push(format!("{name}: {reason}")),
            None => write(&project, package, spec, &record)?,
        }
    }
    ensure!(
        noisy.is_empty(),
        "not recorded, the machine was too noisy; measure again when it is idle\n  {}",
        noisy.join("\n  ")
    );
    Ok(())
}

/// The measurements of a crate, or of what is below a folder.
fn chosen<'a>(
    project: &'a Project,
    only: Option<&Path>,
    name: Option<&str>,
) -> Vec<(&'a Package, &'a Measure)> {
    let of_page = only.and_then(|only| project.crate_of_page(only));
    let only = of_page.map_or(only, |package| Some(package.dir.as_path()));
    let wanted = |package: &&Package| {
        only.is_none_or(|only| package.dir.starts_with(only) || only.starts_with(&package.dir))
    };
    let packages = project.example_packages().filter(wanted);
    let all =
        packages.flat_map(|package| package.metadata.measure.iter().map(move |m| (package, m)));
    all.filter(|(_, spec)| name.is_none_or(|name| spec.name == name)).collect()
}

/// What will be done, and how long the runs took when they were last recorded.
fn forecast(project: &Project, chosen: &[(&Package, &Measure)]) -> String {
    let recorded = chosen.iter().filter_map(|(package, spec)| {
        let file = recording(package, spec);
        let record = project.measurement(&file).ok()?;
        let median = |subject: &Subject| {
            let mut seconds = subject.process_seconds.clone();
            seconds.sort_by(f64::total_cmp);
            seconds.get(seconds.len() / 2).copied().unwrap_or(0.0)
        };
        Some(record.subjects.iter().map(median).sum::<f64>())
    });
    let recorded: Vec<f64> = recorded.collect();
    let (count, known) = (chosen.len(), recorded.len());
    let seconds = recorded.iter().sum::<f64>() * ROUNDS as f64;
    let runs = match (known, count - known) {
        (0, _) => "how long they take is known after the first runs".to_owned(),
        (_, 0) => format!("about {}", duration(seconds)),
        (_, new) => format!("about {}, and {new} for the first time", duration(seconds)),
    };
    let measurements = if count == 1 { "measurement" } else { "measurements" };
    format!(
        "Building the programs of {count} {measurements} with optimizations, then running each \
         {ROUNDS} to {MOST_ROUNDS} times: {runs}"
    )
}

/// A rough time, for a person who waits.
fn duration(seconds: f64) -> String {
    match seconds {
        ..90.0 => format!("{seconds:.0} s"),
        _ => format!("{:.0} min", seconds / 60.0),
    }
}

/// What measures all of a crate again.
fn command(package: &Package) -> String {
    format!("cargo book measure {}", slashed(&package.dir))
}

fn recording(package: &Package, spec: &Measure) -> PathBuf {
    package.dir.join("measured").join(format!("{}.json", spec.name))
}

fn write(project: &Project, package: &Package, spec: &Measure, record: &Record) -> Result<()> {
    let file = recording(package, spec);
    let text = serde_json::to_string_pretty(record)? + "\n";
    // what would be refused later is refused while somebody is here who can say why
    Record::parse(&text).map_err(|fault| anyhow!("not recorded: {}", fault.message))?;
    write_file(&project.root, &file, &text)?;
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
    let programs = programs(project, package, spec)?;
    let name = format!("{} {}", project.crate_path(package), spec.name);
    progress(&format!("Running {name} once, to compare the answers"));
    let mut series = Series::start(package, spec, &programs)?;
    let mut record = Record {
        name: spec.name.clone(),
        command: command(package),
        date: day_name(today()),
        machine: machine::machine(),
        threads: spec.threads,
        versions: machine::versions(project, spec)?,
        lockfile: fingerprint([std::fs::read(project.root.join("Cargo.lock"))?]),
        sources: project.hash_code(package, &spec.name),
        answer: series.answer.lines().map(str::to_owned).collect(),
        subjects: vec![],
        changed: vec![],
    };
    while series.rounds() < MOST_ROUNDS
        && (record.subjects.is_empty() || record.too_wide().is_some())
    {
        let (first, last) = (series.rounds() + 1, series.rounds() + ROUNDS);
        let time = duration(series.round_seconds * ROUNDS as f64);
        progress(&format!("Running rounds {first} to {last}: about {time}"));
        (0..ROUNDS).try_for_each(|_| series.run_round())?;
        record.subjects = series.summarize();
        record.derive();
        record.too_wide().iter().for_each(|reason| progress(reason));
    }
    Ok(record)
}

/// Builds what is measured.
fn programs(project: &Project, package: &Package, spec: &Measure) -> Result<Vec<Runner>> {
    ensure!(spec.subjects.len() >= 2, "a measurement compares at least two subjects");
    if let Some(reason) = missing(project, package) {
        bail!(reason);
    }
    // once, and not for each of the programs that load it
    let library = match runs_python(spec) {
        true => library::build(project, package, &interpreter(project)?, &progress)
            .map_err(anyhow::Error::msg)?,
        false => None,
    };
    let runner = |command: &String| Runner::new(project, library.as_ref(), command, spec.threads);
    spec.subjects.iter().map(|subject| runner(&subject.command)).collect()
}

/// The samples of all subjects, each of which gave the same answer.
struct Series<'a> {
    spec: &'a Measure,
    programs: &'a [Runner],
    tolerance: f64,
    /// The first subject's first answer.
    answer: String,
    /// How long a run of every program took, the first time.
    round_seconds: f64,
    samples: Vec<Vec<Sample>>,
}

impl<'a> Series<'a> {
    /// Runs every program once, which also warms up what it reads; these runs are not recorded.
    fn start(package: &Package, spec: &'a Measure, programs: &'a [Runner]) -> Result<Self> {
        let first = programs.iter().map(Runner::run).collect::<Result<Vec<_>>>()?;
        let series = Self {
            spec,
            programs,
            tolerance: package.metadata.tolerance,
            answer: first[0].answer.clone(),
            round_seconds: first.iter().map(|sample| sample.process.as_secs_f64()).sum(),
            samples: programs.iter().map(|_| Vec::new()).collect(),
        };
        first.iter().enumerate().try_for_each(|(at, sample)| series.ensure_agrees(at, sample))?;
        Ok(series)
    }

    fn ensure_agrees(&self, at: usize, sample: &Sample) -> Result<()> {
        let name = |at: usize| &self.spec.subjects[at].name;
        let agreed = compare::agree(&self.answer, &sample.answer, self.tolerance);
        agreed.map_err(|message| match at {
            0 => anyhow!("{} does not always give the same answer: {message}", name(0)),
            _ => anyhow!("{} and {} do not do the same work: {message}", name(0), name(at)),
        })
    }

    fn rounds(&self) -> usize {
        self.samples[0].len()
    }

    /// Runs every program once; none is always the one that runs first.
    fn run_round(&mut self) -> Result<()> {
        let round = self.rounds();
        for turn in 0..self.programs.len() {
            let at = (round + turn) % self.programs.len();
            let sample = self.programs[at].run()?;
            self.ensure_agrees(at, &sample)?;
            self.samples[at].push(sample);
        }
        Ok(())
    }

    fn summarize(&self) -> Vec<Subject> {
        let both = self.spec.subjects.iter().zip(&self.samples);
        let subjects = both.map(|(subject, samples)| Subject {
            name: subject.name.clone(),
            command: subject.command.clone(),
            seconds: samples.iter().map(|sample| rounded(sample.seconds)).collect(),
            process_seconds: samples
                .iter()
                .map(|sample| rounded(sample.process.as_secs_f64()))
                .collect(),
            peak_bytes: samples.iter().map(|sample| sample.peak).max().unwrap_or(0),
            median_seconds: 0.0,
            ratio: None,
        });
        subjects.collect()
    }
}
