//! Runs what the pages show: crates, exercises, recordings, twins. A step is skipped only if nothing it depends on changed.
//!
//! ```text
//! Steps ── each with a key and a hash of its inputs ──▶ Stamps (target/book/stamps) ──▶ run or reuse ──▶ Outcome
//! ```

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use regex::Regex;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Walk, files_below, has_extension, slashed};
use crate::base::suggest::did_you_mean;
use crate::read::anchors;
use crate::read::package::Package;
use crate::read::page::{Item, Page, Shown};
use crate::read::workspace::Project;
use crate::run::library;
use crate::run::process::{self, Limits, Run};
use crate::run::python::{self, Unusable};
use crate::run::stamps::Stamps;

static LOCATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\w./-]+\.rs)(?::(\d+):\d+)?").expect("the pattern is a constant")
});

pub struct Options<'a> {
    /// Run everything, also what has not changed.
    pub fresh: bool,
    /// Write recordings instead of comparing them.
    pub bless: bool,
    /// Only what lies below this folder or file.
    pub only: Option<PathBuf>,
    /// Told what is being done when it takes time.
    pub progress: &'a dyn Fn(&str),
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { fresh: false, bless: false, only: None, progress: &|message| eprintln!("{message}") }
    }
}

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
    pub written: Vec<PathBuf>,
}

impl Outcome {
    pub fn pass(&mut self, kind: &'static str, count: usize) {
        self.counts.entry(kind).or_default().passed += count;
    }

    pub fn fail(&mut self, kind: &'static str, diagnostic: Diagnostic) {
        self.counts.entry(kind).or_default().failed += 1;
        self.diagnostics.push(diagnostic);
    }

    /// In CI nothing is skipped without being seen: there, what cannot be checked has failed.
    pub fn skip(&mut self, kind: &'static str, file: &Path, reason: &str) {
        let needed = std::env::var_os("CI").is_some_and(|value| value == "true");
        if needed {
            return self.fail(kind, Diagnostic::whole_file(format!("not checked: {reason}"), file));
        }
        self.leave(kind, reason);
    }

    /// What is not done on every machine, and need not be: told, also in CI, and no failure there.
    pub fn leave(&mut self, kind: &'static str, reason: &str) {
        self.counts.entry(kind).or_default().skipped += 1;
        self.skipped.insert(reason.to_owned());
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
}

/// Runs every check that the pages rest on.
pub fn verify(project: &Project, pages: &[Page], options: &Options) -> Outcome {
    let mut verifier = Verifier::new(project, pages, options);
    if let (Some(only), true) = (&options.only, verifier.scope.is_empty()) {
        let nothing = format!("nothing to run below {}", slashed(only));
        let help = format!("name a page, or a folder of {}/", project.settings.examples.display());
        verifier.outcome.fail("listings", Diagnostic::whole_file(nothing, only).help(help));
        return verifier.outcome;
    }
    let packages: Vec<&Package> =
        project.example_packages().filter(|package| verifier.wanted(&package.dir)).collect();
    if !options.bless {
        verifier.crates(&packages);
    }
    let sound: Vec<&Package> = packages
        .iter()
        .copied()
        .filter(|package| !verifier.broken.contains(&package.dir))
        .collect();
    if !options.bless {
        verifier.attempts(&sound);
    }
    verifier.recordings(&sound);
    verifier.twins(&packages);
    verifier.outcome
}

/// What a path that a user named stands for: a page for the crates that it shows, a file for its crate, a recording or
/// twin for itself. Empty if nothing can run there.
pub fn scope(project: &Project, pages: &[Page], only: &Path) -> Vec<PathBuf> {
    if let Some(package) = project.owner(only).filter(|package| project.is_example(package)) {
        let alone =
            ["output", "twin"].iter().any(|folder| only.starts_with(package.dir.join(folder)));
        return vec![if alone { only.to_path_buf() } else { package.dir.clone() }];
    }
    let wanted = || pages.iter().filter(|page| page.path.starts_with(only));
    let shown = wanted().flat_map(|page| {
        page.items.iter().map(|item| match item.shown.file() {
            Some(file) => project
                .owner(file)
                .map_or_else(|| file.to_path_buf(), |package| package.dir.clone()),
            None => page.path.clone(),
        })
    });
    // a page below a chapter may show nothing of its crate yet
    let own = wanted().filter_map(|page| Some(project.crate_of_page(&page.path)?.dir.clone()));
    let below = project
        .example_packages()
        .map(|package| package.dir.clone())
        .filter(|dir| dir.starts_with(only));
    shown.chain(own).chain(below).collect::<BTreeSet<_>>().into_iter().collect()
}

struct Verifier<'a> {
    project: &'a Project,
    options: &'a Options<'a>,
    items: Vec<(&'a Path, &'a Item)>,
    /// What `only` stands for.
    scope: Vec<PathBuf>,
    stamps: Stamps,
    outcome: Outcome,
    python: OnceCell<Result<PathBuf, Unusable>>,
    /// Whether Python has a module that it need not have.
    modules: BTreeMap<String, bool>,
    /// What crates hand to their twins.
    libraries: BTreeMap<PathBuf, Result<Option<library::Place>, String>>,
    /// Crates that fail: what else they do is not looked at, because it would only fail again.
    broken: BTreeSet<PathBuf>,
}

