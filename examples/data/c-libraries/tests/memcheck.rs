//! What valgrind finds of planted mistakes, and that it finds nothing elsewhere. `BLESS=1` writes what the page shows.
#![cfg(target_os = "linux")]

mod tools;
#[path = "../memcheck/valgrind.rs"]
mod valgrind;

use std::fmt::Write as _;
use std::path::Path;

const PLANTED: [(&str, &str); 6] = [
    ("length", "a length in bytes, where C counts numbers"),
    ("twice", "two owners of one sketch"),
    ("unread", "a result that C has not written"),
    ("lost", "a sketch that nobody frees"),
    ("free", "a string of Rust's, freed by C"),
    ("declared", "`share: f32`, where C has `double`"),
];

#[test]
fn planted_mistakes_are_found_or_not_as_the_page_says() {
    let program = Path::new(env!("CARGO_BIN_EXE_planted"));
    let mut table =
        "| name | mistake | alone | valgrind's first line |\n|---|---|---|---|\n"
            .to_owned();
    for (name, mistake) in PLANTED {
        let Some(report) = valgrind::report(program, name) else {
            return;
        };
        let alone = tools::command(program)
            .arg(name)
            .output()
            .expect("it starts");
        let alone = if alone.status.success() {
            "exit code 0"
        } else {
            "aborted"
        };
        let first = report.lines().next();
        let first = first.map_or("nothing".into(), |line| format!("`{line}`"));
        let _ = writeln!(table, "| {name} | {mistake} | {alone} | {first} |");
    }
    compare(&table);
}

#[test]
fn nothing_is_wrong_or_lost_where_the_contracts_are_kept() {
    for program in [env!("CARGO_BIN_EXE_sketch"), env!("CARGO_BIN_EXE_drift")] {
        let Some(report) = valgrind::report(Path::new(program), "") else {
            return;
        };
        assert_eq!(report, "", "{program}");
    }
    let report = valgrind::report(&tools::caller(), "data/radius.csv");
    assert_eq!(report.as_deref(), Some(""));
}

fn compare(now: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/memcheck/table.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, now).expect("it can be written");
    }
    let recorded = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(recorded, now, "{path} is not what valgrind says");
}
