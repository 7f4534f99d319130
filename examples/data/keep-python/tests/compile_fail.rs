//! What must not cross `detach`; the compiler's messages stand beside the programs.

use std::path::Path;
use std::process::Command;

#[test]
fn python_objects_do_not_cross() {
    if has_library_source() {
        eprintln!("skipped: with `rust-src`, the message quotes the library");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}

/// Whether the compiler can quote the standard library, which makes its messages longer.
fn has_library_source() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let print = Command::new(rustc).args(["--print", "sysroot"]).output();
    print.is_ok_and(|print| {
        let root = String::from_utf8_lossy(&print.stdout);
        Path::new(root.trim()).join(LIBRARY).is_dir()
    })
}

const LIBRARY: &str = "lib/rustlib/src/rust/library";
