//! Every crate behind a listing compiles and passes its tests, trybuild's and the exercises'
//! solutions among them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;
use std::thread::Scope;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::slashed;
use crate::base::hash::fingerprint;
use crate::read::models::missing;
use crate::read::package::Package;
use crate::run::build::{self, Artifact, Build};
use crate::run::environment::{has_doctests, library_path, package_variables};
use crate::run::groups::{groups, is_complete, lint, selection, targets, with_untested_library};
use crate::run::markers::Listing;
use crate::run::message::shorten;
use crate::run::process::{self, Limits, Run, quiet};
use crate::run::rustc::Rustc;
use crate::run::verify::Verifier;

/// A crate and, once they are known, the results of its tests.
pub(super) struct Crate<'a> {
    pub package: &'a Package,
    pub hash: String,
    /// Why nothing of it can run here, if a model is missing. It is compiled all the same.
    pub missing: Option<String>,
    listings: Vec<Listing<'a>>,
    /// Of the crate and the places of its listings.
    shown: String,
    /// Whether its own stamp or one of its exercises' is missing.
    is_stale: bool,
    results: OnceLock<Option<Printed>>,
}

/// What each test program of a crate printed, by its main file.
pub(super) type Printed = BTreeMap<PathBuf, Run>;

impl<'a> Crate<'a> {
    pub fn new(verifier: &'a Verifier, package: &'a Package) -> Self {
        let hash = verifier.stamps.hash_package(package);
        let listings = verifier.listings_of(package);
        let shown = fingerprint(listings.iter().map(Listing::place).chain([hash.clone()]));
        let holds = |kind: &str, path: &Path| verifier.stamps.holds(kind, path, &hash);
        let is_stale = !holds(verifier.crate_stamp(), &package.dir)
            || !verifier.stamps.holds("shown", &package.dir, &shown)
            || package.exercises().any(|target| !holds("attempt", &target.path));
        let (missing, results) = (missing(verifier.project, package), OnceLock::new());
        Self { package, hash, missing, listings, shown, is_stale, results }
    }

    /// A crate whose tests are not run.
    pub fn untested(verifier: &Verifier, package: &'a Package) -> Self {
        let hash = verifier.stamps.hash_package(package);
        let (listings, shown) = (Vec::new(), String::new());
        let results = OnceLock::from(Some(Printed::new()));
        let missing = missing(verifier.project, package);
        Self { package, hash, missing, listings, shown, is_stale: false, results }
    }

    /// Waits until its tests have run. `None` if they failed: what else the crate does would only
    /// fail again.
    pub fn wait(&self) -> Option<&Printed> {
        self.results.wait().as_ref()
    }

    pub fn failed(&self) -> bool {
        matches!(self.results.get(), Some(None))
    }

    fn finish(&self, printed: Option<Printed>) {
        self.results.get_or_init(|| printed);
    }
}

