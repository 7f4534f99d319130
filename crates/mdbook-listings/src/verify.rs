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

use regex_lite::Regex;

use crate::diagnostic::{Diagnostic, Fault, line_and_column};
use crate::output::{self, Limits, Run};
use crate::project::{Package, Project, fingerprint, slashed};
use crate::python;
use crate::source::{self, Selection};
use crate::weave::{Item, Shown, Source, Woven, files_below};

/// Raised when the checks themselves change, so that old stamps count for nothing.
const RULES: u32 = 1;

static LOCATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([\w./-]+\.rs)(?::(\d+):\d+)?").expect("the pattern is a constant"));

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
pub fn verify(project: &Project, pages: &[Source], woven: &[Woven], options: &Options) -> Outcome {
    let mut verifier = Verifier::new(project, pages, woven, options);
    let packages: Vec<&Package> = project.example_packages().filter(|package| verifier.wanted(&package.dir)).collect();
    if !options.bless {
        verifier.crates(&packages);
        verifier.attempts(&packages);
    }
    verifier.recordings(&packages);
    verifier.twins(&packages);
    verifier.outcome
}

struct Verifier<'a> {
    project: &'a Project,
    options: &'a Options<'a>,
    items: Vec<(&'a Path, &'a Item)>,
    stamps: Stamps,
    outcome: Outcome,
    python: OnceCell<Result<PathBuf, String>>,
}

impl<'a> Verifier<'a> {
    fn new(project: &'a Project, pages: &'a [Source], woven: &'a [Woven], options: &'a Options<'a>) -> Self {
        let items = pages
            .iter()
            .zip(woven)
            .flat_map(|(page, woven)| woven.items.iter().map(|item| (page.path.as_path(), item)));
        let stamps = Stamps::new(project, options.fresh || options.bless);
        Self { project, options, items: items.collect(), stamps, outcome: Outcome::default(), python: OnceCell::new() }
    }

    /// Whether `only` includes this path; a file inside a wanted folder is wanted, and so is a folder around a wanted file.
    fn wanted(&self, path: &Path) -> bool {
        self.options.only.as_ref().is_none_or(|only| path.starts_with(only) || only.starts_with(path))
    }

    fn progress(&self, message: &str) {
        (self.options.progress)(message);
    }