impl<'a> Verifier<'a> {
    fn new(project: &'a Project, pages: &'a [Page], options: &'a Options<'a>) -> Self {
        let items =
            pages.iter().flat_map(|page| page.items.iter().map(|item| (page.path.as_path(), item)));
        let stamps = Stamps::new(project, options.fresh || options.bless);
        Self {
            project,
            options,
            items: items.collect(),
            scope: options.only.as_ref().map_or_else(Vec::new, |only| scope(project, pages, only)),
            stamps,
            outcome: Outcome::default(),
            python: OnceCell::new(),
            modules: BTreeMap::new(),
            libraries: BTreeMap::new(),
            broken: BTreeSet::new(),
        }
    }

    /// Whether `only` includes this path; a file inside a wanted folder is wanted, and so is a folder around a wanted file.
    fn wanted(&self, path: &Path) -> bool {
        let within = |only: &PathBuf| path.starts_with(only) || only.starts_with(path);
        self.options.only.is_none() || self.scope.iter().any(within)
    }

    fn progress(&self, message: &str) {
        (self.options.progress)(message);
    }

    fn cargo(&self) -> Command {
        let mut command = process::cargo();
        command.current_dir(&self.project.root);
        quiet(&mut command);
        command
    }

    /// Where a page shows a file; the failing check is reported there.
    fn place(&self, file: &Path, line: Option<usize>) -> Diagnostic {
        // a twin's recording is rarely shown: its script is, or the output that both must print
        let output =
            file.parent().and_then(Path::parent).map(|dir| dir.join("output")).unwrap_or_default();
        let output = output.join(file.file_name().unwrap_or_default()).with_extension("txt");
        let related = [file.to_path_buf(), file.with_extension("py"), output];
        let exact =
            self.showing(file).find(|item| line.is_none_or(|line| Self::covers(item.1, line)));
        match exact.or_else(|| related.iter().find_map(|file| self.showing(file).next())) {
            Some((page, item)) => {
                Fault::new("").at(first_line(self.project, page, item)).in_file(*page)
            }
            None => Diagnostic::whole_file("", file),
        }
    }

    /// The places in pages that show a file.
    fn showing<'s>(&'s self, file: &'s Path) -> impl Iterator<Item = &'s (&'a Path, &'a Item)> {
        self.items.iter().filter(move |(_, item)| item.shown.files().any(|shown| shown == file))
    }

    fn covers(item: &Item, line: usize) -> bool {
        let Shown::Listing(included) = &item.shown else { return true };
        (included.excerpt.lines.0..=included.excerpt.lines.1).contains(&line)
    }

