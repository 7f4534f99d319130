//! What `cargo book measure` compares, and what it says.

use snapbox::str;

use super::book::{self, Book};
use super::{check, run, run_with_progress};

/// A measurement of two programs that print `answer` and their time.
fn measured(first: &str, second: &str) -> Book {
    let book = Book::new();
    let command = |name: &str| format!("cargo run --release --package chapter --bin {name}");
    let subjects = [("One", "one"), ("Two", "two")];
    let subjects = subjects
        .map(|(name, bin)| format!("{{ name = \"{name}\", command = \"{}\" }}", command(bin)));
    let measure = "[[package.metadata.listings.measure]]\nname = \"sum\"";
    book.append(book::MANIFEST, &format!("\n{measure}\nsubjects = [{}]\n", subjects.join(", ")));
    for (bin, answer) in [("one", first), ("two", second)] {
        let program = format!("fn main() {{\n{answer}\n    println!(\"seconds 0.5\");\n}}\n");
        book.write(&format!("examples/part/chapter/src/bin/{bin}.rs"), program);
    }
    book.write(
        "Cargo.lock",
        "version = 4\n\n[[package]]\nname = \"chapter\"\nversion = \"0.0.0\"\n",
    );
    book
}

#[test]
fn a_measurement_says_what_it_does() {
    let answer = "    println!(\"5\");";
    let book = measured(answer, answer);
    check(
        run_with_progress(&book, &["measure", "chapter"]),
        str![[r#"
examples/part/chapter/measured/sum.json: One against Two: [..]
Building the programs of 1 measurement with optimizations, then running each 15 to 60 times: how long they take is known after the first runs
Running part/chapter sum once, to compare the answers
Running rounds 1 to 15: about 0 s
[exit status: 0]

"#]],
    );
    let report = run_with_progress(&book, &["measure", "part/chapter", "sum"]);
    assert!(report.contains("running each 15 to 60 times: about 0 s\n"), "{report}");
}

#[test]
fn a_measurement_whose_answer_changes_later() {
    let later = "    let count = std::fs::read_to_string(\"count\").unwrap_or_default() + \"x\";
    std::fs::write(\"count\", &count).unwrap();
    println!(\"{}\", if count.len() > 9 { 6 } else { 5 });";
    let book = measured("    println!(\"5\");", later);
    check(
        run(&book, &["measure", "chapter"]),
        str![[r#"
error: part/chapter sum: One and Two do not do the same work: line 1: the crate prints `5`, the twin `6`
[exit status: 1]

"#]],
    );
    assert!(!book.root().join("examples/part/chapter/measured").exists());
}
