//! Compiles the C library with the compiler that Cargo's linker comes from.

fn main() {
    // ANCHOR: build
    cc::Build::new()
        .file("src/c/sketch.c")
        .std("c11")
        .warnings_into_errors(true)
        .compile("sketch");
    println!("cargo::rerun-if-changed=src/c");
    // ANCHOR_END: build
    let compiler = cc::Build::new().get_compiler();
    println!("cargo::rustc-env=C_COMPILER={}", compiler.path().display());
}