    /// The listing that a compiler or test message speaks of, or the crate's first one.
    fn place_message(&self, package: &Package, message: &str) -> Diagnostic {
        let shown = |file: &Path| self.showing(file).next().is_some();
        let mentioned = LOCATION.captures_iter(message).find_map(|found| {
            // trybuild names files relative to the crate
            let files = [PathBuf::from(&found[1]), package.dir.join(&found[1])];
            let line = found.get(2).and_then(|line| line.as_str().parse().ok());
            Some((files.into_iter().find(|file| shown(file))?, line))
        });
        match mentioned {
            Some((file, line)) => self.place(&file, line),
            None => {
                let first = self.items.iter().find_map(|(_, item)| {
                    item.shown.file().filter(|file| file.starts_with(&package.dir))
                });
                self.place(first.unwrap_or(&package.dir.join("Cargo.toml")), None)
            }
        }
    }

    /// Every crate behind a listing compiles and passes its tests, trybuild's and the exercises' solutions among them.
    fn crates(&mut self, packages: &[&Package]) {
        let hashed = packages.iter().map(|package| (*package, self.stamps.hash_package(package)));
        let stale: Vec<(&Package, String)> = hashed
            .filter(|(package, hash)| !self.stamps.holds("crate", &package.dir, hash))
            .collect();
        let together: Vec<&str> = stale
            .iter()
            .filter(|(package, _)| !package.metadata.alone)
            .map(|(package, _)| package.name.as_str())
            .collect();
        if together.len() > 1 {
            self.progress(&format!("Compiling {} crates", together.len()));
            let mut build = self.cargo();
            build.args(["test", "--no-run", "--keep-going"]);
            build.args(together.iter().flat_map(|name| ["--package", name]));
            // only to compile in parallel: what fails here fails again below, and is told there
            let _ = process::run(&mut build, Limits::BUILD);
        }
        for (package, hash) in stale {
            self.progress(&format!("Testing {}", slashed(&package.dir)));
            match self.test_crate(package) {
                Ok(()) => self.stamps.keep("crate", &package.dir, &hash),
                Err(message) => {
                    let place = self.place_message(package, &message);
                    let failed =
                        Diagnostic { message: format!("crate {} fails", package.name), ..place };
                    self.outcome.fail("listings", failed.help(message));
                    self.broken.insert(package.dir.clone());
                }
            }
        }
        let listings = self.items.iter().filter_map(|(_, item)| match &item.shown {
            Shown::Listing(included) if has_extension(&included.file, "rs") => Some(&included.file),
            _ => None,
        });
        let holds = |file: &&PathBuf| {
            self.wanted(file) && !self.broken.iter().any(|dir| file.starts_with(dir))
        };
        let passed = listings.filter(holds).count();
        self.outcome.pass("listings", passed);
    }

    fn test_crate(&self, package: &Package) -> Result<(), String> {
        let build = process::run(
            self.cargo().args(["test", "--no-run", "--package", &package.name]),
            Limits::BUILD,
        )?;
        if !build.success() {
            return Err(essence(&build.stderr));
        }
        let test = process::run(
            self.cargo().args(["test", "--no-fail-fast", "--package", &package.name]),
            Limits::TESTS,
        )
        .map_err(|error| format!("the tests of {}: {error}", package.name))?;
        if test.success() { Ok(()) } else { Err(essence(&(test.stderr + &test.stdout))) }
    }

    /// An exercise's task compiles as it is given to readers, and its tests fail: neither is it solved nor do they prove nothing.
    fn attempts(&mut self, packages: &[&Package]) {
        for package in packages {
            let hash = self.stamps.hash_package(package);
            for target in package.exercises() {
                if !self.stamps.holds("attempt", &target.path, &hash) {
                    self.progress(&format!("Attempting {}", slashed(&target.path)));
                    if let Err(fault) = self.attempt(package, &target.name) {
                        self.fail_at("exercises", &target.path, fault);
                        continue;
                    }
                    self.stamps.keep("attempt", &target.path, &hash);
                }
                self.outcome.pass("exercises", 1);
            }
        }
    }

