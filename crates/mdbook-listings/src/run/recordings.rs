//! Every recording in `output/` is what its command prints.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::Scope;

use crate::base::diagnostic::Fault;
use crate::base::files::slashed;
use crate::read::package::Package;
use crate::run::build::Build;
use crate::run::compare;
use crate::run::crates::Crate;
use crate::run::process::quiet;
use crate::run::programs::Program;
use crate::run::verify::{Verifier, run_program};

/// What is to be done about a recording.
enum Plan {
    /// This machine cannot make it.
    Skip(String),
    /// It has passed with the same inputs.
    Pass,
    Fail(Fault),
    Run {
        program: Program,
        text: String,
    },
}

impl<'a> Verifier<'a> {
    /// Builds what the recordings of some crates name, and starts it. `tests` is what was built for
    /// their tests.
    pub fn start_recordings<'s, 'e>(
        &'e self,
        threads: &'s Scope<'s, 'e>,
        crates: &[&'e Crate<'e>],
        tests: Option<&Build>,
    ) {
        let mut plans: Vec<(&Crate, PathBuf, Plan)> = Vec::new();
        for one in crates.iter().filter(|one| !one.failed()) {
            let files = self.files(one.package, "output", "txt").into_iter();
            for file in files.filter(|file| self.scope.includes(file)) {
                let plan = self.plan(one, &file);
                plans.push((one, file, plan));
            }
        }
        let wanted: Vec<(&Package, Program)> = plans
            .iter()
            .filter_map(|(one, _, plan)| match plan {
                Plan::Run { program, .. } => Some((one.package, program.clone())),
                _ => None,
            })
            .collect();
        let built = self.build_programs(&wanted, tests);
        for (one, file, plan) in plans {
            let executable = match &plan {
                Plan::Run { program, .. } => built.find(one.package, program),
                _ => None,
            };
            threads.spawn(move || {
                if one.wait().is_some() {
                    self.check_recording(one, &file, plan, executable);
                }
            });
        }
    }

    fn plan(&self, one: &Crate, file: &Path) -> Plan {
        if let Some(reason) = one.missing.clone().or_else(|| missing_requirement(one.package, file))
        {
            return Plan::Skip(reason);
        }
        if self.stamps.holds("output", file, &one.hash) {
            return Plan::Pass;
        }
        let parsed = self
            .read_recording(file)
            .and_then(|text| Ok((Program::parse(one.package, &text)?, text)));
        match parsed {
            Ok((program, text)) => Plan::Run { program, text },
            Err(fault) => Plan::Fail(fault),
        }
    }

    fn check_recording(&self, one: &Crate, file: &Path, plan: Plan, executable: Option<PathBuf>) {
        let (program, text) = match plan {
            Plan::Skip(reason) => return self.outcome().skip("outputs", file, &reason),
            Plan::Pass => return self.outcome().pass("outputs", 1),
            Plan::Fail(fault) => return self.fail("outputs", file, fault),
            Plan::Run { program, text } => (program, text),
        };
        let Some(executable) = executable else {
            let (name, bin) = (&one.package.name, &program.bin);
            let release = if program.release { "--release " } else { "" };
            let help = format!("`cargo build {release}--package {name} --bin {bin}` says why");
            let fault = Fault::new(format!("the program `{bin}` does not build"));
            return self.fail("outputs", file, fault.help(help));
        };
        let mut command = Command::new(executable);
        command.args(&program.arguments).current_dir(&self.project.root);
        let run = self.slots.run(|| {
            self.progress(&format!("Running {}", slashed(file)));
            self.time("outputs", || run_program(quiet(&mut command)))
        });
        match run {
            Ok(run) if self.compare("outputs", file, &text, &run) => {
                self.keep_stamp("output", file, &one.hash);
                self.outcome().pass("outputs", 1);
            }
            Ok(_) => {}
            Err(fault) => self.fail("outputs", file, with_command(&text, fault)),
        }
    }
}

/// A fault of a program, with the command that its recording names.
pub(super) fn with_command(recording: &str, fault: Fault) -> Fault {
    let command = compare::split_recording(recording).map_or("", |(command, _)| command);
    Fault { message: format!("`{command}`: {}", fault.message), ..fault }
}

/// Why this machine cannot make a recording: it is of another kind, or lacks a program.
fn missing_requirement(package: &Package, file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_str()?;
    let wanted = package.metadata.requires.get(stem)?;
    if !wanted.contains('-') {
        let lacks = quiet(Command::new(wanted).arg("--version")).output().is_err();
        let reason =
            format!("{} can be checked with {wanted} only, which is not installed", slashed(file));
        return lacks.then_some(reason);
    }
    let here = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let reason = format!("{} can be checked on {wanted} only, and this is {here}", slashed(file));
    (*wanted != here).then_some(reason)
}
