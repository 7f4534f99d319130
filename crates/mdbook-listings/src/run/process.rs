//! Processes: start one, limit it, and stop it with all that it started.

use std::collections::BTreeSet;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a listing may use before it is stopped.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub time: Duration,
    pub bytes: usize,
}

impl Limits {
    /// For a program whose output is shown on a page. Others run beside it, and something may compile.
    pub const PROGRAM: Self = Self { time: Duration::from_secs(180), bytes: 1 << 20 };
    /// For Cargo, which may have to compile everything first.
    pub const BUILD: Self = Self { time: Duration::from_secs(3600), bytes: 64 << 20 };
    /// For a crate's tests, once they are compiled.
    pub const TESTS: Self = Self { time: Duration::from_secs(900), bytes: 64 << 20 };
}

/// How a process ended, and what it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    /// `None` after a signal.
    pub code: Option<i32>,
}

impl Run {
    pub fn success(&self) -> bool {
        self.code == Some(0)
    }
}

/// Runs a command to its end, or says why it was stopped.
pub fn run(command: &mut Command, limits: Limits) -> Result<Run, String> {
    own_group(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = start(command).map_err(|error| {
        format!("cannot start {}: {error}", command.get_program().to_string_lossy())
    })?;
    let deadline = Instant::now() + limits.time;
    let (sender, receiver) = channel();
    drain(child.stdout.take(), 0, limits.bytes, sender.clone());
    drain(child.stderr.take(), 1, limits.bytes, sender);
    let ended = collect(&receiver, limits, deadline)
        .and_then(|pipes| Ok((pipes, wait(&mut child, limits, deadline)?)));
    if ended.is_err() {
        stop(child.id());
        let _ = child.wait();
    }
    running().remove(&child.id());
    let ([stdout, stderr], status) = ended?;
    Ok(Run { stdout: utf8(stdout)?, stderr: utf8(stderr)?, code: status.code() })
}

/// One that has been started is in the list before anybody can stop what is there.
fn start(command: &mut Command) -> std::io::Result<Child> {
    let mut running = running();
    let child = command.spawn()?;
    running.insert(child.id());
    Ok(child)
}

/// Waits for both pipes to end, with the deadline for both.
fn collect(
    receiver: &Receiver<(usize, Vec<u8>)>,
    limits: Limits,
    deadline: Instant,
) -> Result<[Vec<u8>; 2], String> {
    let mut pipes = [Vec::new(), Vec::new()];
    loop {
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok((pipe, bytes)) => pipes[pipe].extend(bytes),
            Err(RecvTimeoutError::Disconnected) => return Ok(pipes),
            Err(RecvTimeoutError::Timeout) => return Err(too_long(limits)),
        }
        if pipes.iter().any(|pipe| pipe.len() > limits.bytes) {
            return Err(format!("printed more than {} KiB, stopped", limits.bytes >> 10));
        }
    }
}

/// Waits for the process itself: one that closed its pipes may go on.
fn wait(child: &mut Child, limits: Limits, deadline: Instant) -> Result<ExitStatus, String> {
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if Instant::now() > deadline => return Err(too_long(limits)),
            Ok(None) => std::thread::sleep(pause),
            Err(error) => return Err(error.to_string()),
        }
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

fn too_long(limits: Limits) -> String {
    format!("still running after {} seconds, stopped", limits.time.as_secs())
}

fn drain(
    pipe: Option<impl Read + Send + 'static>,
    index: usize,
    limit: usize,
    sender: Sender<(usize, Vec<u8>)>,
) {
    let Some(mut pipe) = pipe else { return };
    std::thread::spawn(move || {
        let mut total = 0;
        let mut buffer = vec![0; 1 << 16];
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            total += count;
            if sender.send((index, buffer[..count].to_vec())).is_err() || total > limit {
                return;
            }
        }
    });
}

/// A process group of its own, so that stopping a program stops what it started.
fn own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