    fn attempt(&self, package: &Package, target: &str) -> Result<(), Fault> {
        let arguments = ["test", "--package", &package.name, "--test", target];
        let solved = run(self.cargo().args(arguments), Limits::TESTS)?;
        if !solved.stdout.contains(" 0 ignored;") || solved.stdout.contains(" 0 passed;") {
            return Err(fault("not every test runs on the solution")
                .help("take out `ignore`, and write at least one test"));
        }
        let arguments = [&arguments[..], &["--features", "attempt"]].concat();
        let build = run(self.cargo().args(&arguments).arg("--no-run"), Limits::BUILD)?;
        if !build.success() {
            return Err(fault("the task does not compile").help(essence(&build.stderr)));
        }
        let run = run(self.cargo().args(&arguments), Limits::TESTS)?;
        match run.success() {
            true => Err(fault("the tests pass without a solution")
                .help("write a test that the unfinished task fails")),
            false => Ok(()),
        }
    }

    /// Every recording in `output/` is what its command prints.
    fn recordings(&mut self, packages: &[&Package]) {
        for package in packages {
            let hash = self.stamps.hash_package(package);
            let mut stale = Vec::new();
            for file in files_in(self.project, package, "output", "txt") {
                if !self.wanted(&file) {
                    continue;
                }
                match self.missing_requirement(package, &file) {
                    Some(reason) => self.outcome.skip("outputs", &file, &reason),
                    None if self.stamps.holds("output", &file, &hash) => {
                        self.outcome.pass("outputs", 1)
                    }
                    None => stale.push(file),
                }
            }
            self.run_recorded(package, stale, &hash);
        }
    }

    /// One crate after the other: two crates may have programs of the same name, and Cargo puts both in one place.
    fn run_recorded(&mut self, package: &Package, files: Vec<PathBuf>, hash: &str) {
        let mut runnable = Vec::new();
        for file in files {
            match self
                .recorded(&file)
                .and_then(|text| Ok((program(self.project, package, &text)?, text)))
            {
                Ok((program, text)) => runnable.push((file, program, text)),
                Err(fault) => self.fail_at("outputs", &file, fault),
            }
        }
        self.build(package, runnable.iter().map(|(_, program, _)| program));
        for (file, program, text) in runnable {
            if !program.executable.exists() {
                let help = format!(
                    "`cargo build --package {} --bin {}` says why",
                    package.name, program.bin
                );
                self.fail_at(
                    "outputs",
                    &file,
                    fault(format!("the program `{}` does not build", program.bin)).help(help),
                );
                continue;
            }
            self.progress(&format!("Running {}", slashed(&file)));
            let mut command = Command::new(&program.executable);
            command.args(&program.arguments).current_dir(&self.project.root);
            self.compare("outputs", &file, &text, quiet(&mut command), Some(hash));
        }
    }

    fn fail_at(&mut self, kind: &'static str, file: &Path, fault: Fault) {
        let place = self.place(file, None);
        self.outcome.fail(kind, Diagnostic { message: fault.message, help: fault.help, ..place });
    }

    /// A recording as it is on disk now: blessing may just have written it.
    fn recorded(&self, file: &Path) -> Result<String, Fault> {
        let bytes = std::fs::read(self.project.root.join(file))
            .map_err(|error| fault(error.to_string()))?;
        anchors::decode(&bytes)
    }

    fn missing_requirement(&self, package: &Package, file: &Path) -> Option<String> {
        let stem = file.file_stem()?.to_str()?;
        let wanted = package.metadata.requires.get(stem)?;
        let here = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
        (*wanted != here).then(|| {
            format!("{} can be checked on {wanted} only, and this is {here}", slashed(file))
        })
    }