    fn cargo(&self) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.project.root);
        quiet(&mut command);
        command
    }

    /// Where a page shows a file; the failing check is reported there.
    fn place(&self, file: &Path, line: Option<usize>) -> Diagnostic {
        // a twin's recording is rarely shown: its script is, or the output that both must print
        let output = file.parent().and_then(Path::parent).map(|dir| dir.join("output")).unwrap_or_default();
        let output = output.join(file.file_name().unwrap_or_default()).with_extension("txt");
        let related = [file.to_path_buf(), file.with_extension("py"), output];
        let exact = self.showing(file).find(|item| line.is_none_or(|line| self.covers(item.1, line)));
        match exact.or_else(|| related.iter().find_map(|file| self.showing(file).next())) {
            Some((page, item)) => Fault::new("", first_line(self.project, page, item)).in_file(*page),
            None => Diagnostic::whole_file("", file),
        }
    }

    /// The places in pages that show a file.
    fn showing<'s>(&'s self, file: &'s Path) -> impl Iterator<Item = &'s (&'a Path, &'a Item)> {
        self.items.iter().filter(move |(_, item)| item.shown.file() == Some(file))
    }

    fn covers(&self, item: &Item, line: usize) -> bool {
        let Shown::Listing { file, selection, .. } = &item.shown else { return true };
        self.project.excerpt(file, selection).is_ok_and(|excerpt| (excerpt.lines.0..=excerpt.lines.1).contains(&line))
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
                let first = self
                    .items
                    .iter()
                    .find_map(|(_, item)| item.shown.file().filter(|file| file.starts_with(&package.dir)));
                self.place(first.unwrap_or(&package.dir.join("Cargo.toml")), None)
            }
        }
    }

    /// Every crate behind a listing compiles and passes its tests, trybuild's and the exercises' solutions among them.
    fn crates(&mut self, packages: &[&Package]) {
        let hashed = packages.iter().map(|package| (*package, self.stamps.hash_package(package)));
        let stale: Vec<(&Package, String)> =
            hashed.filter(|(package, hash)| !self.stamps.holds("crate", &package.dir, hash)).collect();
        if stale.len() > 1 {
            self.progress(&format!("Compiling {} crates", stale.len()));
            let mut build = self.cargo();
            build.args(["test", "--no-run", "--keep-going"]);
            stale.iter().for_each(|(package, _)| {
                build.args(["--package", &package.name]);
            });
            // only to compile in parallel: what fails here fails again below, and is told there
            let _ = output::run(&mut build, Limits::BUILD);
        }
        let mut broken = BTreeSet::new();
        for (package, hash) in stale {
            self.progress(&format!("Testing {}", slashed(&package.dir)));
            match self.test_crate(package) {
                Ok(()) => self.stamps.keep("crate", &package.dir, &hash),
                Err(message) => {
                    broken.insert(&package.dir);
                    let place = self.place_message(package, &message);
                    self.outcome.fail(
                        "listings",
                        Diagnostic { message: format!("crate {} fails", package.name), ..place }.help(message),
                    );
                }
            }
        }
        let listings = self.items.iter().filter_map(|(_, item)| match &item.shown {
            Shown::Listing { file, .. } if file.extension().is_some_and(|extension| extension == "rs") => Some(file),
            _ => None,
        });
        let passed =
            listings.filter(|file| self.wanted(file) && !broken.iter().any(|dir| file.starts_with(dir))).count();
        self.outcome.pass("listings", passed);
    }

    fn test_crate(&self, package: &Package) -> Result<(), String> {
        let build = output::run(self.cargo().args(["test", "--no-run", "--package", &package.name]), Limits::BUILD)?;
        if !build.success() {
            return Err(essence(&build.stderr));
        }
        let test =
            output::run(self.cargo().args(["test", "--no-fail-fast", "--package", &package.name]), Limits::TESTS)
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
                    if let Err(message) = self.attempt(package, &target.name) {
                        self.fail_at("exercises", &target.path, message);
                        continue;
                    }
                    self.stamps.keep("attempt", &target.path, &hash);
                }
                self.outcome.pass("exercises", 1);
            }
        }
    }

    fn attempt(&self, package: &Package, target: &str) -> Result<(), String> {
        let arguments = ["test", "--package", &package.name, "--test", target, "--features", "attempt"];
        let build = output::run(self.cargo().args(arguments).arg("--no-run"), Limits::BUILD)?;
        if !build.success() {
            return Err(format!("the task does not compile\n{}", essence(&build.stderr)));
        }
        let run = output::run(self.cargo().args(arguments), Limits::TESTS)?;
        if run.success() { Err("the tests pass without a solution".into()) } else { Ok(()) }
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
                    None if self.stamps.holds("output", &file, &hash) => self.outcome.pass("outputs", 1),
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
            match self.recorded(&file).and_then(|text| Ok((program(self.project, package, &text)?, text))) {
                Ok((program, text)) => runnable.push((file, program, text)),
                Err(message) => self.fail_at("outputs", &file, message),
            }
        }
        self.build(package, runnable.iter().map(|(_, program, _)| program));
        for (file, program, text) in runnable {
            if !program.executable.exists() {
                self.fail_at("outputs", &file, format!("`{}` does not build", program.bin));
                continue;
            }
            self.progress(&format!("Running {}", slashed(&file)));
            let mut command = Command::new(&program.executable);
            command.args(&program.arguments).current_dir(&self.project.root);
            self.compare("outputs", &file, &text, quiet(&mut command), Some(hash));
        }
    }

    fn fail_at(&mut self, kind: &'static str, file: &Path, message: String) {
        let place = self.place(file, None);
        self.outcome.fail(kind, Diagnostic { message, ..place });
    }

    /// A recording as it is on disk now: blessing may just have written it.
    fn recorded(&self, file: &Path) -> Result<String, String> {
        let bytes = std::fs::read(self.project.root.join(file)).map_err(|error| error.to_string())?;
        source::decode(&bytes).map_err(|fault| fault.message)
    }

    fn missing_requirement(&self, package: &Package, file: &Path) -> Option<String> {
        let stem = file.file_stem()?.to_str()?;
        let wanted = package.metadata.requires.get(stem)?;
        let here = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
        (*wanted != here).then(|| format!("{} can be checked on {wanted} only, and this is {here}", slashed(file)))
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
            cargo.args(["build", "--keep-going", "--package", &package.name]).args(release.then_some("--release"));
            cargo.args(bins.iter().flat_map(|bin| ["--bin", bin]));
            // what does not build is told when it is missing, and in the compiler's words with its crate
            let _ = output::run(&mut cargo, Limits::BUILD);
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
        let command_line = output::split_recording(text).map_or("", |(command, _)| command);
        let run = match output::run(command, Limits::PROGRAM) {
            Ok(run) => run,
            Err(message) => {
                self.fail_at(kind, file, format!("`{command_line}`: {message}"));
                return None;
            }
        };
        let actual = output::recording(command_line, &run);
        if !output::matches(text, &actual) {
            if !self.options.bless {
                let place = self.place(file, None);
                let help =
                    format!("{}\nif the new output is right, bless {}", output::diff(text, &actual), slashed(file));
                self.outcome.fail(
                    kind,
                    Diagnostic { message: format!("{} is not what `{command_line}` prints", slashed(file)), ..place }
                        .help(help),
                );
                return Some(run);
            }
            match std::fs::write(self.project.root.join(file), output::rerecord(text, &actual)) {
                Ok(()) => self.outcome.written.push(file.to_path_buf()),
                Err(error) => self.outcome.fail(kind, Diagnostic::whole_file(error.to_string(), file)),
            }
        }
        if let Some(hash) = stamp {
            self.stamps.keep("output", file, hash);
        }
        if stamp.is_some() {
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
        if !has_own && !has_crate && !self.options.bless {
            if !imported(self.project, package, script) {
                let help = format!("bless it, which records {}", slashed(&own));
                self.outcome
                    .fail("twins", Diagnostic::whole_file("no recording shows that this twin runs", script).help(help));
            }
            return;
        }
        let python = self.python.get_or_init(|| python::interpreter(self.project, self.options.progress));
        let python = match python {
            Ok(python) => python.clone(),
            Err(reason) => return self.outcome.skip("twins", script, &reason.clone()),
        };
        self.progress(&format!("Running {}", slashed(script)));
        let line = format!("$ python {}\n", slashed(script));
        let recorded = if has_own { self.recorded(&own).unwrap_or_default() } else { line.clone() };
        let failed = self.outcome.diagnostics.len();
        let mut command = Command::new(python);
        command.arg(script).current_dir(&self.project.root);
        let Some(run) = (if has_own || self.options.bless {
            self.compare("twins", &own, &recorded, quiet(&mut command), None)
        } else {
            self.run_unrecorded(script, quiet(&mut command))
        }) else {
            return;
        };
        if has_crate && self.outcome.diagnostics.len() == failed {
            self.agree(package, script, &of_crate, &run);
        }
        if self.outcome.diagnostics.len() == failed {
            self.stamps.keep("twin", script, hash);
            self.outcome.pass("twins", 1);
        }
    }

    fn run_unrecorded(&mut self, script: &Path, command: &mut Command) -> Option<Run> {
        match output::run(command, Limits::PROGRAM) {
            Ok(run) if run.success() => Some(run),
            Ok(run) => {
                self.fail_at("twins", script, format!("the twin fails\n{}", essence(&run.stderr)));
                None
            }
            Err(message) => {
                self.fail_at("twins", script, message);
                None
            }
        }
    }

    fn agree(&mut self, package: &Package, script: &Path, of_crate: &Path, run: &Run) {
        let recorded = self.recorded(of_crate).unwrap_or_default();
        let body = output::split_recording(&recorded).map_or("", |(_, body)| body);
        let actual = output::recording("", run);
        let actual = output::split_recording(&actual).map_or("", |(_, body)| body);
        if let Err(message) = output::agree(body, actual, package.metadata.tolerance) {
            let place = self.place(script, None);
            let message = format!("{} and its twin disagree: {message}", slashed(of_crate));
            self.outcome.fail(
                "twins",
                Diagnostic { message, ..place }.help(
                    "they must print the same lines; numbers may differ by `tolerance` in [package.metadata.listings]",
                ),
            );
        }
    }
}

