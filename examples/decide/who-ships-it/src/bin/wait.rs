//! Times what stands between an edit and its answer: building and running the program `releases`.
//!
//! `wait edit`, `wait cold` or `wait standard`; with `--time` it prints the answer and the seconds.

use std::path::Path;
use std::process::Command;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use who_ships_it::Result;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let what = arguments.last().map_or("edit", String::as_str);
    let target = Path::new("target/who-ships-it").join(what);
    if what == "edit" {
        build(&target, what)?; // only the edit is timed
    } else if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    // what makes an edit slower than the fastest is another program
    let repeats = if what == "edit" { 3 } else { 1 };
    let (mut answer, mut seconds) = (String::new(), f64::INFINITY);
    for _ in 0..repeats {
        let start = Instant::now();
        answer = build(&target, what)?;
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    print!("{answer}");
    if arguments.iter().any(|argument| argument == "--time") {
        println!("seconds {seconds:.6}");
    }
    Ok(())
}

// ANCHOR: build
/// What you type after an edit: `cargo build`, and the program it made.
fn build(target: &Path, what: &str) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--offline", "--locked", "--jobs=2"]);
    cargo.args(["--package", "who-ships-it", "--bin", "releases"]);
    cargo.arg("--target-dir").arg(target);
    if what == "standard" {
        cargo.arg("--no-default-features");
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
    cargo.env("WHO_SHIPS_IT_EDIT", now.to_string()); // never built before
    output(&mut cargo)?;
    output(&mut Command::new(target.join("debug/releases")))
}
// ANCHOR_END: build

fn output(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
