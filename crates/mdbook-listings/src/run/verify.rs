//! The entry: what is checked, in what order, and what runs beside what.
//!
//! Cargo compiles one group of crates after the other, because it locks its folder. All else runs
//! in threads of its own beside it, as many processes at a time as there are cores: the twins from
//! the start, and each crate's tests, programs and exercises as soon as they are compiled.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Walk, files_below, has_extension, slashed};
use crate::read::anchors;
use crate::read::package::Package;
use crate::read::page::{Page, Shown};
use crate::read::workspace::Project;
use crate::run::compare;
use crate::run::crates::Crate;
use crate::run::library;
use crate::run::outcome::Outcome;
use crate::run::place::Places;
use crate::run::process::{self, Limits, Run};
use crate::run::python::Unusable;
use crate::run::scope::Scope;
use crate::run::slots::Slots;
use crate::run::stamps::Stamps;

pub struct Options<'a> {
    /// Run everything, also what has not changed.
    pub fresh: bool,
    /// Write recordings instead of comparing them.
    pub bless: bool,
    /// Compile crates with Clippy, and fail where it warns.
    pub lint: bool,
    /// Only what lies below this folder or file.
    pub only: Option<PathBuf>,
    /// Called with what is being done when it takes time.
    pub progress: &'a (dyn Fn(&str) + Sync),
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            fresh: false,
            bless: false,
            lint: false,
            only: None,
            progress: &|message| eprintln!("{message}"),
        }
    }
}

/// Runs every check that the pages rest on.
pub fn verify(project: &Project, pages: &[Page], options: &Options) -> Outcome {
    let verifier = Verifier::new(project, pages, options);
    match &options.only {
        Some(only) if verifier.scope.is_empty() => {
            let nothing = format!("nothing to run below {}", slashed(only));
            let help =
                format!("name a page, or a folder of {}/", project.settings.examples.display());
            let nothing = Diagnostic::whole_file(nothing, only).help(help);
            verifier.outcome().fail("listings", nothing);
        }
        _ if options.bless => verifier.bless(),
        _ => verifier.test(),
    }
    let outcome = verifier.outcome.into_inner().unwrap_or_else(PoisonError::into_inner);
    Outcome { diagnostics: sorted(outcome.diagnostics), ..outcome }
}

/// Threads report in any order.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| (&a.path, &a.message).cmp(&(&b.path, &b.message)));
    diagnostics
}

/// What is built once a run for all twins of a crate.
pub(super) type Library = Arc<OnceLock<Result<Option<library::Place>, String>>>;

/// What all checks share; each thread has a reference.
pub(super) struct Verifier<'a> {
    pub project: &'a Project,
    pub options: &'a Options<'a>,
    pub places: Places<'a>,
    pub scope: Scope,
    pub stamps: Stamps,
    pub slots: Slots,
    pub python: OnceLock<Result<PathBuf, Unusable>>,
    /// Whether Python has a module that it need not have.
    pub modules: Mutex<BTreeMap<String, bool>>,
    /// What crates hand to their twins.
    pub libraries: Mutex<BTreeMap<PathBuf, Library>>,
    /// How many listings the compiler does not see.
    pub unseen: AtomicUsize,
    outcome: Mutex<Outcome>,
}

impl<'a> Verifier<'a> {
    fn new(project: &'a Project, pages: &'a [Page], options: &'a Options<'a>) -> Self {
        Self {
            project,
            options,
            places: Places::new(project, pages),
            scope: Scope::new(project, pages, options.only.as_deref()),
            stamps: Stamps::new(project, options.fresh || options.bless),
            slots: Slots::new(),
            python: OnceLock::new(),
            modules: Mutex::default(),
            libraries: Mutex::default(),
            unseen: AtomicUsize::new(0),
            outcome: Mutex::default(),
        }
    }