/// Environment in which every program prints the same on every machine.
fn quiet(command: &mut Command) -> &mut Command {
    output::limit_threads(command, 1);
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
fn program(project: &Project, package: &Package, recording: &str) -> Result<Program, String> {
    const FORM: &str =
        "the first line must be `$ cargo run --package P --bin B`, also with `--release` and `-- ARGUMENTS`";
    let (command, _) = output::split_recording(recording).ok_or(FORM)?;
    let (cargo, arguments) = command.split_once(" -- ").unwrap_or((command, ""));
    let mut words = cargo.split_whitespace();
    if (words.next(), words.next()) != (Some("cargo"), Some("run")) {
        return Err(FORM.into());
    }
    let (mut name, mut bin, mut release) = (None, None, false);
    while let Some(word) = words.next() {
        match word {
            "--package" | "-p" => name = words.next(),
            "--bin" => bin = words.next(),
            "--release" => release = true,
            _ => return Err(FORM.into()),
        }
    }
    let (Some(name), Some(bin)) = (name, bin) else { return Err(FORM.into()) };
    if name != package.name || !package.targets.iter().any(|target| target.kind == "bin" && target.name == bin) {
        return Err(format!("crate {} has no program `{bin}`", package.name));
    }
    let folder = project.target_dir.join(if release { "release" } else { "debug" });
    let executable = folder.join(format!("{bin}{}", std::env::consts::EXE_SUFFIX));
    let arguments = arguments.split_whitespace().map(str::to_owned).collect();
    Ok(Program { bin: bin.into(), release, arguments, executable })
}

/// The part of a long message from Cargo, trybuild or Python that says what is wrong.
fn essence(text: &str) -> String {
    const IDLE: [&str; 8] = [
        "Compiling ",
        "Finished ",
        "Running ",
        "running ",
        "error: test failed",
        "error: 1 target",
        "test result:",
        "`-p ",
    ];
    let idle = |line: &str| {
        let line = line.trim_start();
        IDLE.iter().any(|start| line.starts_with(start)) || line.ends_with("... ok") || line.contains("/registry/src/")
    };
    let begins = |line: &&str| {
        let fails = line.starts_with("test ") && ["mismatch", "error", "FAILED"].iter().any(|end| line.ends_with(end));
        fails || line.starts_with("error") || line.contains("panicked at") || line.starts_with("Traceback")
    };
    let mut lines: Vec<&str> = text.lines().filter(|line| !idle(line)).collect();
    lines.dedup_by(|a, b| a.trim().is_empty() && b.trim().is_empty());
    let start = lines.iter().position(begins).unwrap_or(lines.len().saturating_sub(20));
    let end = lines.len().min(start + 20);
    lines[start..end].join("\n").trim().to_owned()
}

fn files_in(project: &Project, package: &Package, folder: &str, extension: &str) -> Vec<PathBuf> {
    let files = files_below(&project.root, &package.dir.join(folder));
    files.into_iter().filter(|file| file.extension().is_some_and(|found| found == extension)).collect()
}

/// Whether another twin imports this file as a module.
fn imported(project: &Project, package: &Package, script: &Path) -> bool {
    let Some(stem) = script.file_stem().and_then(|stem| stem.to_str()) else { return false };
    let imports = |text: &str| {
        text.lines()
            .any(|line| line.starts_with(&format!("import {stem}")) || line.starts_with(&format!("from {stem} ")))
    };
    files_in(project, package, "twin", "py")
        .iter()
        .any(|other| other != script && project.read(other).is_ok_and(|file| imports(&file.text)))
}

/// What has passed, and for which inputs.
pub struct Stamps {
    folder: PathBuf,
    root: PathBuf,
    fresh: bool,
    packages: BTreeMap<PathBuf, String>,
    python: Vec<u8>,
}

impl Stamps {
    /// Hashes everything that a check can depend on; `fresh` trusts no stamp of an earlier run.
    pub fn new(project: &Project, fresh: bool) -> Self {
        let rustc = output::run(Command::new("rustc").arg("-vV").current_dir(&project.root), Limits::PROGRAM);
        let read = |file: &Path| std::fs::read(project.root.join(file)).unwrap_or_default();
        let version =
            format!("{RULES} {} {}", env!("CARGO_PKG_VERSION"), rustc.map(|run| run.stdout).unwrap_or_default());
        let files =
            ["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", ".cargo/config.toml"].map(|file| read(Path::new(file)));
        let global = fingerprint(files.into_iter().chain([version.into_bytes()]));
        let hashes: BTreeMap<&Path, String> =
            project.packages.iter().map(|package| (package.dir.as_path(), hash_folder(project, package))).collect();
        let packages = project.example_packages().map(|package| {
            let closure =
                project.closure(package).into_iter().map(|member| hashes[member.dir.as_path()].clone().into_bytes());
            (package.dir.clone(), fingerprint(closure.chain([global.clone().into_bytes()])))
        });
        let python = project.settings.python_lock.as_deref().map(read).unwrap_or_default();
        Self {
            folder: project.target_dir.join("book/stamps"),
            root: project.root.clone(),
            fresh,
            packages: packages.collect(),
            python,
        }
    }

    fn hash_package(&self, package: &Package) -> String {
        self.packages.get(&package.dir).cloned().unwrap_or_default()
    }

    fn hash_twin(&self, package: &Package) -> String {
        fingerprint([self.hash_package(package).into_bytes(), self.python.clone()])
    }

    /// Pages, all example crates, and some more files.
    pub fn hash_text(&self, pages: &[Source], files: &[&str]) -> String {
        let texts = pages.iter().map(|page| format!("{}\n{}", page.path.display(), page.text).into_bytes());
        let crates = self.packages.values().map(|hash| hash.clone().into_bytes());
        let files = files.iter().map(|file| std::fs::read(self.root.join(file)).unwrap_or_default());
        fingerprint(texts.chain(crates).chain(files))
    }

    fn file(&self, kind: &str, path: &Path) -> PathBuf {
        self.folder.join(format!("{kind}-{}", slashed(path).replace('/', "-")))
    }

    pub fn holds(&self, kind: &str, path: &Path, hash: &str) -> bool {
        !self.fresh && std::fs::read_to_string(self.file(kind, path)).is_ok_and(|text| text == self.line(hash))
    }

    pub fn keep(&self, kind: &str, path: &Path, hash: &str) {
        // a stamp that cannot be written only means that the check runs again
        let _ = std::fs::create_dir_all(&self.folder);
        let _ = std::fs::write(self.file(kind, path), self.line(hash));
    }

    /// A checkout that was moved runs everything again: programs may have seen their folder.
    fn line(&self, hash: &str) -> String {
        format!("{hash} {}", self.root.display())
    }
}

/// The names and contents of all files of a package.
fn hash_folder(project: &Project, package: &Package) -> String {
    let files = files_below(&project.root, &package.dir).into_iter();
    fingerprint(
        files.flat_map(|file| {
            [slashed(&file).into_bytes(), std::fs::read(project.root.join(&file)).unwrap_or_default()]
        }),
    )
}

/// How a test of shown code names its page.
pub fn test_name(page: &Path) -> String {
    slashed(page)
        .replace(".md", "")
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect()
}

/// Selected lines of a page's whole-file listings and typed snippets, for a tool that compiles pages as they are shown.
#[derive(Debug, Clone)]
pub struct ShownCode {
    pub page: PathBuf,
    pub line: usize,
    pub info: String,
    pub code: String,
    /// A whole file of a crate rather than code in the page.
    pub file: Option<PathBuf>,
}

/// The Rust of all pages that can be compiled as it is shown: inline snippets, and listings that are whole files.
pub fn shown_code(project: &Project, pages: &[Source], woven: &[Woven]) -> Vec<ShownCode> {
    let mut found = Vec::new();
    for (page, woven) in pages.iter().zip(woven) {
        for item in &woven.items {
            let fence = &page.text[item.span.clone()];
            let (info, body) = fence.split_once('\n').unwrap_or((fence, ""));
            let info = info.trim_start_matches('`').to_owned();
            let (code, file) = match &item.shown {
                Shown::Snippet { ignored: false } => {
                    (body.rsplit_once("```").map_or(body, |(code, _)| code).to_owned(), None)
                }
                Shown::Listing { file, selection: selection @ Selection::Whole, compile_fail: false }
                    if file.extension().is_some_and(|e| e == "rs") =>
                {
                    let Ok(excerpt) = project.excerpt(file, selection) else { continue };
                    (excerpt.text, Some(file.clone()))
                }
                _ => continue,
            };
            let line = line_and_column(&page.text, item.span.start).0;
            found.push(ShownCode { page: page.path.clone(), line, info, code, file });
        }
    }
    found
}
