//! A C program calls the Rust library, and prints what the Rust program prints.
#![cfg(unix)]

mod tools;

#[test]
fn a_c_program_prints_the_same_as_the_rust_program() {
    let caller = tools::caller();
    let run = tools::command(&caller)
        .arg("data/radius.csv")
        .output()
        .expect("it starts");
    let recorded = include_str!("../output/drift.txt");
    let (_, wanted) = recorded
        .split_once('\n')
        .expect("a command, then what it printed");
    assert_eq!(String::from_utf8_lossy(&run.stdout), wanted);
    assert!(run.status.success());
}

#[test]
fn the_header_is_c_plus_plus_as_well() {
    let mut compiler = std::process::Command::new(env!("C_COMPILER"));
    compiler.args([
        "-x",
        "c++",
        "-std=c++11",
        "-Wall",
        "-Werror",
        "-fsyntax-only",
        "include/drift.h",
    ]);
    let run = compiler
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the C compiler starts");
    let told = String::from_utf8_lossy(&run.stderr);
    if told.contains("cc1plus") && std::env::var_os("CI").is_none() {
        return eprintln!("skipped: this C compiler comes without C++");
    }
    assert!(run.status.success(), "{told}");
}
