//! One Python environment for all twins, made below `target/` from a lock file with hashes.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::read::workspace::Project;
use crate::run::process::{Limits, run};

/// Why no twin can run.
#[derive(Debug, Clone)]
pub enum Unusable {
    /// This machine has no Python: twins are skipped.
    Absent(String),
    /// There is a Python, but not with what the lock file says: that is a failure.
    Broken(String),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Absent(reason) | Self::Broken(reason)) = self;
        f.write_str(reason)
    }
}

/// The environment's interpreter; made or renewed if the lock file has changed.
pub fn interpreter(project: &Project, progress: &dyn Fn(&str)) -> Result<PathBuf, Unusable> {
    let broken = |error: std::io::Error| Unusable::Broken(error.to_string());
    let lock = project.settings.python_lock.as_ref().map(|lock| project.root.join(lock));
    let wanted = match &lock {
        Some(lock) => std::fs::read_to_string(lock)
            .map_err(|error| Unusable::Broken(format!("{}: {error}", lock.display())))?,
        None => String::new(),
    };
    let home = project.target_dir.join("book/python");
    let python = home.join(PROGRAM);
    if python.exists() && is_made_from(&home, &wanted) {
        return Ok(python);
    }
    progress("Making the Python environment of the twins");
    // beside the old one, which is kept if the lock file cannot be installed
    let fresh = home.with_file_name("python.new");
    let _ = std::fs::remove_dir_all(&fresh);
    let installer = create(&fresh)?;
    if let Some(lock) = &lock {
        step(installer.command(&fresh, lock).arg("--quiet")).map_err(Unusable::Broken)?;
    }
    put_in_place(&fresh, &home, &wanted).map_err(broken)?;
    Ok(python)
}

/// In a folder of packages, the text of the lock file that it was made from.
const STAMP: &str = "lock.txt";

/// Whether a folder was made from a lock file as it is now.
pub(super) fn is_made_from(folder: &Path, lock: &str) -> bool {
    std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|made| made == lock)
}

/// Replaces a folder of packages by a finished one.
pub(super) fn put_in_place(finished: &Path, folder: &Path, lock: &str) -> std::io::Result<()> {
    std::fs::write(finished.join(STAMP), lock)?;
    // a link is removed, and not what it leads to
    let _ = std::fs::remove_dir_all(folder);
    std::fs::rename(finished, folder)
}

/// Whether Python would find a module; it is not loaded.
pub fn has(python: &Path, module: &str) -> bool {
    const FINDS: &str =
        "import sys, importlib.util as util; sys.exit(util.find_spec(sys.argv[1]) is None)";
    // -P: a folder of the book is not taken for a module
    works(Command::new(python).args(["-P", "-c", FINDS, module]))
}

/// The version of what has installed a module.
pub fn version(python: &Path, module: &str) -> Option<String> {
    const PRINT: &str = "import sys, importlib.metadata as data\n\
        print(data.version(data.packages_distributions().get(sys.argv[1], sys.argv[1:])[0]))";
    let printed =
        run(Command::new(python).args(["-P", "-c", PRINT, module]), Limits::PROGRAM).ok()?;
    printed.success().then(|| printed.stdout.trim().to_owned())
}

/// The interpreter of an environment.
const PROGRAM: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

/// What installs packages into an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Installer {
    Uv,
    Pip,
}

/// Makes an environment without packages.
pub(super) fn create(home: &Path) -> Result<Installer, Unusable> {
    if works(Command::new("uv").arg("--version")) {
        let mut uv = Command::new("uv");
        uv.args(["venv", "--quiet", "--python", ">=3.11"]).arg(home);
        return step(&mut uv).map(|()| Installer::Uv).map_err(Unusable::Absent);
    }
    let absent = "no Python 3.11 or newer; install python3 (with its venv module) or uv";
    let base = base_interpreter().ok_or_else(|| Unusable::Absent(absent.to_owned()))?;
    let made = step(Command::new(base).args(["-m", "venv"]).arg(home));
    made.map(|()| Installer::Pip).map_err(Unusable::Broken)
}

impl Installer {
    /// The command that installs what a lock file names: wheels only, each with its hash.
    pub fn command(self, home: &Path, lock: &Path) -> Command {
        let python = home.join(PROGRAM);
        let mut command = match self {
            Self::Uv => Command::new("uv"),
            Self::Pip => Command::new(&python),
        };
        match self {
            Self::Uv => command.args(["pip", "install", "--python"]).arg(&python),
            Self::Pip => command.args(["-m", "pip", "install", "--disable-pip-version-check"]),
        };
        command.args(["--require-hashes", "--only-binary", ":all:", "-r"]).arg(lock);
        command
    }
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
    let last =
        run.stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("").to_owned();
    if run.success() {
        Ok(())
    } else {
        Err(format!("making the Python environment failed: {last}"))
    }
}
