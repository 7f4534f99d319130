//! What every command needs of processes: Cargo in the book's workspace, a word on what is running,
//! and Ctrl-C.

use std::process::Command;

use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process;

/// Cargo, run in the book's workspace.
pub fn cargo(project: &Project) -> Command {
    let mut command = process::cargo();
    command.current_dir(&project.root).env("CARGO_TERM_COLOR", "never").env("RUST_BACKTRACE", "0");
    command
}

/// Says what is being done, on stderr.
pub fn progress(message: &str) {
    eprintln!("{message}");
}

/// On Ctrl-C or SIGTERM, nothing that was started is left running.
pub fn stop_on_interrupt() {
    std::thread::spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            return;
        };
        if let Ok(status) = runtime.block_on(interrupt()) {
            process::stop_all();
            std::process::exit(status);
        }
    });
}

/// Waits for a signal that ends this program; the exit status is the one that shells give for it.
#[cfg(unix)]
async fn interrupt() -> std::io::Result<i32> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.map(|()| 130),
        _ = terminate.recv() => Ok(143),
    }
}

#[cfg(not(unix))]
async fn interrupt() -> std::io::Result<i32> {
    tokio::signal::ctrl_c().await.map(|()| 130)
}
