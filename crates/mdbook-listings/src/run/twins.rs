//! Every twin prints what it is recorded to print, and the same as its crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::PoisonError;
use std::thread::Scope;

use crate::base::diagnostic::Fault;
use crate::base::files::slashed;
use crate::read::imports;
use crate::read::models::missing;
use crate::read::package::Package;
use crate::run::compare;
use crate::run::library;
use crate::run::message::shorten;
use crate::run::process::{Run, quiet};
use crate::run::python::{self, Unusable};
use crate::run::recordings::with_command;
use crate::run::verify::{Verifier, run_program};

/// A Python script that does what its crate does.
pub(super) struct Twin<'a> {
    package: &'a Package,
    script: PathBuf,
    /// Its own recording, beside it.
    own: Option<PathBuf>,
    /// The recording of the program of its crate that has its name.
    of_crate: Option<PathBuf>,
}

impl<'a> Twin<'a> {
    fn new(verifier: &Verifier, package: &'a Package, script: PathBuf) -> Self {
        let stem = script.file_stem().unwrap_or_default();
        let of_crate = package.dir.join("output").join(stem).with_extension("txt");
        let existing = |file: PathBuf| verifier.project.root.join(&file).is_file().then_some(file);
        let (own, of_crate) = (existing(script.with_extension("txt")), existing(of_crate));
        Self { package, script, own, of_crate }
    }

    /// Cargo would let it wait while something else is compiled.
    pub fn starts_cargo(&self, verifier: &Verifier) -> bool {
        verifier.project.read(&self.script).is_ok_and(|file| file.text.contains("cargo "))
    }

    fn command(&self) -> String {
        format!("python {}", slashed(&self.script))
    }
}

