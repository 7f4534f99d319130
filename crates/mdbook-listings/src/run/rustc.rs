//! The compiler without Cargo, for code that is in no crate's folder. It finds what Cargo has just
//! built.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::read::package::{Package, Target};
use crate::run::build::Build;
use crate::run::environment::package_variables;
use crate::run::process::quiet;
use crate::run::verify::Verifier;

/// What Cargo would say to the compiler about the tests of a package.
pub(super) struct Rustc {
    root: PathBuf,
    variables: Vec<(String, String)>,
    arguments: Vec<OsString>,
}

impl Rustc {
    pub fn new(verifier: &Verifier, build: &Build, package: &Package) -> Self {
        let project = verifier.project;
        let named = package_variables(package).into_iter();
        let named = named.map(|(name, value)| (name.to_owned(), value));
        let variables = named.chain(build.variables_of(project, package)).collect();
        let mut arguments = build.library_arguments(package);
        let conditions = build.conditions_of(project, package).into_iter();
        let features = package.manifest.features.get("default").into_iter().flatten();
        let features = features.map(|feature| format!("feature=\"{feature}\""));
        arguments.extend(conditions.chain(features).map(|cfg| format!("--cfg={cfg}").into()));
        arguments.push(format!("--edition={}", package.manifest.edition).into());
        Self { root: project.root.clone(), variables, arguments }
    }

    /// The command that compiles the tests of a target, less the file. An error is one line, which
    /// begins with its place.
    pub fn test(&self, target: &Target) -> Command {
        let mut rustc = Command::new("rustc");
        quiet(&mut rustc).current_dir(&self.root).envs(self.variables.iter().cloned());
        rustc.args(["--test", "--cap-lints=allow", "--error-format=short", "--crate-name"]);
        rustc.arg(target.name.replace('-', "_")).args(&self.arguments);
        rustc
    }
}