    fn build<'p>(&self, package: &Package, programs: impl Iterator<Item = &'p Program>) {
        let mut wanted: BTreeMap<bool, BTreeSet<&str>> = BTreeMap::new();
        for program in programs {
            // what an earlier build left must not run in place of what does not build now
            let _ = std::fs::remove_file(&program.executable);
            wanted.entry(program.release).or_default().insert(&program.bin);
        }
        for (release, bins) in wanted {
            self.progress(&format!("Building {} of {}", bins.len(), slashed(&package.dir)));
            let mut cargo = self.cargo();
            cargo
                .args(["build", "--keep-going", "--package", &package.name])
                .args(release.then_some("--release"));
            cargo.args(bins.iter().flat_map(|bin| ["--bin", bin]));
            // what does not build is told when it is missing, and in the compiler's words with its crate
            let _ = process::run(&mut cargo, Limits::BUILD);
        }
    }

    /// Runs one recorded program; equal text passes and is stamped, other text fails or is blessed.
    fn compare(
        &mut self,
        kind: &'static str,
        file: &Path,
        text: &str,
        command: &mut Command,
        stamp: Option<&str>,
    ) -> Option<Run> {
        let command_line = process::split_recording(text).map_or("", |(command, _)| command);
        let run = match run(command, Limits::PROGRAM) {
            Ok(run) => run,
            Err(fault) => {
                let message = format!("`{command_line}`: {}", fault.message);
                self.fail_at(kind, file, Fault { message, ..fault });
                return None;
            }
        };
        if self.options.bless && kind == "twins" && !run.success() {
            self.fail_at(kind, file, twin_fails(&run));
            return None;
        }
        let actual = process::recording(command_line, &run);
        if !process::matches(text, &actual) {
            let blessed = process::rerecord(text, &actual);
            if !self.options.bless {
                let bless = format!(
                    "if that is right, `{} bless {}`",
                    self.project.settings.tool,
                    slashed(file)
                );
                let message = format!("{} is not what `{command_line}` prints", slashed(file));
                self.fail_at(
                    kind,
                    file,
                    fault(message).help(format!("{}\n{bless}", process::diff(text, &blessed))),
                );
                return Some(run);
            }
            match std::fs::write(self.project.root.join(file), blessed) {
                Ok(()) => self.outcome.written.push(file.to_path_buf()),
                Err(error) => {
                    self.outcome.fail(kind, Diagnostic::whole_file(error.to_string(), file))
                }
            }
        }
        if let Some(hash) = stamp {
            self.stamps.keep("output", file, hash);
            self.outcome.pass(kind, 1);
        }
        Some(run)
    }

    /// Every twin prints what it is recorded to print, and the same as its crate.
    fn twins(&mut self, packages: &[&Package]) {
        for package in packages {
            for script in files_in(self.project, package, "twin", "py") {
                let hash = self.stamps.hash_twin(package);
                if !self.wanted(&script) {
                    continue;
                }
                if self.stamps.holds("twin", &script, &hash) {
                    self.outcome.pass("twins", 1);
                } else {
                    self.twin(package, &script, &hash);
                }
            }
        }
    }

    fn twin(&mut self, package: &Package, script: &Path, hash: &str) {
        let own = script.with_extension("txt");
        let stem = script.file_stem().unwrap_or_default();
        let of_crate = package.dir.join("output").join(stem).with_extension("txt");
        let (has_own, has_crate) =
            (self.project.root.join(&own).is_file(), self.project.root.join(&of_crate).is_file());
        if !has_own && !has_crate {
            // what other twins import is recorded only by its name
            let named = self.options.bless && self.options.only.as_deref() == Some(script);
            match (imported(self.project, package, script), self.options.bless) {
                (true, _) if !named => return,
                (false, false) => {
                    let help = format!(
                        "`{} bless {}` records it",
                        self.project.settings.tool,
                        slashed(script)
                    );
                    let unseen =
                        Diagnostic::whole_file("no recording shows that this twin runs", script);
                    return self.outcome.fail("twins", unseen.help(help));
                }
                _ => {}
            }
        }
        let optional = optional(self.project, package, script);
        if let (false, [module, ..]) = (has_own || self.options.bless, &*optional) {
            return self.fail_at("twins", script, unrecorded(self.project, script, module));
        }
        let python =
            self.python.get_or_init(|| python::interpreter(self.project, self.options.progress));
        let python = match python {
            Ok(python) => python.clone(),
            Err(Unusable::Absent(reason)) => {
                return self.outcome.skip("twins", script, &reason.clone());
            }
            Err(Unusable::Broken(reason)) => {
                let broken = fault(reason.clone())
                    .help("mend the lock file or the connection; all twins need it");
                return self.fail_at("twins", script, broken);
            }
        };
        if let Some(module) = optional.iter().find(|module| !self.has(&python, module)) {
            let of_crate = has_crate.then_some(&*of_crate);
            return match has_own {
                true => self.stands(package, script, of_crate, (&python, module)),
                false => self.fail_at("twins", script, unrecorded(self.project, script, module)),
            };
        }
        let library = match self.library(package, &python) {
            Ok(library) => library,
            Err(message) => {
                let failed = fault(format!("the library of {} does not build", package.name));
                return self.fail_at("twins", script, failed.help(essence(&message)));
            }
        };
        self.progress(&format!("Running {}", slashed(script)));
        let line = format!("$ python {}\n", slashed(script));
        let recorded = if has_own { self.recorded(&own).unwrap_or_default() } else { line.clone() };
        let failed = self.outcome.diagnostics.len();
        let mut command = Command::new(python);
        command.arg(script).current_dir(&self.project.root).envs(library);
        // a twin that starts Cargo has no use for what it says about downloads and locks
        command.env("CARGO_TERM_QUIET", "true");
        let Some(run) = (if has_own || self.options.bless {
            self.compare("twins", &own, &recorded, quiet(&mut command), None)
        } else {
            self.run_unrecorded(script, quiet(&mut command))
        }) else {
            return;
        };
        if has_crate && self.outcome.diagnostics.len() == failed {
            self.agree(package, script, &of_crate, &process::recording("", &run));
        }
        if self.outcome.diagnostics.len() == failed {
            self.stamps.keep("twin", script, hash);
            self.outcome.pass("twins", 1);
        }
    }

    fn has(&mut self, python: &Path, module: &str) -> bool {
        *self.modules.entry(module.to_owned()).or_insert_with(|| python::has(python, module))
    }

    /// A twin that this machine's Python cannot run. Its recording is compared with the crate's all the same. No stamp is
    /// kept: the twin runs as soon as Python has the module.
    fn stands(
        &mut self,
        package: &Package,
        script: &Path,
        of_crate: Option<&Path>,
        (python, module): (&Path, &str),
    ) {
        let own = script.with_extension("txt");
        let line = format!("$ python {}\n", slashed(script));
        let recorded = match self.recorded(&own) {
            Ok(recorded) if recorded.starts_with(&line) => recorded,
            Ok(_) => {
                let wrong = fault("the first line of this recording is not its command");
                return self.fail_at(
                    "twins",
                    &own,
                    wrong.help(format!("write `{}`", line.trim_end())),
                );
            }
            Err(fault) => return self.fail_at("twins", &own, fault),
        };
        let failed = self.outcome.diagnostics.len();
        if let Some(of_crate) = of_crate {
            self.agree(package, script, of_crate, &recorded);
        }
        if self.outcome.diagnostics.len() == failed {
            let home = python.ancestors().nth(2).unwrap_or(python);
            let home = slashed(home.strip_prefix(&self.project.root).unwrap_or(home));
            let reason = format!(
                "{} was not run, its recording stands: Python here has no `{module}`; `pip install {module}` into {home} \
                 gets it",
                slashed(script)
            );
            self.outcome.leave("twins", &reason);
        }
    }

    /// What the crate hands to Python, built once a run.
    fn library(
        &mut self,
        package: &Package,
        python: &Path,
    ) -> Result<Option<library::Place>, String> {
        let (project, progress) = (self.project, self.options.progress);
        let build = || library::build(project, package, python, progress);
        self.libraries.entry(package.dir.clone()).or_insert_with(build).clone()
    }

    fn run_unrecorded(&mut self, script: &Path, command: &mut Command) -> Option<Run> {
        let failed = match run(command, Limits::PROGRAM) {
            Ok(run) if run.success() => return Some(run),
            Ok(run) => twin_fails(&run),
            Err(fault) => fault,
        };
        self.fail_at("twins", script, failed);
        None
    }

    /// Compares the crate's recording with one of its twin.
    fn agree(&mut self, package: &Package, script: &Path, of_crate: &Path, of_twin: &str) {
        let recorded = self.recorded(of_crate).unwrap_or_default();
        let body = process::split_recording(&recorded).map_or("", |(_, body)| body);
        let actual = process::split_recording(of_twin).map_or("", |(_, body)| body);
        if let Err(message) = process::agree(body, actual, package.metadata.tolerance) {
            let message = format!("{} and its twin disagree: {message}", slashed(of_crate));
            let help = "they must print the same lines; numbers may differ by `tolerance` in [package.metadata.listings]";
            self.fail_at("twins", script, fault(message).help(help));
        }
    }
}

