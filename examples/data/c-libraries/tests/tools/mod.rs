//! Programs that the tests start.
#![allow(dead_code)] // each test file uses some of it

use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles `tests/caller.c` against the header, and links it with the library
/// that Cargo has built for these tests.
pub fn caller() -> PathBuf {
    let test = std::env::current_exe().expect("a path");
    let built = test.parent().expect("a folder");
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("caller-{}", std::process::id()));
    let library = format!(
        "{}drift{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    );
    let mut compiler = Command::new(env!("C_COMPILER"));
    compiler.args([
        "-std=c11",
        "-g",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Iinclude",
        "-o",
    ]);
    compiler
        .arg(&program)
        .arg("tests/caller.c")
        .arg(built.join(library));
    compiler.arg(format!("-Wl,-rpath,{}", built.display()));
    let compiled = compiler
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the C compiler starts");
    assert!(
        compiled.status.success(),
        "{}",
        String::from_utf8_lossy(&compiled.stderr)
    );
    program
}

pub fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}