impl<'a> Verifier<'a> {
    pub fn find_twins(&self, packages: &[&'a Package]) -> Vec<Twin<'a>> {
        let scripts = packages.iter().flat_map(|package| {
            self.files(package, "twin", "py").into_iter().map(|script| (*package, script))
        });
        let wanted = scripts.filter(|(_, script)| self.scope.includes(script));
        wanted.map(|(package, script)| Twin::new(self, package, script)).collect()
    }

    pub fn start_twins<'s, 'e>(&'e self, threads: &'s Scope<'s, 'e>, twins: Vec<Twin<'e>>) {
        for twin in twins {
            threads.spawn(move || self.check_twin(&twin));
        }
    }

    fn check_twin(&self, twin: &Twin) {
        let hash = self.stamps.hash_twin(twin.package);
        if self.stamps.holds("twin", &twin.script, &hash) {
            return self.outcome().pass("twins", 1);
        }
        match self.is_recorded(twin) {
            Ok(true) => {}
            Ok(false) => return,
            Err(fault) => {
                let unseen = fault.in_file(&twin.script);
                return self.outcome().fail("twins", unseen);
            }
        }
        if let Some(reason) = missing(self.project, twin.package) {
            return self.outcome().skip("twins", &twin.script, &reason);
        }
        let optional = optional(self, twin);
        if let (true, [module, ..]) = (twin.own.is_none() && !self.options.bless, &*optional) {
            return self.fail("twins", &twin.script, self.unrecorded(twin, module));
        }
        let Some(python) = self.python(twin) else { return };
        match optional.iter().find(|module| !self.has_module(&python, module)) {
            Some(module) if twin.own.is_some() => self.check_only_recording(twin, &python, module),
            Some(module) => self.fail("twins", &twin.script, self.unrecorded(twin, module)),
            None => self.run_twin(twin, &python),
        }
    }

    /// Whether some recording shows that it runs, or is to be made. What other twins import needs
    /// none.
    fn is_recorded(&self, twin: &Twin) -> Result<bool, Fault> {
        if twin.own.is_some() || twin.of_crate.is_some() {
            return Ok(true);
        }
        let named = self.options.bless && self.options.only.as_ref() == Some(&twin.script);
        match is_imported(self, twin) {
            true => Ok(named),
            false if self.options.bless => Ok(true),
            false => {
                let (tool, name) = (&self.project.settings.tool, slashed(&twin.script));
                Err(Fault::new("no recording shows that this twin runs")
                    .help(format!("`{tool} bless {name}` records it")))
            }
        }
    }

    /// The interpreter of all twins, which is made once; without it, nothing more is done.
    fn python(&self, twin: &Twin) -> Option<PathBuf> {
        let python = self.python.get_or_init(|| {
            self.time("python", || python::interpreter(self.project, self.options.progress))
        });
        match python {
            Ok(python) => return Some(python.clone()),
            Err(Unusable::Absent(reason)) => self.outcome().skip("twins", &twin.script, reason),
            Err(Unusable::Broken(reason)) => {
                let help = "fix the lock file or the connection; all twins need it";
                self.fail("twins", &twin.script, Fault::new(reason.clone()).help(help));
            }
        }
        None
    }

    fn has_module(&self, python: &Path, module: &str) -> bool {
        let mut modules = self.modules.lock().unwrap_or_else(PoisonError::into_inner);
        *modules.entry(module.to_owned()).or_insert_with(|| python::has(python, module))
    }

    /// Nobody would see that a twin has changed that most machines cannot run.
    fn unrecorded(&self, twin: &Twin, module: &str) -> Fault {
        let message =
            format!("this twin needs `{module}`, which not every machine has, and is not recorded");
        let (tool, name) = (&self.project.settings.tool, slashed(&twin.script));
        Fault::new(message)
            .help(format!("`{tool} bless {name}` records it where Python has `{module}`"))
    }

    /// Runs a twin and compares what it prints; a traceback is never a recording.
    fn run_twin(&self, twin: &Twin, python: &Path) {
        let library = match self.library(twin.package, python) {
            Ok(library) => library,
            Err(message) => {
                let failed = format!("the library of {} does not build", twin.package.name);
                let fault = Fault::new(failed).help(shorten(&message));
                return self.fail("twins", &twin.script, fault);
            }
        };
        let mut command = Command::new(python);
        command.arg(&twin.script).current_dir(&self.project.root).envs(library);
        // what Cargo says about downloads and locks does not belong to the output of a twin that
        // starts it
        command.env("CARGO_TERM_QUIET", "true");
        let run = self.slots.run(|| {
            self.progress(&format!("Running {}", slashed(&twin.script)));
            self.time("twins", || run_program(quiet(&mut command)))
        });
        match run {
            Ok(run) if run.success() => self.compare_twin(twin, &run),
            Ok(run) => self.fail("twins", &twin.script, twin_fails(&run)),
            Err(fault) => {
                let line = format!("$ {}", twin.command());
                self.fail("twins", &twin.script, with_command(&line, fault));
            }
        }
    }

    /// Compares what a twin printed with its recording and with its crate's.
    fn compare_twin(&self, twin: &Twin, run: &Run) {
        let own = twin.script.with_extension("txt");
        let recorded = match &twin.own {
            Some(own) => self.read_recording(own).unwrap_or_default(),
            None => format!("$ {}\n", twin.command()),
        };
        let compares_own = twin.own.is_some() || self.options.bless;
        if (!compares_own || self.compare("twins", &own, &recorded, run))
            && self.agrees_with_crate(twin, &compare::recording("", run))
        {
            self.keep_stamp("twin", &twin.script, &self.stamps.hash_twin(twin.package));
            self.outcome().pass("twins", 1);
        }
    }

    /// Checks what can be checked of a twin that this machine's Python cannot run: its recording is
    /// compared with the crate's. No stamp is kept, because the twin runs as soon as Python has the
    /// module.
    fn check_only_recording(&self, twin: &Twin, python: &Path, module: &str) {
        let own = twin.script.with_extension("txt");
        let recorded = match self.read_recording(&own) {
            Ok(recorded) => recorded,
            Err(fault) => return self.fail("twins", &own, fault),
        };
        if self.agrees_with_crate(twin, &recorded) {
            let home = python.ancestors().nth(2).unwrap_or(python);
            let home = slashed(home.strip_prefix(&self.project.root).unwrap_or(home));
            let reason = format!(
                "{} was not run, and its recording is taken as it is: Python here has no \
                 `{module}`; `pip install {module}` into {home} adds it",
                slashed(&twin.script)
            );
            self.outcome().skip_everywhere("twins", &reason);
        }
    }

    /// What the crate hands to Python, built once a run.
    fn library(&self, package: &Package, python: &Path) -> Result<Option<library::Place>, String> {
        let mut libraries = self.libraries.lock().unwrap_or_else(PoisonError::into_inner);
        let library = libraries.entry(package.dir.clone()).or_default().clone();
        drop(libraries);
        let build = || library::build(self.project, package, python, self.options.progress);
        library.get_or_init(|| self.time("libraries", build)).clone()
    }

    /// Compares the crate's recording with the output or the recording of its twin.
    fn agrees_with_crate(&self, twin: &Twin, of_twin: &str) -> bool {
        let Some(of_crate) = &twin.of_crate else { return true };
        let recorded = self.read_recording(of_crate).unwrap_or_default();
        let body = compare::split_recording(&recorded).map_or("", |(_, body)| body);
        let actual = compare::split_recording(of_twin).map_or("", |(_, body)| body);
        let Err(message) = compare::agree(body, actual, twin.package.metadata.tolerance) else {
            return true;
        };
        let message = format!("{} and its twin disagree: {message}", slashed(of_crate));
        let help = "they must print the same lines; numbers may differ by `tolerance` in \
            [package.metadata.listings]";
        self.fail("twins", &twin.script, Fault::new(message).help(help));
        false
    }
}

/// What a twin says when it fails, and where a missing module is added.
fn twin_fails(run: &Run) -> Fault {
    let reason = match run.stderr.is_empty() {
        true => "it prints no reason".to_owned(),
        false => shorten(&run.stderr),
    };
    let missing = run.stderr.contains("ModuleNotFoundError");
    let hint = if missing { "\nadd the module to python.lock" } else { "" };
    Fault::new("the twin fails").help(reason + hint)
}

/// Whether another twin of the crate imports this one as a module.
fn is_imported(verifier: &Verifier, twin: &Twin) -> bool {
    let Some(stem) = twin.script.file_stem().and_then(|stem| stem.to_str()) else { return false };
    verifier.files(twin.package, "twin", "py").iter().any(|other| {
        let file = verifier.project.read(other);
        *other != twin.script && file.is_ok_and(|file| imports::modules(&file.text).contains(stem))
    })
}

/// The optional modules that a twin cannot start without, itself or by files beside it.
fn optional(verifier: &Verifier, twin: &Twin) -> Vec<String> {
    let project = verifier.project;
    let optional = project.optional_modules();
    let (mut found, mut files) = (BTreeSet::new(), vec![twin.script.clone()]);
    let mut next = 0;
    while let Some(file) = files.get(next).and_then(|file| project.read(file).ok()) {
        for module in imports::needed_modules(&file.text) {
            let beside = twin.script.with_file_name(format!("{module}.py"));
            if optional.contains(&module) {
                found.insert(module);
            } else if project.root.join(&beside).is_file() && !files.contains(&beside) {
                files.push(beside);
            }
        }
        next += 1;
    }
    found.into_iter().collect()
}
