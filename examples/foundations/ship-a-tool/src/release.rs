//! Builds the tool as it is released, and looks at the file.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

/// What a release is linked for here; the tests know no other.
pub const TARGET: &str = "x86_64-unknown-linux-gnu";

fn cargo() -> Command {
    let mut cargo =
        Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("RUSTFLAGS");
    cargo.args([
        "build",
        "--quiet",
        "--package",
        "ship-a-tool",
        "--bin",
        "survey",
    ]);
    cargo
}

/// `cargo build --release`, with its defaults.
pub fn plain() -> Result<PathBuf> {
    run(cargo().arg("--release"))?;
    Ok(target().join("release/survey"))
}

// ANCHOR: small
/// One file that needs no other, small before fast.
pub fn small() -> Result<PathBuf> {
    let mut cargo = cargo();
    // With `--target`, the flag is kept from programs that run while compiling.
    cargo.args(["--profile", "small", "--target", TARGET]);
    run(cargo.env("RUSTFLAGS", "-C target-feature=+crt-static"))?;
    Ok(target().join(TARGET).join("small/survey"))
}
// ANCHOR_END: small

fn run(cargo: &mut Command) -> Result<()> {
    let output = cargo.output().context("cargo")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

fn target() -> PathBuf {
    let usual =
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target");
    env::var_os("CARGO_TARGET_DIR").map_or_else(usual, PathBuf::from)
}
/// Whether a 64-bit ELF file names no program that must load it first.
pub fn is_static(file: &Path) -> Result<bool> {
    const INTERPRETER: u32 = 3;
    let bytes = fs::read(file)?;
    let word =
        |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]) as usize;
    ensure!(bytes.starts_with(b"\x7fELF"), "no ELF file");
    let (table, size, count) = (word(32), word(54), word(56));
    let kinds = bytes[table..].chunks_exact(size).take(count);
    let interpreter = INTERPRETER.to_le_bytes();
    Ok(kinds
        .into_iter()
        .all(|header| !header.starts_with(&interpreter)))
}