fn fault(message: impl Into<String>) -> Fault {
    Fault::new(message)
}

/// What a twin says when it fails, and where a module that it misses is added.
fn twin_fails(run: &Run) -> Fault {
    let words =
        if run.stderr.is_empty() { "it prints no reason".to_owned() } else { essence(&run.stderr) };
    let missing = run.stderr.contains("ModuleNotFoundError");
    fault("the twin fails")
        .help(words + if missing { "\nadd the module to python.lock" } else { "" })
}

/// No one would see that a twin has drifted that most machines cannot run.
fn unrecorded(project: &Project, script: &Path, module: &str) -> Fault {
    let help = format!(
        "`{} bless {}` records it where Python has `{module}`",
        project.settings.tool,
        slashed(script)
    );
    fault(format!("this twin needs `{module}`, which not every machine has, and is not recorded"))
        .help(help)
}

/// A process that was stopped becomes a fault that names the limits.
fn run(command: &mut Command, limits: Limits) -> Result<Run, Fault> {
    process::run(command, limits).map_err(|message| {
        let (seconds, kibibytes) = (limits.time.as_secs(), limits.bytes >> 10);
        fault(message).help(format!(
            "a program has {seconds} seconds and prints up to {kibibytes} KiB of UTF-8"
        ))
    })
}

