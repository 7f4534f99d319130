//! Crates: what Cargo would do with their tests and programs is done here too.

use crate::book::{Book, LIB, MANIFEST, PAGE};
use crate::runs::{FOLDER, compiled, lock, mdbook_test, tested};
use crate::support::check;
use snapbox::str;

#[test]
fn a_crate_marked_alone_is_compiled_by_itself() {
    let with = |metadata: &str| {
        let book = Book::new();
        let manifest = format!("[package]\nname = \"heavy\"\nedition = \"2024\"\n{metadata}");
        book.write("examples/part/heavy/Cargo.toml", manifest)
            .write("examples/part/heavy/src/lib.rs", "//! Nothing.\n");
        mdbook_test(&book, &[])
    };
    assert!(with("").contains("Compiling 2 crates"));
    let alone = with("[package.metadata.listings]\nalone = true\n");
    assert!(
        !alone.contains("Compiling 2") && alone.contains("Compiling examples/part/heavy"),
        "{alone}"
    );
}

/// Adds two crates of one group, which ask for different features of what they depend on.
fn group(book: &Book) {
    for (name, features) in [("first", ", features = [\"auto\"]"), ("second", "")] {
        let folder = format!("examples/part/{name}");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             anstream = {{ version = \"1\", default-features = false{features} }}\n\n\
             [package.metadata.listings]\nalone = \"heavy\"\n"
        );
        book.write(&format!("{folder}/Cargo.toml"), manifest);
        book.write(&format!("{folder}/src/lib.rs"), "//! Nothing.\n");
    }
    lock(book);
}

/// Also where only one of them has changed.
#[test]
fn what_a_group_depends_on_is_compiled_once() {
    let book = Book::new();
    group(&book);
    let report = mdbook_test(&book, &[]);
    assert!(report.contains("Compiling examples/part/chapter\n"), "{report}");
    assert!(report.contains("Compiling 2 crates\n"), "{report}");
    assert_eq!(compiled(&book, "anstream"), 1);
    for name in ["first", "second"] {
        book.append(&format!("examples/part/{name}/src/lib.rs"), "// changed\n");
        let report = mdbook_test(&book, &[]);
        assert!(report.contains(&format!("Compiling examples/part/{name}\n")), "{report}");
        assert_eq!(compiled(&book, "anstream"), 1, "{report}");
    }
}

#[test]
fn groups_that_are_none() {
    let with = |alone: &str| {
        let book = Book::new();
        group(&book);
        book.append(MANIFEST, &format!("\n[package.metadata.listings]\nalone = {alone}\n"));
        book.report()
    };
    let reports = ["\"haevy\"", "\"light\"", "\"\"", "\"true\""].map(with);
    check(
        reports.concat(),
        str![[r#"
error: no other crate is in the group `haevy`
  --> examples/part/chapter/Cargo.toml:13:9
   |
13 | alone = "haevy"
   |         ^^^^^^^
   |
   = help: did you mean `heavy`?
error: no other crate is in the group `light`
  --> examples/part/chapter/Cargo.toml:13:9
   |
13 | alone = "light"
   |         ^^^^^^^
   |
   = help: write `alone = true`, or give another crate the same name
error: no other crate is in the group ``
  --> examples/part/chapter/Cargo.toml:13:9
   |
13 | alone = ""
   |         ^^
   |
   = help: write `alone = true`, or give another crate the same name
error: no other crate is in the group `true`
  --> examples/part/chapter/Cargo.toml:13:9
   |
13 | alone = "true"
   |         ^^^^^^
   |
   = help: write `alone = true`, or give another crate the same name

"#]],
    );
}

/// Adds a crate with a library, a program and the recording of what that prints.
fn second_crate(book: &Book, program: &str, main: &str, recorded: &str) {
    const CRATE: &str = "examples/part/second";
    book.write(
        &format!("{CRATE}/Cargo.toml"),
        "[package]\nname = \"second\"\nedition = \"2024\"\n",
    )
    .write(&format!("{CRATE}/src/lib.rs"), "//! The second crate.\n")
    .write(&format!("{CRATE}/tests/lesson.rs"), "#[test]\nfn lesson() {}\n")
    .write(&format!("{CRATE}/src/bin/{program}.rs"), format!("fn main() {{\n    {main}\n}}\n"));
    let file = format!("{CRATE}/output/{program}.txt");
    book.write(&file, format!("$ cargo run --package second --bin {program}\n{recorded}"));
    book.append(PAGE, &format!("\n```console\n{{{{#include ../../{file}}}}}\n```\n"));
}

/// Cargo puts both at one path.
#[test]
fn two_crates_with_programs_of_one_name() {
    let book = Book::new();
    second_crate(&book, "sum", "println!(\"another\");", "another\n");
    let tests = format!("{FOLDER}/tests/starts.rs");
    book.write(
        &tests,
        "#[test]\nfn starts_its_own() {\n    \
         let run = std::process::Command::new(env!(\"CARGO_BIN_EXE_sum\")).output().unwrap();\n    \
         assert_eq!(run.stdout, b\"2 + 3 = 5\\n\");\n}\n",
    );
    for _ in 0..2 {
        let report = tested(&book, &[]);
        assert!(report.contains("listings  1 passed\n       outputs  2 passed\n"), "{report}");
        book.append(LIB, "\n");
    }
}

/// A test finds what Cargo would set for it, and runs where Cargo would start it.
#[test]
fn a_test_that_reads_its_surroundings() {
    let book = Book::new();
    book.append(MANIFEST, "\n[package.metadata.listings]\n");
    book.write(
        &format!("{FOLDER}/tests/surroundings.rs"),
        r#"use std::env::var;

#[test]
fn surroundings() {
    assert_eq!(std::env::current_dir().unwrap(), std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(var("CARGO_MANIFEST_DIR").unwrap(), env!("CARGO_MANIFEST_DIR"));
    assert_eq!(var("CARGO_PKG_NAME").unwrap(), "chapter");
    assert_eq!(var("CARGO_PKG_VERSION").unwrap(), env!("CARGO_PKG_VERSION"));
    assert_eq!(var("OUT_DIR").unwrap(), env!("OUT_DIR"));
    assert_eq!(var("SAID").unwrap(), "by the build script");
    assert!(std::fs::exists(env!("CARGO_BIN_EXE_sum")).unwrap());
    assert!(var("RUSTC_WORKSPACE_WRAPPER").is_err());
}
"#,
    );
    let script = "fn main() {\n    println!(\"cargo::rustc-env=SAID=by the build script\");\n}\n";
    book.write(&format!("{FOLDER}/build.rs"), script);
    let report = tested(&book, &[]);
    assert!(report.contains("listings  1 passed\n"), "{report}");
}

#[test]
fn code_in_a_comment_that_fails() {
    let book = Book::new();
    let swap = |from: &str, to: &str| book.swap(LIB, from, to);
    swap("numbers.\n", "numbers.\n///\n/// ```\n/// assert_eq!(chapter::add(1, 1), 2);\n/// ```\n");
    assert!(tested(&book, &[]).contains("listings  1 passed\n"));
    swap("(1, 1), 2", "(1, 1), 3");
    let report = tested(&book, &[]);
    assert!(report.contains("crate chapter fails") && report.contains("right: 3"), "{report}");
}

/// The library itself compiles.
#[test]
fn tests_that_do_not_compile() {
    let book = Book::new();
    book.append(LIB, "\n#[test]\nfn sums() {\n    missing();\n}\n");
    let report = tested(&book, &[]);
    assert!(report.contains("cannot find function `missing`"), "{report}");
    assert!(report.contains("listings  0 passed, 1 failed"), "{report}");
}

#[test]
fn a_build_script_that_fails() {
    let book = Book::new();
    second_crate(&book, "other", "println!(\"well\");", "well\n");
    book.write(&format!("{FOLDER}/build.rs"), "fn main() {\n    panic!(\"no C compiler\");\n}\n");
    let report = tested(&book, &[]);
    assert!(report.contains("error: crate chapter fails"), "{report}");
    assert!(report.contains("no C compiler") && report.contains("outputs  1 passed"), "{report}");
}

/// `cargo test` compiles such a library only for something else of its crate.
#[test]
fn a_library_whose_tests_are_off_is_compiled() {
    const OTHER: &str = "examples/part/other/src/lib.rs";
    let book = Book::new();
    let manifest =
        "[package]\nname = \"other\"\nedition = \"2024\"\n\n[lib]\ntest = false\ndoctest = false\n";
    book.write("examples/part/other/Cargo.toml", manifest);
    book.write(OTHER, "// ANCHOR: one\npub fn one() -> u8 {\n    1\n}\n// ANCHOR_END: one\n");
    book.append(PAGE, &format!("\n```rust\n{{{{#include ../../{OTHER}:one}}}}\n```\n"));
    assert!(tested(&book, &[]).contains("listings  2 passed\n"));
    book.swap(OTHER, "    1\n", "    \"one\"\n");
    let report = tested(&book, &[]);
    assert!(report.contains("crate other fails"), "{report}");
    assert!(report.contains("mismatched types"), "{report}");
}
