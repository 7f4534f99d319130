//! The programs that recordings name: read from the recorded command, and built.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::read::package::Package;
pub(super) use crate::read::recordings::Program;
use crate::read::workspace::Project;
use crate::run::build::{self, Build};
use crate::run::groups::selection;
use crate::run::verify::Verifier;

/// What identifies a program that is built: its package's folder, its name, and whether it is
/// optimised.
type Key = (PathBuf, String, bool);

fn key(package: &Package, program: &Program) -> Key {
    (package.dir.clone(), program.bin.clone(), program.release)
}

/// Programs that were built, each in a place of its own: two crates may have programs of the same
/// name, and Cargo puts both in one place.
#[derive(Debug, Default)]
pub(super) struct Programs(BTreeMap<Key, PathBuf>);

impl Programs {
    pub fn find(&self, package: &Package, program: &Program) -> Option<PathBuf> {
        self.0.get(&key(package, program)).cloned()
    }

    fn add(
        &mut self,
        project: &Project,
        build: &Build,
        (package, bin, release): (&Package, &str, bool),
    ) {
        let mut built = build.artifacts_of(package).filter(|artifact| !artifact.is_test);
        let built = built.find(|artifact| artifact.target == bin && artifact.executable.is_some());
        let Some(executable) = built.and_then(|artifact| artifact.executable.as_ref()) else {
            return;
        };
        let folder = project.target_dir.join("book/bin").join(&package.name);
        let folder = folder.join(if release { "release" } else { "debug" });
        if let Some(own) = executable.file_name().map(|name| folder.join(name))
            && link(executable, &own).is_ok()
        {
            self.0.insert((package.dir.clone(), bin.to_owned(), release), own);
        }
    }
}

/// A second name for a file, or a copy on another file system.
pub(super) fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to.parent().unwrap_or(Path::new("")))?;
    let _ = std::fs::remove_file(to);
    std::fs::hard_link(from, to).or_else(|_| std::fs::copy(from, to).map(drop))
}

/// What one run of Cargo builds.
struct Round<'p> {
    release: bool,
    bins: BTreeMap<&'p str, Vec<&'p str>>,
    packages: Vec<&'p Package>,
}

impl<'p> Round<'p> {
    /// Whether a package can be built in this round too, so that no two programs get the same name.
    fn accepts(&self, package: &Package, release: bool, bins: &BTreeSet<&str>) -> bool {
        let others = self.packages.iter();
        let mut others = others.filter(|other| other.dir != package.dir);
        let clashes = |other: &&&Package| {
            let taken = self.bins.get(other.name.as_str());
            other.programs().any(|name| bins.contains(name))
                || taken.is_some_and(|taken| package.programs().any(|name| taken.contains(&name)))
        };
        let is_of_group = self.packages.iter().all(|other| other.group() == package.group());
        self.release == release && is_of_group && others.find(clashes).is_none()
    }
}

impl<'a> Verifier<'a> {
    /// Builds what recordings name, unless it was built with the tests of its crate.
    pub fn build_programs(
        &self,
        wanted: &[(&Package, Program)],
        tests: Option<&Build>,
    ) -> Programs {
        let mut built = Programs::default();
        if let Some(tests) = tests {
            let unique =
                |package: &Package, bin: &str| tests.owners_of(bin).all(|dir| dir == package.dir);
            for (package, program) in wanted {
                if !program.release && unique(package, &program.bin) {
                    built.add(self.project, tests, (package, &program.bin, false));
                }
            }
        }
        let missing =
            wanted.iter().filter(|(package, program)| built.find(package, program).is_none());
        for round in rounds(missing) {
            let build = self.build_round(&round);
            for package in &round.packages {
                for bin in round.bins.get(package.name.as_str()).into_iter().flatten() {
                    built.add(self.project, &build, (package, bin, round.release));
                }
            }
        }
        built
    }

    fn build_round(&self, round: &Round) -> Build {
        let count: usize = round.bins.values().map(Vec::len).sum();
        self.progress(&match count {
            1 => "Building 1 program".to_owned(),
            _ => format!("Building {count} programs"),
        });
        let mut cargo = build::cargo(self.project);
        cargo.args(["build", "--keep-going"]).args(round.release.then_some("--release"));
        cargo.args(selection(self.project, &round.packages));
        let bins: BTreeSet<&str> = round.bins.values().flatten().copied().collect();
        cargo.args(bins.into_iter().flat_map(|bin| ["--bin", bin]));
        self.time("compile", || Build::run(self.project, &mut cargo))
    }
}

fn rounds<'p>(wanted: impl Iterator<Item = &'p (&'p Package, Program)>) -> Vec<Round<'p>> {
    let mut of_packages: BTreeMap<(&Path, bool), (&Package, BTreeSet<&str>)> = BTreeMap::new();
    for (package, program) in wanted {
        let key = (package.dir.as_path(), program.release);
        let entry = of_packages.entry(key).or_insert((package, BTreeSet::new()));
        entry.1.insert(program.bin.as_str());
    }
    let mut rounds: Vec<Round> = Vec::new();
    for ((_, release), (package, bins)) in of_packages {
        let at = rounds.iter().position(|round| round.accepts(package, release, &bins));
        let at = at.unwrap_or_else(|| {
            rounds.push(Round { release, bins: BTreeMap::new(), packages: Vec::new() });
            rounds.len() - 1
        });
        rounds[at].bins.insert(&package.name, bins.into_iter().collect());
        rounds[at].packages.push(package);
    }
    rounds
}