/// Environment in which every program prints the same on every machine.
fn quiet(command: &mut Command) -> &mut Command {
    process::limit_threads(command, 1);
    process::forget_cargo(command);
    command
        .env("RUST_BACKTRACE", "0")
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("PYTHONIOENCODING", "utf-8").env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1")
}

/// The line of a page on which an item's directive stands.
fn first_line(project: &Project, page: &Path, item: &Item) -> std::ops::Range<usize> {
    let text = project.read(page).map(|file| file.text.clone()).unwrap_or_default();
    let inside = text.get(item.span.clone()).unwrap_or("");
    let start = item.span.start + inside.find("{{#").unwrap_or(0);
    let end = text[start.min(text.len())..].find('\n').map_or(text.len(), |at| start + at);
    start..end
}

/// A program that a recording names.
struct Program {
    bin: String,
    release: bool,
    arguments: Vec<String>,
    executable: PathBuf,
}

/// Reads `$ cargo run [--release] --package P --bin B [-- ARGUMENTS]`.
fn program(project: &Project, package: &Package, recording: &str) -> Result<Program, Fault> {
    let malformed = || {
        let form = format!("$ cargo run --package {} --bin NAME", package.name);
        fault("the first line of this recording is not its command")
            .help(format!("write `{form}`; `--release` and `-- ARGUMENTS` may be added"))
    };
    let (command, _) = process::split_recording(recording).ok_or_else(malformed)?;
    if let Some(special) = command.chars().find(|c| "\"'$*?[]{}|&;<>()#`~\\!".contains(*c)) {
        return Err(fault(format!("`{special}` in a recorded command, which no shell reads here"))
            .help("take the arguments that need it into the program, so that a reader's shell does the same"));
    }
    let (cargo, arguments) = command.split_once(" -- ").unwrap_or((command, ""));
    let mut words = cargo.split_whitespace();
    if (words.next(), words.next()) != (Some("cargo"), Some("run")) {
        return Err(malformed());
    }
    let (mut name, mut bin, mut release) = (None, None, false);
    while let Some(word) = words.next() {
        match word {
            "--package" | "-p" => name = words.next(),
            "--bin" => bin = words.next(),
            "--release" => release = true,
            _ => return Err(malformed()),
        }
    }
    let (Some(name), Some(bin)) = (name, bin) else { return Err(malformed()) };
    if name != package.name {
        return Err(fault(format!(
            "this recording lies in crate {} and names crate {name}",
            package.name
        )));
    }
    let bins: Vec<&str> =
        package.targets.iter().filter(|t| t.kind == "bin").map(|t| t.name.as_str()).collect();
    if !bins.contains(&bin) {
        return Err(fault(format!("crate {name} has no program `{bin}`"))
            .help(did_you_mean(bin, bins.iter().copied())));
    }
    let folder = project.target_dir.join(if release { "release" } else { "debug" });
    let executable = folder.join(format!("{bin}{}", std::env::consts::EXE_SUFFIX));
    let arguments = arguments.split_whitespace().map(str::to_owned).collect();
    Ok(Program { bin: bin.into(), release, arguments, executable })
}