impl<'a> Verifier<'a> {
    /// Without Clippy less is proved.
    fn crate_stamp(&self) -> &'static str {
        if self.options.lint { "linted crate" } else { "crate" }
    }

    /// Compiles one group of crates after the other, and starts what can run then.
    pub fn test_crates<'s, 'e>(&'e self, threads: &'s Scope<'s, 'e>, crates: &'e [Crate<'e>]) {
        let (stale, fresh): (Vec<&Crate>, Vec<&Crate>) =
            crates.iter().partition(|one| one.is_stale);
        fresh.iter().for_each(|one| one.finish(Some(Printed::new())));
        self.start_attempts(threads, &fresh);
        self.start_recordings(threads, &fresh, None);
        for group in groups(self.project, stale) {
            self.progress(&match group[..] {
                [one] => format!("Compiling {}", slashed(&one.package.dir)),
                _ => format!("Compiling {} crates", group.len()),
            });
            let build = self.compile_tests(&group);
            group.iter().for_each(|one| self.start_tests(threads, one, &build));
            self.start_recordings(threads, &group, Some(&build));
            self.start_attempts(threads, &group);
        }
    }

    /// `cargo test` stops at the first crate that does not compile. Then `cargo build` goes on. It
    /// would also compile each program as a test, so it is not used where all is well.
    fn compile_tests(&self, group: &[&Crate]) -> Build {
        let packages: Vec<&Package> = group.iter().map(|one| one.package).collect();
        let compile = |arguments: &[&str], targets: Vec<String>, packages: &[&Package]| {
            let mut cargo = build::cargo(self.project);
            cargo.args(arguments).args(targets);
            cargo.args(selection(self.project, packages));
            if self.options.lint {
                lint(&mut cargo);
            }
            self.time("compile", || Build::run(self.project, &mut cargo))
        };
        let libraries = with_untested_library(&packages);
        let compile_all = |arguments: &[&str], targets: Vec<String>| {
            let mut build = compile(arguments, targets, &packages);
            if !libraries.is_empty() {
                build.extend(compile(&["build", "--keep-going", "--lib"], Vec::new(), &libraries));
            }
            build
        };
        let build = compile_all(&["test", "--no-run"], targets(self.project, &packages));
        match packages.iter().all(|package| is_complete(package, &build)) {
            true => build,
            false => compile_all(&["build", "--keep-going", "--tests"], Vec::new()),
        }
    }

    fn start_tests<'s, 'e>(
        &'e self,
        threads: &'s Scope<'s, 'e>,
        one: &'e Crate<'e>,
        build: &Build,
    ) {
        let package = one.package;
        if !is_complete(package, build) {
            self.fail_crate(package, &shorten(&build.reason(self.project, package)));
            return one.finish(None);
        }
        let commands: Vec<(PathBuf, Command)> = build
            .artifacts_of(package)
            .filter(|artifact| artifact.is_test)
            .filter_map(|artifact| {
                Some((artifact.source.clone(), self.test_command(package, build, artifact)?))
            })
            .collect();
        let documented = has_doctests(self.project, package);
        let rustc = Rustc::new(self, build, package);
        threads.spawn(move || {
            let result = self.slots.run(|| {
                self.progress(&format!("Testing {}", slashed(&package.dir)));
                self.time("listings", || self.check_listings(one, &rustc));
                if let Some(reason) = &one.missing {
                    self.outcome().skip("listings", &package.dir.join("Cargo.toml"), reason);
                    return Ok(None);
                }
                let run = || self.run_tests(package, commands, documented);
                self.time("tests", run).map(Some)
            });
            match result {
                Ok(None) => one.finish(Some(Printed::new())),
                Ok(Some(printed)) => {
                    if self.check_messages(package, &printed) {
                        self.keep_stamp("crate", &package.dir, &one.hash);
                        self.keep_stamp(self.crate_stamp(), &package.dir, &one.hash);
                    }
                    one.finish(Some(printed));
                }
                Err(message) => {
                    self.fail_crate(package, &message);
                    one.finish(None);
                }
            }
        });
    }

    fn check_listings(&self, one: &Crate, rustc: &Rustc) {
        match self.prove_listings(one.package, &one.listings, rustc) {
            Ok(0) => self.keep_stamp("shown", &one.package.dir, &one.shown),
            Ok(unseen) => drop(self.unseen.fetch_add(unseen, Ordering::Relaxed)),
            Err(fault) => self.fail("listings", &one.package.dir.join("Cargo.toml"), fault),
        }
    }

    /// A test as Cargo starts it.
    fn test_command(
        &self,
        package: &Package,
        build: &Build,
        artifact: &Artifact,
    ) -> Option<Command> {
        let executable = artifact.executable.as_ref()?;
        let mut command = Command::new(executable);
        quiet(&mut command).current_dir(self.project.root.join(&package.dir));
        command.envs(package_variables(package)).envs(build.variables_of(self.project, package));
        command.envs(library_path(executable));
        let programs = build.artifacts_of(package).filter(|artifact| !artifact.is_test);
        for program in programs {
            let name = format!("CARGO_BIN_EXE_{}", program.target);
            command.envs(program.executable.as_ref().map(|executable| (name, executable)));
        }
        Some(command)
    }

    /// Runs all tests of a crate, also after one has failed.
    fn run_tests(
        &self,
        package: &Package,
        commands: Vec<(PathBuf, Command)>,
        documented: bool,
    ) -> Result<Printed, String> {
        let (mut printed, mut errors, mut failed) = (Printed::new(), String::new(), false);
        let documentation = documented.then(|| {
            let mut cargo = build::cargo(self.project);
            cargo.args(["test", "--doc", "--quiet"]).args(selection(self.project, &[package]));
            // Cargo may have to wait until other crates are compiled
            (PathBuf::from("the documentation"), cargo, Limits::BUILD)
        });
        let commands = commands.into_iter().map(|(name, command)| (name, command, Limits::TESTS));
        for (name, mut command, limits) in commands.chain(documentation) {
            let run = process::run(&mut command, limits)
                .map_err(|error| format!("the tests of {}: {error}", package.name))?;
            failed |= !run.success();
            errors += &run.stderr;
            printed.insert(name, run);
        }
        let stdout = printed.values().map(|run| run.stdout.as_str());
        if failed {
            Err(shorten(&stdout.fold(errors, |text, next| text + next)))
        } else {
            Ok(printed)
        }
    }

    /// Whether trybuild has compared each message of the compiler. Its test does nothing else, so
    /// it is trybuild that says so.
    fn check_messages(&self, package: &Package, printed: &Printed) -> bool {
        let mut compared = true;
        for message in self.files(package, "", "stderr") {
            let program = message.with_extension("rs");
            let Some(driver) = package.compile_fail_driver(&self.project.root, &program) else {
                continue;
            };
            let name = slashed(program.strip_prefix(&package.dir).unwrap_or(&program));
            let ran = printed.get(&driver.path);
            let says = |line: &str| {
                line.replace('\\', "/").starts_with(&format!("test {name} "))
                    && line.ends_with(" ... ok")
            };
            if ran.is_some_and(|run| run.stderr.lines().any(says)) {
                continue;
            }
            compared = false;
            let what = format!("{} was not compared", slashed(&message));
            match ran.is_none_or(|run| run.stdout.contains(" 0 ignored;")) {
                true => self.fail(
                    "listings",
                    &message,
                    Fault::new(what).help(
                        "the test that hands its program to trybuild must run, and report it",
                    ),
                ),
                false => {
                    let reason = format!("{what}: its test is ignored here");
                    self.outcome().skip("listings", &message, &reason);
                }
            }
        }
        compared
    }

    fn fail_crate(&self, package: &Package, message: &str) {
        let place = self.places.find_message(package, message);
        let failed = Diagnostic { message: format!("crate {} fails", package.name), ..place };
        self.outcome().fail("listings", failed.help(message));
    }
}
