//! An exercise's task compiles as readers get it, and its tests fail: it is not solved, and they
//! prove something. They also fail for [wrong answers](super::mutants).

use std::path::PathBuf;
use std::process::Command;
use std::thread::Scope;

use crate::base::diagnostic::Fault;
use crate::base::files::slashed;
use crate::read::package::{Package, Target};
use crate::run::build::{self, Build};
use crate::run::crates::{Crate, Printed};
use crate::run::groups::selection;
use crate::run::message::shorten;
use crate::run::process::{self, Limits, quiet};
use crate::run::rustc::Rustc;
use crate::run::verify::Verifier;

impl<'a> Verifier<'a> {
    /// Compiles the tasks of all exercises of some crates at once, and starts their tests.
    pub fn start_attempts<'s, 'e>(&'e self, threads: &'s Scope<'s, 'e>, crates: &[&'e Crate<'e>]) {
        let compiled = crates.iter().filter(|one| !one.failed());
        let (missing, compiled): (Vec<_>, Vec<_>) =
            compiled.copied().partition(|one| one.missing.is_some());
        for one in missing {
            for (target, reason) in one.package.exercises().zip(one.missing.iter().cycle()) {
                self.outcome().skip("exercises", &target.path, reason);
            }
        }
        let exercises: Vec<(&Crate, &Target)> = compiled
            .into_iter()
            .flat_map(|one| one.package.exercises().map(move |target| (one, target)))
            .collect();
        let (passed, stale): (Vec<_>, Vec<_>) = exercises
            .into_iter()
            .partition(|(one, target)| self.stamps.holds("attempt", &target.path, &one.hash));
        for (one, _) in passed {
            threads.spawn(|| {
                if one.wait().is_some() {
                    self.outcome().pass("exercises", 1);
                }
            });
        }
        if stale.is_empty() {
            return;
        }
        let build = self.compile_attempts(&stale);
        for (one, target) in stale {
            let attempt = self.attempt(&build, one, target);
            let rustc = Rustc::new(self, &build, one.package);
            threads.spawn(move || self.check_attempt(one, target, attempt, rustc));
        }
    }

    fn compile_attempts(&self, exercises: &[(&Crate, &Target)]) -> Build {
        self.progress(&match exercises {
            [_] => "Compiling 1 exercise".to_owned(),
            _ => format!("Compiling {} exercises", exercises.len()),
        });
        let packages: Vec<&Package> = exercises.iter().map(|(one, _)| one.package).collect();
        let packages = selection(self.project, &packages);
        let with_feature = exercises.iter().filter(|(one, _)| has_feature(one));
        let features =
            with_feature.map(|(one, _)| format!("--features={}/attempt", one.package.name));
        let tests = exercises.iter().map(|(_, target)| format!("--test={}", target.name));
        let mut arguments: Vec<String> =
            packages.into_iter().chain(features).chain(tests).collect();
        arguments.sort();
        arguments.dedup();
        let mut cargo = build::cargo(self.project);
        cargo.args(["build", "--keep-going"]).args(arguments);
        // their programs must not replace those that tests are starting now
        cargo.env("CARGO_BUILD_BUILD_DIR", &self.project.target_dir);
        cargo.env("CARGO_TARGET_DIR", self.project.target_dir.join("book/attempts"));
        self.time("compile", || Build::run(self.project, &mut cargo))
    }

    /// The tests of an exercise on its task, or why they do not compile.
    fn attempt(&self, build: &Build, one: &Crate, target: &Target) -> Result<PathBuf, Fault> {
        if !has_feature(one) {
            let message = format!("crate {} has no feature `attempt`", one.package.name);
            return Err(
                Fault::new(message).help("add `attempt = []` to [features] in its Cargo.toml")
            );
        }
        let mut tests = build.artifacts_of(one.package).filter(|artifact| artifact.is_test);
        let tests = tests.find(|artifact| artifact.target == target.name);
        tests.and_then(|artifact| artifact.executable.clone()).ok_or_else(|| {
            let reason = build.reason_of_target(self.project, one.package, &target.name);
            Fault::new("the task does not compile").help(shorten(&reason))
        })
    }

    fn check_attempt(
        &self,
        one: &Crate,
        target: &Target,
        attempt: Result<PathBuf, Fault>,
        rustc: Rustc,
    ) {
        let Some(printed) = one.wait() else { return };
        let result = check_solution(printed, target).and(attempt).and_then(|tests| {
            self.slots.run(|| {
                self.progress(&format!("Attempting {}", slashed(&target.path)));
                self.time("exercises", || self.run_attempt(one, tests))?;
                self.time("wrong answers", || self.try_wrong_answers(one.package, target, &rustc))
            })
        });
        match result {
            Ok(()) => {
                self.keep_stamp("attempt", &target.path, &one.hash);
                self.outcome().pass("exercises", 1);
            }
            Err(fault) => self.fail("exercises", &target.path, fault),
        }
    }

    fn run_attempt(&self, one: &Crate, tests: PathBuf) -> Result<(), Fault> {
        let mut command = Command::new(tests);
        quiet(&mut command).current_dir(self.project.root.join(&one.package.dir));
        match process::run(&mut command, Limits::TESTS).map_err(Fault::new)?.success() {
            true => Err(Fault::new("the tests pass without a solution")
                .help("write a test that the unfinished task fails")),
            false => Ok(()),
        }
    }
}

/// The feature that compiles the task instead of the solution.
fn has_feature(one: &Crate) -> bool {
    one.package.manifest.features.contains_key("attempt")
}

/// Fails unless all tests have run on the solution.
fn check_solution(printed: &Printed, target: &Target) -> Result<(), Fault> {
    let solved = printed.get(&target.path).map(|run| run.stdout.as_str()).unwrap_or_default();
    if solved.contains(" 0 ignored;") && !solved.contains(" 0 passed;") {
        return Ok(());
    }
    Err(Fault::new("not every test runs on the solution")
        .help("remove `ignore`, and write at least one test"))
}
