//! Every recording belongs to the run that makes it, and says something.

use snapbox::str;

use crate::book::{Book, OUTPUT, PAGE};
use crate::support::check;

const CRATE: &str = "examples/part/chapter";
const RECORDING: &str = "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n";

/// The messages about a book with one more file, shown or not, without their places.
fn with_file(file: &str, text: &str, is_shown: bool) -> String {
    let book = Book::new();
    book.write(&format!("{CRATE}/{file}"), text);
    if is_shown {
        book.append(PAGE, &format!("\n```console\n{{{{#include ../../{CRATE}/{file}}}}}\n```\n"));
    }
    let report = book.report();
    let errors = report.lines().filter(|line| line.starts_with("error: "));
    errors.map(|line| format!("{line}\n")).collect()
}

#[test]
fn recordings_that_no_run_makes() {
    let not_command = "the first line of this recording is not its command";
    for (file, text, message) in [
        ("output/more/sum.txt", RECORDING, "is not a recording"),
        ("output/sum.TXT", RECORDING, "is not a recording"),
        ("output/sum.log", RECORDING, "is not a recording"),
        ("output/sum", RECORDING, "is not a recording"),
        (
            "twin/sum.txt",
            RECORDING,
            "no twin examples/part/chapter/twin/sum.py makes this recording",
        ),
        ("twin/more/sum.txt", RECORDING, "is not a recording"),
        ("twin/sum.out", RECORDING, "is not a recording"),
        ("src/sum.stderr", "error: a lie\n", "is not a recording"),
        ("tests/compile-fail/sum.stderr", "error: a lie\n", "is not a recording"),
        ("output/sum.stderr", "error: a lie\n", "is not a recording"),
        ("output/lie.txt", "2 + 3 = 6\n", not_command),
        ("output/lie.txt", "$ cargo run --bin sum\n2 + 3 = 6\n", not_command),
        ("output/lie.txt", "$ cargo test --package chapter\nok\n", not_command),
        ("output/lie.txt", " $ cargo run --package chapter --bin sum\n6\n", not_command),
        ("output/lie.txt", "$ cargo run --package chapter --example sum\n6\n", not_command),
        (
            "output/lie.txt",
            "$ cargo run --package other --bin sum\n6\n",
            "this recording is in crate chapter and names crate other",
        ),
        (
            "output/lie.txt",
            "$ cargo run --package chapter --bin sums\n6\n",
            "crate chapter has no program `sums`",
        ),
        (
            "output/lie.txt",
            "$ cargo run --package chapter --bin sum; echo 6\n6\n",
            "`;` in a recorded command",
        ),
    ] {
        for is_shown in [true, false] {
            let found = with_file(file, text, is_shown);
            assert!(found.contains(message), "{file}, shown {is_shown}: {found}");
            assert_eq!(found.lines().count(), 1, "{file}, shown {is_shown}: {found}");
        }
    }
}

#[test]
fn recordings_of_twins_that_another_command_makes() {
    let right = format!("$ python {CRATE}/twin/lie.py");
    for command in [
        "$ python lie.py",
        "$ python -c 6",
        "python",
        "$ python3 lie.py",
        &format!("{right} 6"),
        &format!("{right} "),
    ] {
        let book = Book::new();
        book.write(&format!("{CRATE}/twin/lie.py"), "print(5)\n");
        book.write(&format!("{CRATE}/twin/lie.txt"), format!("{command}\n6\n"));
        let report = book.report();
        let expected = "error: the first line of this recording is not its command\n";
        assert!(report.starts_with(expected), "{command}: {report}");
        assert!(report.contains(&format!("= help: write `{right}`")), "{report}");
        book.write(&format!("{CRATE}/twin/lie.txt"), format!("{right}\n6\n"));
        check(book.report(), str![]);
    }
}

#[cfg(unix)]
#[test]
fn recordings_that_are_hidden_or_links() {
    for file in
        ["output/.sum.txt", "output/.more/sum.txt", "twin/.sum.txt", "output/target/sum.txt"]
    {
        let found = with_file(file, RECORDING, true);
        assert!(found.contains("is hidden, or in a folder of built files"), "{file}: {found}");
    }
    let book = Book::new();
    let link = book.root().join(CRATE).join("output/linked.txt");
    std::os::unix::fs::symlink(book.root().join(OUTPUT), link).unwrap();
    book.append(
        PAGE,
        &format!("\n```console\n{{{{#include ../../{CRATE}/output/linked.txt}}}}\n```\n"),
    );
    assert!(book.report().contains("output/linked.txt is a symbolic link"), "{}", book.report());
}

#[test]
fn a_recording_that_any_output_would_match() {
    for line in
        ["[..]", "2 [..]", "-[..]", "... [..]!", "[..] 5 [..]", "[..][..]", "2 + 3 [..] [..]"]
    {
        let book = Book::new();
        book.append(OUTPUT, &format!("{line}\n"));
        let report = book.report();
        let expected = "error: `[..]` leaves too little of this line\n --> examples/part/chapter/output/sum.txt:3:1\n";
        assert!(report.starts_with(expected), "{line}: {report}");
    }
    for line in
        ["34 passed in [..]", "id [..]", "thread 'main' ([..]) panicked", "[1, 2, .., 3]", "none"]
    {
        let book = Book::new();
        check(book.append(OUTPUT, &format!("{line}\n")).report(), str![]);
    }
    let book = Book::new();
    check(
        book.swap(OUTPUT, "2 + 3 = 5", "[..]").report(),
        str![[r#"
error: `[..]` leaves too little of this line
 --> examples/part/chapter/output/sum.txt:2:1
  |
2 | [..]
  | ^^^^
  |
  = help: keep one `[..]` and 2 letters or digits, or let the program print what is the same in every run

"#]],
    );
}
