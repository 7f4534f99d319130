//! `{{#start}}`: the project is created outside of the workspace by the commands that the page
//! shows, and its program prints what the page shows.
//!
//! Versions come from the workspace's `Cargo.lock`, and nothing is downloaded. Cargo gets the
//! workspace's target folder and profiles, so that a dependency which was compiled for the book with
//! the same features is not compiled again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::base::diagnostic::Fault;
use crate::base::files::slashed;
use crate::read::models::{Model, place};
use crate::read::package::{Group, Package};
use crate::read::page::Shown;
use crate::read::recordings::split_recording;
use crate::read::start::{RUN, Start, Step};
use crate::read::versions::Locked;
use crate::run::compare;
use crate::run::crates::Crate;
use crate::run::message::shorten;
use crate::run::process::{self, Limits, Run, quiet};
use crate::run::programs::link;
use crate::run::verify::{Verifier, run_program};

impl Verifier<'_> {
    /// One after the other: Cargo locks its target folder.
    pub fn check_starts(&self, crates: &[Crate]) {
        let shown = self.places.items.iter().filter_map(|(_, item)| match &item.shown {
            Shown::Start(start) => Some(((&*start.program.file, &*start.steps), start.as_ref())),
            _ => None,
        });
        let starts: BTreeMap<(&Path, &[Step]), &Start> = shown.collect();
        for ((file, steps), start) in starts {
            let owner = crates.iter().find(|one| file.starts_with(&one.package.dir));
            // the failure of its crate is reported already
            let Some(one) = owner.filter(|one| !one.failed()) else { continue };
            if let Some(reason) = &one.missing {
                self.outcome().skip("starts", file, reason);
                continue;
            }
            // another page may show other steps
            let hash = format!("{} {steps:?}", one.hash);
            if self.stamps.holds("start", file, &hash) {
                self.outcome().pass("starts", 1);
                continue;
            }
            self.progress(&format!("Creating {} from nothing", slashed(file)));
            match self.time("starts", || self.create(start, one.package)) {
                Ok(()) => {
                    self.keep_stamp("start", file, &hash);
                    self.outcome().pass("starts", 1);
                }
                Err(fault) => self.fail("starts", file, fault),
            }
        }
    }

    fn create(&self, start: &Start, owner: &Package) -> Result<(), Fault> {
        let home = Home::new(&self.project.root).map_err(|error| Fault::new(error.to_string()))?;
        let project = home.0.join(&start.name);
        let mut folder = home.0.clone();
        for command in start.commands() {
            match command.strip_prefix("cd ") {
                Some(name) => folder = folder.join(name),
                None => {
                    let run = self.cargo(&folder, command.split_whitespace().skip(1), &home);
                    succeed(&command, &run?)?;
                }
            }
        }
        self.fill(&project, start, owner).map_err(|error| Fault::new(error.to_string()))?;
        let (command, output) = (start.command(), &start.output);
        self.run_in(&project, &home, &command, &output.file, &output.excerpt.text)?;
        for Step { program, recording } in &start.steps {
            let main = std::fs::copy(self.project.root.join(program), project.join("src/main.rs"));
            main.map_err(|error| Fault::new(error.to_string()))?;
            let recorded = self.read_recording(recording)?;
            let printed = split_recording(&recorded).map_or("", |(_, printed)| printed);
            self.run_in(&project, &home, RUN, recording, printed)?;
        }
        Ok(())
    }

    /// Runs what is in a new project, and compares what it prints.
    fn run_in(
        &self,
        project: &Path,
        home: &Home,
        command: &str,
        recording: &Path,
        printed: &str,
    ) -> Result<(), Fault> {
        let build = self.cargo(project, ["build", "--quiet"], home)?;
        if !build.success() || !build.stderr.is_empty() {
            let fault = Fault::new(format!(
                "a new project with the program of {} does not compile, or not without a warning",
                slashed(recording)
            ));
            return Err(fault.help(shorten(&build.stderr)));
        }
        let mut words: Vec<&str> = command.split_whitespace().skip(1).collect();
        words.insert(1, "--quiet");
        let mut cargo = self.command(project, words, home);
        let run = self.slots.run(|| run_program(&mut cargo))?;
        let actual = compare::recording(command, &run);
        let recorded = format!("$ {command}\n{printed}");
        if compare::matches(&recorded, &actual) {
            return Ok(());
        }
        let name = slashed(recording);
        let fault =
            Fault::new(format!("created from nothing, the program prints other than {name}"));
        Err(fault.help(compare::diff(&recorded, &actual)))
    }

    /// Puts into a new project what a reader pastes and saves, and the versions of the workspace.
    fn fill(&self, project: &Path, start: &Start, owner: &Package) -> std::io::Result<()> {
        let root = &self.project.root;
        std::fs::copy(root.join(&start.program.file), project.join("src/main.rs"))?;
        for data in &start.data {
            std::fs::copy(root.join(&data.file), project.join(&data.name))?;
        }
        for Model { path, .. } in &start.models {
            link(&place(self.project, path), &project.join(path))?;
        }
        let lock = root.join("Cargo.lock");
        if lock.exists() {
            std::fs::copy(lock, project.join("Cargo.lock"))?;
        }
        let manifest = project.join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest)?;
        let beside = match owner.group() {
            Group::Others => String::new(),
            _ => self.write_beside(project, owner)?,
        };
        std::fs::write(manifest, format!("{text}\n{beside}\n{}", start.profile))
    }

    /// A second crate, which depends on all that the group of a crate depends on. With it Cargo
    /// chooses the features that it chose for the group, where what it compiled takes minutes.
    fn write_beside(&self, project: &Path, owner: &Package) -> std::io::Result<String> {
        let group = self.project.example_packages().filter(|one| one.group() == owner.group());
        let dependencies = group.flat_map(|one| self.project.locked_for_tests(one));
        let beside = project.with_file_name(BESIDE);
        std::fs::create_dir_all(beside.join("src"))?;
        std::fs::write(beside.join("src/lib.rs"), "")?;
        std::fs::write(beside.join("Cargo.toml"), manifest(dependencies))?;
        Ok(format!("[dependencies.{BESIDE}]\npath = \"../{BESIDE}\"\n"))
    }

    fn cargo<'w>(
        &self,
        folder: &Path,
        words: impl IntoIterator<Item = &'w str>,
        home: &Home,
    ) -> Result<Run, Fault> {
        process::run(&mut self.command(folder, words, home), Limits::BUILD).map_err(Fault::new)
    }

    fn command<'w>(
        &self,
        folder: &Path,
        words: impl IntoIterator<Item = &'w str>,
        home: &Home,
    ) -> Command {
        let mut cargo = process::cargo();
        cargo.arg("--config").arg(home.0.join("profiles.toml")).args(words);
        quiet(&mut cargo).current_dir(folder);
        cargo.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", &self.project.target_dir);
        cargo
    }
}

