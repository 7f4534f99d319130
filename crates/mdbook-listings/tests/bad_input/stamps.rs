//! What has passed, and when it must run again.

use crate::book::{Book, LIB, OUTPUT, PAGE};
use crate::runs::{FOLDER, mdbook_test, tested};
use crate::twins::bless;

#[test]
fn what_has_passed_runs_again_only_if_something_changed() {
    let book = Book::new();
    let runs = || mdbook_test(&book, &[]).matches("Running ").count();
    assert_eq!((runs(), runs(), runs()), (1, 1, 0), "the first run of all writes Cargo.lock");
    book.write(&format!("{FOLDER}/data/numbers.csv"), "1,2\n");
    assert_eq!((runs(), runs()), (1, 0));
    book.append("Cargo.toml", "\n[profile.dev]\nopt-level = 1\n");
    assert_eq!((runs(), runs()), (1, 0));
    book.append(PAGE, "\nOne more sentence.\n");
    assert_eq!(runs(), 0);
    book.swap(LIB, "a + b", "a - b");
    assert_eq!((runs(), runs()), (1, 1));
}

#[test]
fn a_hidden_file_that_a_program_reads_is_an_input() {
    let book = Book::new();
    let runs = || mdbook_test(&book, &[]).matches("Running ").count();
    runs();
    runs();
    book.write(&format!("{FOLDER}/data/.hidden"), "1");
    assert_eq!((runs(), runs()), (1, 0));
}

/// What was blessed and then taken back must not pass.
#[test]
fn blessing_leaves_no_stamp() {
    let book = Book::new();
    let right = book.read(OUTPUT);
    tested(&book, &[]);
    book.swap(OUTPUT, "= 5", "= 6");
    let wrong = book.read(OUTPUT);
    assert!(bless(&book).contains("wrote "));
    assert_eq!(book.read(OUTPUT), right);
    book.write(OUTPUT, wrong);
    assert!(tested(&book, &[]).contains("outputs  0 passed, 1 failed"));
}

#[test]
fn what_has_passed_in_one_checkout_has_passed_in_another() {
    let (first, second) = (Book::new(), Book::new());
    let cache = first.root().join("target/cache").display().to_string();
    let runs = |book: &Book| {
        mdbook_test(book, &[("MDBOOK_LISTINGS_CACHE", &cache)]).matches("Running ").count()
    };
    assert_eq!((runs(&first), runs(&first)), (1, 1), "the first run of all writes Cargo.lock");
    second.write("Cargo.lock", first.read("Cargo.lock"));
    assert_eq!(runs(&second), 0);
}

/// A link would lead it to write something else.
#[cfg(unix)]
#[test]
fn blessing_does_not_write_through_links() {
    for link in ["output", "output/sum.txt"] {
        let book = Book::new();
        book.swap(OUTPUT, "= 5", "= 6");
        let (from, to) = (book.root().join(FOLDER).join(link), book.root().join("elsewhere"));
        std::fs::rename(&from, &to).unwrap();
        std::os::unix::fs::symlink(&to, &from).unwrap();
        let report = bless(&book);
        assert!(!report.contains("wrote "), "{link}: {report}");
        assert!(book.read(OUTPUT).ends_with("= 6\n"), "{link}: {report}");
    }
}

/// The folder of the crate itself may be one.
#[cfg(unix)]
#[test]
fn blessing_does_not_leave_the_repository() {
    let book = Book::new();
    book.swap(OUTPUT, "= 5", "= 6");
    let other = tempfile::tempdir().unwrap();
    let (from, to) = (book.root().join("examples/part"), other.path().join("part"));
    std::fs::rename(&from, &to).unwrap();
    std::os::unix::fs::symlink(&to, &from).unwrap();
    let report = bless(&book);
    assert!(!report.contains("wrote ") && book.read(OUTPUT).ends_with("= 6\n"), "{report}");
}
