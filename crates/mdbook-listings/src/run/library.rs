//! What a crate hands to other languages, built before its twins run: a wheel for Python, or a
//! library with a C ABI.
//!
//! ```text
//! cdylib + pyproject.toml ── maturin ─▶ wheel ── unzip ─▶ folder ─▶ PYTHONPATH ─┐
//! cdylib alone ───────────── cargo ───▶ shared library ───────────▶ LIBRARY ────┴─▶ twin, measurement
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::base::files::slashed;
use crate::read::package::Package;
use crate::read::workspace::Project;
use crate::run::process::{Limits, cargo, forget_cargo, run};

/// Where a twin finds what its crate built: a variable of the environment and its value.
pub type Place = (&'static str, PathBuf);

/// Builds what the crate hands out, optimised as its users would get it; `None` for a crate that is
/// used from Rust only.
///
/// A crate with a `pyproject.toml` becomes a wheel, by the maturin of the twins' environment, and
/// is found through `PYTHONPATH`. Another crate with a `cdylib` is found through `LIBRARY`, the
/// path of the shared library.
pub fn build(
    project: &Project,
    package: &Package,
    python: &Path,
    progress: &dyn Fn(&str),
) -> Result<Option<Place>, String> {
    let Some(library) = package.targets.iter().find(|target| target.kind == "cdylib") else {
        return Ok(None);
    };
    progress(&format!("Building the library of {}", slashed(&package.dir)));
    match project.root.join(&package.dir).join("pyproject.toml").is_file() {
        true => Ok(Some(("PYTHONPATH", wheel(project, package, python)?))),
        false => Ok(Some(("LIBRARY", shared(project, package, &library.name)?))),
    }
}

fn shared(project: &Project, package: &Package, name: &str) -> Result<PathBuf, String> {
    step(
        project,
        cargo().args(["build", "--quiet", "--release", "--lib", "--package", &package.name]),
    )?;
    let file = format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    Ok(project.target_dir.join("release").join(file.replace('-', "_")))
}

/// The wheel is unpacked into a folder of its own, so that the environment stays as the lock file
/// says.
fn wheel(project: &Project, package: &Package, python: &Path) -> Result<PathBuf, String> {
    let home = project.target_dir.join("book/wheels").join(&package.name);
    let (built, unpacked) = (home.join("built"), home.join("unpacked"));
    for folder in [&built, &unpacked] {
        let _ = std::fs::remove_dir_all(folder);
    }
    let mut maturin = Command::new(python);
    maturin
        .args(["-m", "maturin", "build", "--release", "--locked", "--quiet", "--out"])
        .arg(&built);
    maturin
        .arg("--interpreter")
        .arg(python)
        .arg("--manifest-path")
        .arg(package.dir.join("Cargo.toml"));
    step(project, &mut maturin)?;
    let files = std::fs::read_dir(&built)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path());
    let wheel =
        files.into_iter().find(|file| file.extension().is_some_and(|extension| extension == "whl"));
    let wheel = wheel.ok_or("maturin wrote no wheel")?;
    step(project, Command::new(python).args(["-m", "zipfile", "-e"]).arg(wheel).arg(&unpacked))?;
    Ok(unpacked)
}

fn step(project: &Project, command: &mut Command) -> Result<(), String> {
    forget_cargo(command);
    let command = command.current_dir(&project.root).env("CARGO_TARGET_DIR", &project.target_dir);
    let run = run(command.env("CARGO_TERM_COLOR", "never"), Limits::BUILD)?;
    if run.success() { Ok(()) } else { Err(run.stderr) }
}
