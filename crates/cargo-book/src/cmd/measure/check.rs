//! Whether recorded measurements still hold for the code that they are about.

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use mdbook_listings::base::diagnostic::{Diagnostic, Format};
use mdbook_listings::base::files::{slashed, stems};
use mdbook_listings::read::fields::{day_number, today};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::record::Record;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process::{self, Limits};

/// How long figures may be published whose code has changed since they were measured, in days.
pub const GRACE: u64 = 30;

/// What was found out about the measurements of some crates.
#[derive(Default)]
pub struct Checked {
    /// How many hold for the code as it is.
    pub current: usize,
    /// Those that are to be measured again, because their code has changed.
    pub older: Vec<Diagnostic>,
    /// Those that no machine can have recorded, or not for what their crate says.
    pub wrong: Vec<Diagnostic>,
}

impl Checked {
    /// Shows what is to be measured again: a warning each, as an annotation goes to stdout.
    pub fn warn(&self, root: &Path, format: Format) {
        for older in &self.older {
            let text = older.render_warning(format, root, stderr().is_terminal());
            match format {
                Format::Human => eprintln!("{text}"),
                Format::Github => println!("{text}"),
            }
        }
    }
}

pub fn check(project: &Project, wanted: &dyn Fn(&Package) -> bool) -> Checked {
    let mut checked = Checked::default();
    for package in project.example_packages().filter(|package| wanted(package)) {
        for file in records(project, package) {
            match project.measurement(&file) {
                Ok(record) => check_one(package, &file, &record, &mut checked),
                Err(wrong) => checked.wrong.push(wrong.help(again(package))),
            }
        }
    }
    checked
}

fn check_one(package: &Package, file: &Path, record: &Record, checked: &mut Checked) {
    let diagnostic = |message: String| Diagnostic::whole_file(message, file).help(again(package));
    if let Some(wrong) = contradiction(package, file, record) {
        checked.wrong.push(diagnostic(wrong));
    } else if record.changed.is_empty() {
        checked.current += 1;
    } else {
        let changed = record.changed.join(", ");
        checked.older.push(diagnostic(format!(
            "to be measured again: the code in {changed} has changed since {}",
            record.date
        )));
    }
}

/// The recordings of a crate.
pub fn records(project: &Project, package: &Package) -> Vec<PathBuf> {
    let folder = package.dir.join("measured");
    let names = stems(&project.root.join(&folder), "json");
    names.iter().map(|name| folder.join(format!("{name}.json"))).collect()
}

fn again(package: &Package) -> String {
    format!("run `{}` on an idle machine", super::command(package))
}

/// What a record says that its crate does not.
fn contradiction(package: &Package, file: &Path, record: &Record) -> Option<String> {
    let name = file.file_stem()?.to_string_lossy();
    let Some(spec) = package.metadata.measure.iter().find(|spec| spec.name == name) else {
        let dir = slashed(&package.dir);
        return Some(format!("no `measure` of {dir}/Cargo.toml is named `{name}`"));
    };
    let named = spec.subjects.iter().map(|subject| (&subject.name, &subject.command));
    if (&record.name, record.threads) != (&spec.name, spec.threads) {
        Some(format!(
            "measured as `{}` with {} threads, not {}",
            record.name, record.threads, spec.threads
        ))
    } else if !named.eq(record.subjects.iter().map(|subject| (&subject.name, &subject.command))) {
        Some("the commands have changed since it was measured".to_owned())
    } else if record.command != super::command(package) {
        Some(format!("recorded by `{}`, which is another crate's", record.command))
    } else {
        None
    }
}

/// Refuses to publish figures whose code changed long ago.
pub fn ensure_publishable(project: &Project) -> Result<()> {
    let packages = project.example_packages();
    let files = packages.flat_map(|package| records(project, package));
    let late = files.filter_map(|file| {
        let record = project.measurement(&file).ok()?;
        let since = changed_on(project, &record)?;
        let days = today().saturating_sub(day_number(&since)?);
        let late = days > GRACE;
        late.then(|| format!("{}: the code changed on {since}", slashed(&file)))
    });
    let late: Vec<String> = late.collect();
    ensure!(
        late.is_empty(),
        "not published: figures whose code has changed are published for {GRACE} days, in which \
         somebody measures again\n  {}",
        late.join("\n  ")
    );
    Ok(())
}

/// The day of the first commit since a measurement that changed the code of it; without a history
/// the day of the measurement. `None` if the code is the same, or if nobody committed the change.
fn changed_on(project: &Project, record: &Record) -> Option<String> {
    if record.changed.is_empty() {
        return None;
    }
    let mut git = Command::new("git");
    git.args(["log", "--format=%cs", "--relative", "--since"]);
    git.arg(format!("{} 00:00", record.date)).arg("--").args(&record.changed);
    git.current_dir(&project.root);
    match process::run(&mut git, Limits::PROGRAM) {
        Ok(log) if log.success() => log.stdout.lines().last().map(str::to_owned),
        _ => Some(record.date.clone()),
    }
}
