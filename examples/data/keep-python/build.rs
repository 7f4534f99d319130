//! On macOS, symbols of Python that are found only when it loads the module must be allowed; elsewhere nothing. And
//! whether the compiler can quote the standard library, which makes its messages longer.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    pyo3_build_config::add_extension_module_link_args();
    println!("cargo::rustc-check-cfg=cfg(rust_src)");
    if has_library_source() {
        println!("cargo::rustc-cfg=rust_src");
    }
}

fn has_library_source() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let print = Command::new(rustc).args(["--print", "sysroot"]).output();
    print.is_ok_and(|print| {
        let root = String::from_utf8_lossy(&print.stdout);
        let library =
            Path::new(root.trim()).join("lib/rustlib/src/rust/library");
        library.is_dir()
    })
}
