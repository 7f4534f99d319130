//! The programs of this workspace that only some builds need, and that are compiled only then.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process::{self, Limits};

use crate::process::{cargo, progress};

/// Compiles a program and runs it; returns what it prints.
pub fn run(project: &Project, package: &str, arguments: &[&Path]) -> Result<String> {
    let program = compile(project, package)?;
    let mut command = Command::new(program);
    command.args(arguments).current_dir(&project.root);
    process::forget_cargo(&mut command);
    finished(&mut command)
}

/// Compiles a program as this tool was compiled; returns where it is.
pub fn compile(project: &Project, package: &str) -> Result<PathBuf> {
    let folder = profile_folder(project);
    let program = project.target_dir.join(&folder);
    let program = program.join(format!("{package}{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        progress(&format!("Compiling {package}, which takes minutes the first time"));
    }
    let profile = if folder == "debug" { "dev" } else { &folder };
    let mut build = cargo(project);
    build.args(["build", "--quiet", "--profile", profile, "--package", package]);
    finished(&mut build)?;
    Ok(program)
}

/// The folder of `target/` that this tool was compiled into, which has the name of its profile.
fn profile_folder(project: &Project) -> String {
    let own = std::env::current_exe().ok();
    let inside = own.as_deref().and_then(|own| own.strip_prefix(&project.target_dir).ok());
    let folder = inside.and_then(|inside| inside.iter().next()?.to_str());
    folder.unwrap_or("debug").to_owned()
}

/// Runs a command to its end; its last line says why it failed.
fn finished(command: &mut Command) -> Result<String> {
    let run = process::run(command, Limits::BUILD).map_err(anyhow::Error::msg)?;
    let reason = run.stderr.lines().last().unwrap_or("no reason was given");
    ensure!(run.success(), "{}", reason.trim_start_matches("error: "));
    Ok(run.stdout)
}