/// The part of a long message from Cargo, trybuild or Python that says what is wrong.
fn essence(text: &str) -> String {
    const IDLE: [&str; 11] = [
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
    let idle = |line: &str| {
        let line = line.trim_start();
        IDLE.iter().any(|start| line.starts_with(start))
            || line.ends_with("... ok")
            || line.contains("/registry/src/")
    };
    let begins = |line: &&str| {
        let fails = line.starts_with("test ")
            && ["mismatch", "error", "FAILED"].iter().any(|end| line.ends_with(end));
        fails
            || line.starts_with("error")
            || line.contains("panicked at")
            || line.starts_with("Traceback")
    };
    let mut lines: Vec<&str> = text.lines().filter(|line| !idle(line)).collect();
    lines.dedup_by(|a, b| a.trim().is_empty() && b.trim().is_empty());
    let start = lines.iter().position(begins).unwrap_or(lines.len().saturating_sub(20));
    let end = lines.len().min(start + 20);
    lines[start..end].join("\n").trim().to_owned()
}

fn files_in(project: &Project, package: &Package, folder: &str, extension: &str) -> Vec<PathBuf> {
    let files = files_below(&project.root, &package.dir.join(folder), Walk::Authored);
    files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|found| found == extension))
        .collect()
}

/// Whether another twin imports this file as a module.
fn imported(project: &Project, package: &Package, script: &Path) -> bool {
    let Some(stem) = script.file_stem().and_then(|stem| stem.to_str()) else { return false };
    files_in(project, package, "twin", "py").iter().any(|other| {
        other != script
            && project.read(other).is_ok_and(|file| python::modules(&file.text).contains(stem))
    })
}

/// The crate's optional modules that a twin imports, itself or by files beside it.
fn optional(project: &Project, package: &Package, script: &Path) -> Vec<String> {
    let (mut found, mut files) = (BTreeSet::new(), vec![script.to_path_buf()]);
    let mut next = 0;
    while let Some(file) = files.get(next).and_then(|file| project.read(file).ok()) {
        for module in python::modules(&file.text) {
            let beside = script.with_file_name(format!("{module}.py"));
            if package.metadata.optional.iter().any(|optional| optional == module) {
                found.insert(module.to_owned());
            } else if project.root.join(&beside).is_file() && !files.contains(&beside) {
                files.push(beside);
            }
        }
        next += 1;
    }
    found.into_iter().collect()
}
