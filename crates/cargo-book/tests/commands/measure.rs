//! What `cargo book measure` compares, and what it says.

use std::process::Command;

use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use snapbox::str;

use super::book::{self, Book};
use super::{boxed, check, record, run, run_with_progress};

/// Never twice the same, as from a clock.
const TIME: &str = "    let since = std::time::UNIX_EPOCH.elapsed().unwrap();
    println!(\"seconds 0.00010{:03}\", since.as_micros() % 1000);
";

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
        let program = format!("fn main() {{\n{answer}\n{TIME}}}\n");
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

/// A book whose measurement is recorded for the code as it is.
pub fn recorded() -> Book {
    let book = boxed();
    let subjects = ["Rust", "Python"];
    let subjects =
        subjects.map(|name| format!("{{ name = \"{name}\", command = \"run {name}\" }}"));
    let measure = "[[package.metadata.listings.measure]]\nname = \"add\"";
    book.append(book::MANIFEST, &format!("\n{measure}\nsubjects = [{}]\n", subjects.join(", ")));
    book.append(book::PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let hashes = project.hash_code(&project.packages[0], "add");
    let hashes = serde_json::to_string_pretty(&hashes).unwrap().replace('\n', "\n  ");
    let (start, end) = ("  \"sources\": ", ",\n  \"answer\"");
    let record = record("add");
    let (before, rest) = record.split_once(start).unwrap();
    let after = rest.split_once(end).unwrap().1;
    book.write(RECORD, format!("{before}{start}{hashes}{end}{after}"));
    book
}

const RECORD: &str = "examples/part/chapter/measured/add.json";
const CODE: &str = "examples/part/chapter/src/lib.rs";

#[test]
fn a_measurement_whose_code_has_changed() {
    let book = recorded();
    let same = run(&book, &["check"]);
    book.append(CODE, "// what a comment says was not measured\n");
    assert_eq!(run(&book, &["check"]), same);
    book.append(CODE, "const _: u8 = 1;\n");
    check(
        same + &run(&book, &["check"]) + &run(&book, &["check", "--message-format=github"]),
        str![[r#"
1 page has no error
[exit status: 0]
1 page has no error
warning: to be measured again: the code in examples/part/chapter/src has changed since 2026-01-01
--> examples/part/chapter/measured/add.json
 = help: run `cargo book measure examples/part/chapter` on an idle machine

[exit status: 0]
::warning file=examples/part/chapter/measured/add.json::to be measured again: the code in examples/part/chapter/src has changed since 2026-01-01%0Ahelp: run `cargo book measure examples/part/chapter` on an idle machine
1 page has no error
[exit status: 0]

"#]],
    );
    let report = run(&book, &["test", "examples"]);
    assert!(report.contains(" 0 failed, 1 to be measured again\n"), "{report}");
    assert!(report.ends_with("[exit status: 0]\n"), "{report}");
    assert!(report.contains("warning: to be measured again: the code in"), "{report}");
}

#[test]
fn figures_whose_code_changed_long_ago_are_not_published() {
    let book = recorded();
    let git = |arguments: &[&str], date: &str| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        git.envs([("GIT_COMMITTER_DATE", date), ("GIT_AUTHOR_DATE", date)]);
        assert!(git.current_dir(book.root()).output().unwrap().status.success());
    };
    let publish = || run(&book, &["build", "--draft", "--url", "https://example.org/"]);
    git(&["init"], "");
    git(&["add", "src", "examples", "book.toml"], "");
    git(&["commit", "-m", "Measure"], "2025-12-30T12:00:00Z");
    assert!(publish().ends_with("[exit status: 0]\n"), "{}", publish());
    book.append(CODE, "const _: u8 = 1;\n");
    assert!(publish().ends_with("[exit status: 0]\n"), "not committed: {}", publish());
    git(&["commit", "-am", "Change"], "2026-01-02T12:00:00Z");
    book.append(CODE, "const _: u8 = 2;\n");
    git(&["commit", "-am", "Change again"], "");
    check(
        publish(),
        str![[r#"
error: not published: figures whose code has changed are published for 30 days, in which somebody measures again
  examples/part/chapter/measured/add.json: the code changed on 2026-01-02
[exit status: 1]

"#]],
    );
    assert!(run(&book, &["build", "--draft"]).ends_with("[exit status: 0]\n"), "a local build");
    book.swap(RECORD, "2026-01-01", "2026-01-03");
    assert!(publish().ends_with("[exit status: 0]\n"), "changed today: {}", publish());
}
