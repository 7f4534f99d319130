//! One Python environment for all twins, made below `target/` from a lock file with hashes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::output::{Limits, run};
use crate::project::Project;

/// The environment's interpreter; made or renewed if the lock file has changed. The error says what is missing.
pub fn interpreter(project: &Project, progress: &dyn Fn(&str)) -> Result<PathBuf, String> {
    let lock = project.settings.python_lock.as_ref().map(|lock| project.root.join(lock));
    let wanted = match &lock {
        Some(lock) => std::fs::read_to_string(lock).map_err(|error| format!("{}: {error}", lock.display()))?,
        None => String::new(),
    };
    let home = project.target_dir.join("book/python");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = home.join("lock.txt");
    if python.exists() && std::fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    progress("Making the Python environment of the twins");
    let _ = std::fs::remove_dir_all(&home);
    create(&home, &python, lock.as_deref())?;
    std::fs::write(&stamp, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}

fn create(home: &Path, python: &Path, lock: Option<&Path>) -> Result<(), String> {
    if works(Command::new("uv").arg("--version")) {
        step(Command::new("uv").args(["venv", "--quiet", "--python", ">=3.11"]).arg(home))?;
        return lock.map_or(Ok(()), |lock| {
            step(
                Command::new("uv")
                    .args(["pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--python"])
                    .arg(python)
                    .arg("-r")
                    .arg(lock),
            )
        });
    }
    let base = base_interpreter().ok_or("no Python 3.11 or newer; install python3 (with its venv module) or uv")?;
    step(Command::new(base).args(["-m", "venv"]).arg(home))?;
    lock.map_or(Ok(()), |lock| {
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
        ];
        step(Command::new(python).args(pip).arg(lock))
    })
}

fn base_interpreter() -> Option<&'static str> {
    const NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 11))";
    let names = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];
    names.into_iter().find(|name| works(Command::new(name).args(["-c", NEW_ENOUGH])))
}

fn works(command: &mut Command) -> bool {
    run(command, Limits::PROGRAM).is_ok_and(|run| run.success())
}

fn step(command: &mut Command) -> Result<(), String> {
    let run = run(command, Limits::BUILD)?;
    let last = run.stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("").to_owned();
    if run.success() { Ok(()) } else { Err(format!("making the Python environment failed: {last}")) }
}