fn succeed(command: &str, run: &Run) -> Result<(), Fault> {
    if run.success() {
        return Ok(());
    }
    Err(Fault::new(format!("`{command}` fails")).help(shorten(&run.stderr)))
}

/// A crate beside the one that is created; programs have no hyphen in their names.
const BESIDE: &str = "beside-it";

/// The manifest of a crate with some dependencies. Of one that is named more than once it asks for
/// all that is asked of it.
fn manifest(dependencies: impl Iterator<Item = Locked>) -> String {
    let mut asked: BTreeMap<(String, String), (BTreeSet<String>, bool)> = BTreeMap::new();
    for Locked { name, version, features, default_features } in dependencies {
        let one = asked.entry((name, version)).or_default();
        one.0.extend(features);
        one.1 |= default_features;
    }
    let mut text = format!("[package]\nname = \"{BESIDE}\"\nedition = \"2024\"\n");
    for (number, ((name, version), (features, defaults))) in asked.into_iter().enumerate() {
        // numbered, because two versions of a package may be among them
        text += &format!(
            "\n[dependencies.beside-{number}]\npackage = \"{name}\"\nversion = \"={version}\"\n\
             default-features = {defaults}\nfeatures = {:?}\n",
            Vec::from_iter(features)
        );
    }
    text
}

/// A folder outside of the workspace, which Cargo would take a new project for a member of.
struct Home(PathBuf);

impl Home {
    fn new(root: &Path) -> std::io::Result<Self> {
        let home = std::env::temp_dir().join(format!("start-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&home);
        std::fs::create_dir_all(&home)?;
        let home = Self(home.canonicalize()?);
        let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
        std::fs::write(home.0.join("profiles.toml"), profiles(&manifest))?;
        let toolchain = root.join("rust-toolchain.toml");
        if toolchain.exists() {
            std::fs::copy(toolchain, home.0.join("rust-toolchain.toml"))?;
        }
        Ok(home)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The tables of a manifest below `[profile]`, which Cargo also takes from its configuration.
fn profiles(manifest: &str) -> String {
    let mut inside = false;
    let lines = manifest.split_inclusive('\n').filter(|line| {
        if line.starts_with('[') {
            inside = line.starts_with("[profile.");
        }
        inside
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_gets_the_features_that_all_ask_for() {
        let locked = |features: &[&str], default_features| Locked {
            name: "candle-core".into(),
            version: "0.11.1".into(),
            features: features.iter().map(|name| (*name).to_owned()).collect(),
            default_features,
        };
        let all = [locked(&[], false), locked(&["half", "mkl"], false), locked(&["half"], true)];
        assert_eq!(
            manifest(all.into_iter()),
            "[package]\nname = \"beside-it\"\nedition = \"2024\"\n\n[dependencies.beside-0]\n\
             package = \"candle-core\"\nversion = \"=0.11.1\"\ndefault-features = true\n\
             features = [\"half\", \"mkl\"]\n"
        );
    }

    #[test]
    fn profiles_are_all_tables_below_profile() {
        let manifest = "[workspace]\nmembers = []\n[profile.dev]\ndebug = 1\n\n[profile.dev.package.\"*\"]\ndebug = false\n[patch.crates-io]\na = 1\n";
        assert_eq!(
            profiles(manifest),
            "[profile.dev]\ndebug = 1\n\n[profile.dev.package.\"*\"]\ndebug = false\n"
        );
    }
}