    fn packages(&self) -> Vec<&'a Package> {
        let all = self.project.example_packages();
        all.filter(|package| self.scope.includes(&package.dir)).collect()
    }

    fn test(&self) {
        let packages = self.packages();
        let crates: Vec<Crate> = packages.iter().map(|package| Crate::new(self, package)).collect();
        let (late, early): (Vec<_>, Vec<_>) =
            self.find_twins(&packages).into_iter().partition(|twin| twin.starts_cargo(self));
        std::thread::scope(|threads| {
            self.start_twins(threads, early);
            threads.spawn(|| self.check_c());
            self.test_crates(threads, &crates);
        });
        // Cargo has nothing else to do now, for which they would have to wait
        std::thread::scope(|threads| self.start_twins(threads, late));
        self.check_starts(&crates);
        self.count_listings(&crates);
    }

    /// Twins come last: they are compared with what their crates have just recorded.
    fn bless(&self) {
        let packages = self.packages();
        let crates: Vec<Crate> =
            packages.iter().map(|package| Crate::untested(self, package)).collect();
        std::thread::scope(|threads| {
            self.start_recordings(threads, &crates.iter().collect::<Vec<_>>(), None)
        });
        std::thread::scope(|threads| self.start_twins(threads, self.find_twins(&packages)));
    }

    /// A listing passes with its crate.
    fn count_listings(&self, crates: &[Crate]) {
        let failed = |file: &Path| {
            crates.iter().any(|one| one.failed() && file.starts_with(&one.package.dir))
        };
        let listings = self.places.items.iter().filter_map(|(_, item)| match &item.shown {
            Shown::Listing(included) => Some(&included.file),
            _ => None,
        });
        let passed = listings
            .filter(|file| has_extension(file, "rs"))
            .filter(|file| self.scope.includes(file) && !failed(file));
        let unseen = self.unseen.load(Ordering::Relaxed);
        self.outcome().pass("listings", passed.count().saturating_sub(unseen));
    }

    pub fn outcome(&self) -> MutexGuard<'_, Outcome> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn progress(&self, message: &str) {
        (self.options.progress)(message);
    }

    /// Does some work and adds its time to a step.
    pub fn time<T>(&self, step: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.outcome().add_time(step, start.elapsed());
        result
    }

    /// Reports a failure where a page shows the file.
    pub fn fail(&self, kind: &'static str, file: &Path, fault: Fault) {
        let diagnostic = self.places.report(file, fault);
        self.outcome().fail(kind, diagnostic);
    }

    /// Blessing leaves no stamp: the files that it writes were not among the inputs that the stamp
    /// would name.
    pub fn keep_stamp(&self, kind: &str, path: &Path, hash: &str) {
        if !self.options.bless {
            self.stamps.keep(kind, path, hash);
        }
    }

    /// Files that authors wrote in one folder of a crate.
    pub fn files(&self, package: &Package, folder: &str, extension: &str) -> Vec<PathBuf> {
        let files = files_below(&self.project.root, &package.dir.join(folder), Walk::Authored);
        files.into_iter().filter(|file| has_extension(file, extension)).collect()
    }

    /// A recording as it is on disk now: blessing may just have written it.
    pub fn read_recording(&self, file: &Path) -> Result<String, Fault> {
        let bytes = std::fs::read(self.project.root.join(file))
            .map_err(|error| Fault::new(error.to_string()))?;
        anchors::decode(&bytes)
    }

    /// Writes a recording where it seems to be, and nowhere else.
    fn write_recording(&self, file: &Path, text: &str) -> Result<(), Fault> {
        let root = &self.project.root;
        if let Some(link) = file.ancestors().find(|above| root.join(above).is_symlink()) {
            let fault = Fault::new(format!("{} is a symbolic link", slashed(link)));
            return Err(fault.help("nothing was recorded; put the file or folder in its place"));
        }
        std::fs::write(root.join(file), text).map_err(|error| Fault::new(error.to_string()))
    }

    /// Compares what a program printed with its recording; other text is a failure, or is blessed.
    pub fn compare(&self, kind: &'static str, file: &Path, recorded: &str, run: &Run) -> bool {
        let command = compare::split_recording(recorded).map_or("", |(command, _)| command);
        let actual = compare::recording(command, run);
        if compare::matches(recorded, &actual) {
            return true;
        }
        let blessed = compare::rerecord(recorded, &actual);
        if self.options.bless {
            let written = self.write_recording(file, &blessed);
            match &written {
                Ok(()) => drop(self.outcome().written.insert(file.to_path_buf())),
                Err(fault) => self.outcome().fail(kind, fault.clone().in_file(file)),
            }
            return written.is_ok();
        }
        let (tool, name) = (&self.project.settings.tool, slashed(file));
        let diff = compare::diff(recorded, &blessed);
        let help = format!("{diff}\nif that is right, `{tool} bless {name}`");
        let fault = Fault::new(format!("{name} is not what `{command}` prints"));
        self.fail(kind, file, fault.help(help));
        false
    }
}

/// Runs a program of a page; one that has to be stopped is a fault that names the limits.
pub(super) fn run_program(command: &mut std::process::Command) -> Result<Run, Fault> {
    let limits = Limits::PROGRAM;
    process::run(command, limits).map_err(|message| {
        let (seconds, kibibytes) = (limits.time.as_secs(), limits.bytes >> 10);
        let help =
            format!("a program has {seconds} seconds and prints up to {kibibytes} KiB of UTF-8");
        Fault::new(message).help(help)
    })
}
