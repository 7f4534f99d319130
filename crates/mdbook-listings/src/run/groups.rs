//! Which crates are compiled together, and what of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::read::package::{Group, Package};
use crate::read::workspace::Project;
use crate::run::build::Build;
use crate::run::crates::Crate;
use crate::run::process::{self, Limits};

/// Crates that are compiled together: all but those that ask to be compiled apart, and those whose
/// tests start a program that has the name of another crate's. Cargo puts both in one place.
pub(super) fn groups<'c, 'a>(
    project: &Project,
    crates: Vec<&'c Crate<'a>>,
) -> Vec<Vec<&'c Crate<'a>>> {
    let mut groups: BTreeMap<Group, Vec<&Crate>> = BTreeMap::new();
    for one in &crates {
        let clashes =
            crates.iter().any(|other| starts_program_of(project, one.package, other.package));
        let group = if clashes { Group::Itself(&one.package.dir) } else { one.package.group() };
        groups.entry(group).or_default().push(one);
    }
    groups.into_values().collect()
}

/// The arguments by which Cargo selects some packages of a group. The others of a group that has a
/// name are selected as well, though none of their targets is named: features are those that all
/// selected packages ask for, and so they are always the same.
pub(super) fn selection(project: &Project, packages: &[&Package]) -> Vec<String> {
    let is_with = |other: &&Package| {
        let group = other.group();
        matches!(group, Group::Named(_)) && packages.iter().any(|one| one.group() == group)
    };
    let with = project.example_packages().filter(is_with);
    let names = packages.iter().copied().chain(with).map(|package| package.name.as_str());
    let names: BTreeSet<&str> = names.collect();
    names.into_iter().map(|name| format!("--package={name}")).collect()
}

fn starts_program_of(project: &Project, package: &Package, other: &Package) -> bool {
    let clashing = package.programs().filter(|name| other.programs().any(|taken| taken == *name));
    let clashing: Vec<&str> =
        if package.dir == other.dir { Vec::new() } else { clashing.collect() };
    let starts = |text: &str| {
        clashing.iter().any(|name| {
            text.contains(&format!("CARGO_BIN_EXE_{name}"))
                || (text.contains("cargo_bin") && text.contains(&format!("\"{name}\"")))
        })
    };
    let tests = package.targets.iter().filter(|target| target.kind == "test");
    !clashing.is_empty()
        && tests
            .into_iter()
            .any(|test| project.read(&test.path).is_ok_and(|file| starts(&file.text)))
}

/// Names the targets that have tests: Cargo would also compile each program once more, to run the
/// tests that it does not have. Empty, for all targets, where a name would select too much.
pub(super) fn targets(project: &Project, packages: &[&Package]) -> Vec<String> {
    let (mut arguments, mut libraries) = (Vec::new(), [false; 2]);
    for package in packages {
        let tested = package.targets.iter().any(|target| target.kind == "test");
        for target in &package.targets {
            match target.kind.as_str() {
                "test" => arguments.push(format!("--test={}", target.name)),
                // what integration tests can start is compiled with them
                "bin" if tested && !has_tests(project, &target.path) => {}
                "bin" => arguments.push(format!("--bin={}", target.name)),
                "custom-build" | "bench" => {}
                "example" => return Vec::new(),
                _ => libraries[usize::from(target.test)] = true,
            }
        }
    }
    match libraries {
        [true, true] => return Vec::new(),
        [_, true] => arguments.push("--lib".into()),
        _ => {}
    }
    arguments.sort();
    arguments.dedup();
    arguments
}

/// Whether a program has tests, as far as its main file shows; one with modules may have them
/// there.
fn has_tests(project: &Project, file: &Path) -> bool {
    let text = project.read(file).map(|file| file.text.clone()).unwrap_or_default();
    let module = |line: &str| line.trim_start().split("mod ").count() > 1;
    text.contains("test]") || text.contains("(test") || text.lines().any(module)
}

/// Crates whose library has no tests of its own: `cargo test` compiles it only if something else of
/// the crate needs it.
pub(super) fn with_untested_library<'p>(packages: &[&'p Package]) -> Vec<&'p Package> {
    let is_untested = |package: &&&Package| package.libraries().any(|library| !library.test);
    packages.iter().filter(is_untested).copied().collect()
}

/// Whether all that was to be compiled was.
pub(super) fn is_complete(package: &Package, build: &Build) -> bool {
    let built = |name: &str| build.artifacts_of(package).any(|artifact| artifact.target == name);
    let mut targets = package.targets.iter();
    !build.has_errors(package)
        && targets.all(|target| matches!(&*target.kind, "example" | "bench") || built(&target.name))
}

/// Compiles members of the workspace with Clippy, whose warnings are errors. Only Cargo is started
/// with this environment: a test that compiles would inherit it.
pub(super) fn lint(cargo: &mut Command) {
    let rustc = process::run(Command::new("rustc").args(["--print", "sysroot"]), Limits::PROGRAM);
    let sysroot = rustc.map(|run| run.stdout.trim().to_owned()).unwrap_or_default();
    let beside = Path::new(&sysroot).join("bin/clippy-driver");
    let driver = if beside.exists() { beside } else { "clippy-driver".into() };
    cargo.env("RUSTC_WORKSPACE_WRAPPER", driver);
    cargo.env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
}