fn stop(process: u32) {
    #[cfg(unix)]
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{process}")]).status();
    #[cfg(not(unix))]
    let _ = Command::new("taskkill").args(["/F", "/T", "/PID", &process.to_string()]).status();
}

/// The processes that run now.
fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops what runs, with its children: Ctrl-C reaches this program alone, because they have groups
/// of their own. Afterwards nothing starts, and who waits for an end waits until this program exits:
/// what a stopped program had printed must not be taken for its output.
pub fn stop_all() {
    let running = running();
    running.iter().for_each(|process| stop(*process));
    std::mem::forget(running);
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("printed invalid UTF-8 at byte {}", error.utf8_error().valid_up_to())
    })?;
    Ok(text.replace("\r\n", "\n"))
}

/// Limits the threads of the usual thread pools and BLAS libraries.
pub fn limit_threads(command: &mut Command, threads: usize) {
    const POOLS: [&str; 6] = [
        "RAYON_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
        "POLARS_MAX_THREADS",
    ];
    command.envs(POOLS.map(|name| (name, threads.to_string())));
}

/// A command of which each process has the processor for as long as the limits say, and not only
/// all of them together.
pub fn limit_each(command: Command, limits: Limits) -> Command {
    if cfg!(not(unix)) {
        return command;
    }
    let script = format!("ulimit -t {}; exec \"$0\" \"$@\"", limits.time.as_secs());
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    command.get_current_dir().map(|folder| shell.current_dir(folder));
    shell
}

/// The Cargo that started this tool, or the one on the path, without what Cargo set for the tool
/// itself.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // or build scripts that watch it would run again, and with them all that depends on them
    forget_cargo(&mut command);
    command
}

/// An environment in which every program prints the same on every machine.
pub fn quiet(command: &mut Command) -> &mut Command {
    limit_threads(command, 1);
    forget_cargo(command);
    // or trybuild would write what it has to compare
    command.env_remove("TRYBUILD");
    command
        .env("RUST_BACKTRACE", "0")
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("PYTHONIOENCODING", "utf-8").env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1")
}

/// Removes what Cargo set to describe this tool, which a program would mistake for its own.
pub fn forget_cargo(command: &mut Command) {
    const OWN: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let single = text == "CARGO_CRATE_NAME" || text == "CARGO_PRIMARY_PACKAGE";
        if single || OWN.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, time: u64, bytes: usize) -> Result<Run, String> {
        run(
            Command::new("sh").args(["-c", script]),
            Limits { time: Duration::from_secs(time), bytes },
        )
    }

    #[test]
    fn a_program_that_hangs_is_stopped_with_its_children() {
        let start = Instant::now();
        assert_eq!(
            shell("sleep 30 & sleep 30", 1, 1000).unwrap_err(),
            "still running after 1 seconds, stopped"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_that_closes_its_streams_and_hangs_is_stopped() {
        let start = Instant::now();
        assert_eq!(
            shell("exec >&- 2>&-; sleep 30", 1, 1000).unwrap_err(),
            "still running after 1 seconds, stopped"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[cfg(unix)]
    #[test]
    fn each_process_has_a_limit_of_its_own() {
        let mut script = Command::new("sh");
        script.args(["-c", "sh -c 'while :; do :; done'; echo \"$NAME\""]).env("NAME", "next");
        let limits = Limits { time: Duration::from_secs(1), bytes: 1000 };
        let long = Limits { time: Duration::from_secs(30), ..limits };
        let run = run(&mut limit_each(script, limits), long).expect("it ends");
        assert_eq!(run.stdout, "next\n");
    }

    #[test]
    fn floods_and_bad_bytes_are_refused() {
        assert_eq!(shell("yes", 20, 4096).unwrap_err(), "printed more than 4 KiB, stopped");
        assert_eq!(
            shell("printf 'a\\377'", 10, 1000).unwrap_err(),
            "printed invalid UTF-8 at byte 1"
        );
    }
}
