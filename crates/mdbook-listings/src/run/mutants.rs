//! An exercise's tests refuse wrong answers: some are made from the solution, all of them are
//! compiled as one program, and its tests must fail for each.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::base::diagnostic::Fault;
use crate::read::exercise::split;
use crate::read::package::{Package, Target};
use crate::run::environment::{library_path, package_variables};
use crate::run::message::shorten;
use crate::run::process::{self, Limits, quiet};
use crate::run::rustc::Rustc;
use crate::run::verify::Verifier;
use crate::run::wrong_answers::{VARIABLE, WrongAnswers};

/// An answer that makes its tests run longer is wrong.
const LIMITS: Limits = Limits { time: Duration::from_secs(60), ..Limits::TESTS };

/// Each compilation reports what the one before could not reach: names, then types, then borrows.
const MOST_COMPILATIONS: usize = 5;

impl<'a> Verifier<'a> {
    /// Fails if the tests pass with one of the wrong answers.
    pub(super) fn try_wrong_answers(
        &self,
        package: &Package,
        target: &Target,
        rustc: &Rustc,
    ) -> Result<(), Fault> {
        let dir = self.project.root.join(&package.dir);
        let file = self.project.read(&target.path).map_err(|error| Fault::new(error.message))?;
        let mut answers = WrongAnswers::new(&split(&file.text)?, &dir);
        let program = self.compile_answers(package, target, rustc, &mut answers)?;
        let passes = |number: usize| {
            let mut command = Command::new(&program);
            quiet(&mut command).current_dir(&dir).envs(package_variables(package));
            command.envs(library_path(&program)).env(VARIABLE, number.to_string());
            process::run(&mut command, LIMITS).is_ok_and(|run| run.success())
        };
        if !passes(0) {
            let fault = Fault::new("the tests of the solution fail when they run without Cargo");
            return Err(fault.help("an exercise and its tests use only their own crate"));
        }
        let pass: Vec<&str> = answers
            .numbers()
            .into_iter()
            .filter(|number| passes(*number))
            .map(|number| answers.what[number - 1].as_str())
            .collect();
        match &pass[..] {
            [] => Ok(()),
            _ => Err(Fault::new(format!("the tests pass where {}", pass.join(", or ")))
                .help("write a test that such an answer fails")),
        }
    }

    /// Compiles the wrong answers, less those that do not fit the types.
    fn compile_answers(
        &self,
        package: &Package,
        target: &Target,
        rustc: &Rustc,
        answers: &mut WrongAnswers,
    ) -> Result<PathBuf, Fault> {
        let unwritten = |error: std::io::Error| Fault::new(error.to_string());
        let folder = self.project.target_dir.join("book/mutants").join(&package.name);
        std::fs::create_dir_all(&folder).map_err(unwritten)?;
        let code = folder.join(format!("{}.rs", target.name));
        let program = folder.join(&target.name).with_extension(std::env::consts::EXE_EXTENSION);
        let mut rustc = rustc.test(target);
        rustc.arg(&code).arg("-o").arg(&program);
        let mut errors = Vec::new();
        for _ in 0..MOST_COMPILATIONS {
            std::fs::write(&code, &answers.code).map_err(unwritten)?;
            let run = process::run(&mut rustc, Limits::BUILD).map_err(Fault::new)?;
            if run.success() {
                return Ok(program);
            }
            errors = errors_in(&run.stderr, &code);
            let lines: Vec<usize> = errors.iter().map(|(line, _)| *line).collect();
            // what a line breaks elsewhere says nothing of that line
            if !answers.remove(&lines) && !answers.remove_all() {
                break;
            }
        }
        let message = "the solution does not compile without Cargo, to try wrong answers";
        let errors: Vec<&str> = errors.iter().map(|(_, error)| error.as_str()).collect();
        Err(Fault::new(message).help(shorten(&errors.join("\n"))))
    }
}

/// What the compiler reports of a file: lines, from 1, and messages.
fn errors_in(printed: &str, file: &Path) -> Vec<(usize, String)> {
    let start = format!("{}:", file.display());
    let places = printed.lines().filter_map(|line| line.strip_prefix(&start));
    let error = |place: &str| {
        let (line, rest) = place.split_once(':')?;
        let (_, message) = rest.split_once(": ")?;
        Some((line.parse().ok()?, message.to_owned()))
    };
    places.filter_map(error).collect()
}
