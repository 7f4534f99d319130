//! Compiles the small program in several ways, and prints how large each is.

use std::io::{self, Write};
use std::process::{Command, Stdio};

// ANCHOR: ways
const WAYS: [(&str, &[&str]); 3] = [
    ("a release build", &["-Copt-level=3", "-Cstrip=debuginfo"]),
    ("without its symbols", &["-Copt-level=3", "-Cstrip=symbols"]),
    (
        "optimised for size",
        &[
            "-Copt-level=z",
            "-Clto=fat",
            "-Ccodegen-units=1",
            "-Cpanic=abort",
            "-Cstrip=symbols",
        ],
    ),
];
// ANCHOR_END: ways

fn main() -> io::Result<()> {
    for (way, options) in WAYS {
        let bytes = size(include_str!("small.rs"), options)?;
        // coarse, because the linker and the system's libraries have a say
        println!("{way:<20} {:.1} MB", bytes as f64 / 1e6);
    }
    Ok(())
}

fn size(source: &str, options: &[&str]) -> io::Result<u64> {
    let folder = tempfile::tempdir()?;
    let program = folder.path().join("small");
    let compiler = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let mut compiler = Command::new(compiler)
        .args(["--edition=2024", "--crate-name=small", "-o"])
        .arg(&program)
        .args(options)
        .arg("-") // reads the source from stdin
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = compiler.stdin.take() {
        stdin.write_all(source.as_bytes())?;
    }
    match compiler.wait()?.success() {
        true => Ok(program.metadata()?.len()),
        false => Err(io::Error::other("the small program does not compile")),
    }
}
