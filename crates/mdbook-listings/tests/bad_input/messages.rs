//! Messages of the compiler: trybuild must have compared them.

use crate::book::{Book, MANIFEST, PAGE};
use crate::runs::{FOLDER, tested};

const CALL: &str = "trybuild::TestCases::new().compile_fail(\"tests/compile-fail/*.rs\");";

/// A page that shows a program which must not compile, and the test that is said to try it.
fn driven_by(driver: &str) -> Book {
    let book = Book::new();
    let folder = format!("{FOLDER}/tests/compile-fail");
    book.write(&format!("{folder}/fake.rs"), "fn main() {}\n");
    book.write(&format!("{folder}/fake.stderr"), "error: never said\n");
    let include = format!("../../{folder}/fake.rs");
    book.append(PAGE, &format!("\n```rust\n{{{{#include {include}}}}}\n```\n"));
    let include = include.replace(".rs", ".stderr");
    book.append(PAGE, &format!("\n```text\n{{{{#include {include}}}}}\n```\n"));
    book.append(MANIFEST, "\n[dev-dependencies]\ntrybuild = \"1\"\n");
    book.write(&format!("{FOLDER}/tests/driver.rs"), driver);
    book
}

#[test]
fn a_test_that_hands_programs_to_trybuild_does_nothing_else() {
    let plain = format!("//! Text.\n\n#[test]\nfn refused() {{\n    {CALL}\n}}\n");
    let ignored = plain.replace("#[test]", "#[test]\n#[cfg_attr(miri, ignore = \"no files\")]");
    for driver in [plain.as_str(), &ignored] {
        let report = driven_by(driver).report();
        assert!(!report.contains("no target compiles"), "{driver}: {report}");
    }
    let body = |body: &str| format!("#[test]\nfn refused() {{\n    {body}\n}}\n");
    for driver in [
        body("eprintln!(\"test tests/compile-fail/fake.rs ... ok\");"),
        body(&format!("if false {{ {CALL} }}")),
        body(&format!("return; {CALL}")),
        body(&format!("let _ = || {{ {CALL} }};")),
        body(&format!("// {CALL}")),
        body(&format!("let _ = stringify!({CALL});")),
        body(&CALL.replace("*.rs", "real.rs")),
        body(&CALL.replace("compile-fail/*", "other/*")),
        body(&CALL.replace("trybuild", "fake::trybuild")),
        format!("mod trybuild;\n{plain}"),
        format!("#![cfg(any())]\n{plain}"),
        format!("fn refused() {{\n    {CALL}\n}}\n"),
        plain.replace("#[test]", "#[test]\n#[should_panic]"),
        plain.replace("#[test]", "#[cfg(any())]\n#[test]"),
    ] {
        let report = driven_by(&driver).report();
        let expected = "no target compiles examples/part/chapter/tests/compile-fail/fake.rs";
        assert!(report.contains(expected), "{driver}: {report}");
    }
}

#[test]
fn trybuild_is_that_of_the_registry() {
    let plain = format!("#[test]\nfn refused() {{\n    {CALL}\n}}\n");
    for own in ["{ path = \"../../../fake\" }", "{ package = \"fake\", version = \"1\" }"] {
        let book = driven_by(&plain);
        book.write("fake/Cargo.toml", "[package]\nname = \"trybuild\"\nedition = \"2024\"\n");
        book.write("fake/src/lib.rs", "");
        book.swap("Cargo.toml", "members = [", "exclude = [\"fake\"]\nmembers = [");
        book.swap(MANIFEST, "trybuild = \"1\"", &format!("trybuild = {own}"));
        let report = book.report();
        assert!(report.contains("no target compiles"), "{own}: {report}");
    }
}

/// The manifest may have been changed in another way: what counts is what trybuild says.
#[test]
fn a_message_that_trybuild_did_not_compare() {
    let plain = format!("#[test]\nfn refused() {{\n    {CALL}\n}}\n");
    let skipped =
        plain.replace("#[test]", "#[test]\n#[cfg_attr(debug_assertions, ignore = \"slow\")]");
    for (driver, expected) in [
        (&plain, "error: examples/part/chapter/tests/compile-fail/fake.stderr was not compared\n"),
        (&skipped, "fake.stderr was not compared: its test is ignored here\n"),
    ] {
        let book = driven_by(driver);
        let library = "pub struct TestCases;\nimpl TestCases {\n    pub fn new() -> Self {\n        Self\n    }\n    \
                       pub fn compile_fail(&self, _: &str) {}\n}\n";
        let manifest = "[package]\nname = \"trybuild\"\nversion = \"1.0.0\"\nedition = \"2024\"\n";
        book.write("fake/Cargo.toml", manifest).write("fake/src/lib.rs", library);
        book.swap("Cargo.toml", "members = [", "exclude = [\"fake\"]\nmembers = [");
        book.append("Cargo.toml", "\n[patch.crates-io]\ntrybuild = { path = \"fake\" }\n");
        for _ in 0..2 {
            let report = tested(&book, &[("CARGO_NET_OFFLINE", "true")]);
            assert!(report.contains(expected), "{report}");
        }
    }
}
