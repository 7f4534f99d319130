//! Programs that readers create from nothing.

use snapbox::str;

use crate::book::{Book, MANIFEST, PAGE};
use crate::runs::{FOLDER, compiled, lock, tested};
use crate::support::check;

const PROGRAM: &str =
    "fn main() {\n    let sum: i32 = [2, 3].iter().sum();\n    println!(\"{sum}\");\n}\n";

/// A book with a start of this program, which is recorded to print 5.
fn book(program: &str) -> Book {
    let book = Book::new();
    book.write(&format!("{FOLDER}/src/bin/five.rs"), program);
    book.write(
        &format!("{FOLDER}/output/five.txt"),
        "$ cargo run --package chapter --bin five\n5\n",
    );
    book.append(PAGE, "\n{{#start part/chapter five}}\n");
    book
}

#[test]
fn a_program_that_readers_can_create() {
    let book = book(PROGRAM);
    book.write(&format!("{FOLDER}/twin/five.py"), "print(sum([2, 3]))\n");
    let page = book.rendered();
    for shown in [
        "$ cargo new five\n$ cd five\n",
        "src/main.rs",
        "$ cargo run\n5\n",
        "$ python five.py\n5\n",
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    check(
        tested(&book, &[("PATH", &std::env::var("PATH").unwrap())]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
        starts  1 passed
         twins  1 passed
[exit status: 0]

"#]],
    );
}

/// One that reads a file, and needs a crate, a feature of it, and a profile.
fn dependent_book(features: &str) -> Book {
    let program = "use std::io::Write;\n\nfn main() {\n    let file = std::env::args().nth(1).unwrap();\n    \
                   let text = std::fs::read_to_string(file).unwrap();\n    \
                   let mut out = anstream::stdout();\n    \
                   writeln!(out, \"{}\", text.trim()).unwrap();\n}\n";
    let book = book(program);
    let data = format!("{FOLDER}/data/five.csv");
    book.write(&data, "5\n");
    let command = format!("$ cargo run --package chapter --bin five -- {data}");
    book.write(&format!("{FOLDER}/output/five.txt"), format!("{command}\n5\n"));
    let dependency = format!(
        "\n[dependencies]\nanstream = {{ version = \"1\", default-features = false{features} }}\n"
    );
    book.append(MANIFEST, &dependency);
    book.append("Cargo.toml", "\n[profile.dev.package.utf8parse]\nopt-level = 1\n");
    lock(&book);
    book
}

#[test]
fn a_program_with_a_dependency_and_a_file() {
    let book = dependent_book(", features = [\"auto\"]");
    let page = book.rendered();
    for shown in [
        "$ cargo add anstream@1.",
        " --no-default-features --features auto\n",
        "[profile.dev.package.utf8parse]\nopt-level = 1\n",
        "<a href=\"../files/part/chapter/five.csv\" download>five.csv</a>, 2 bytes, SHA-256 <code>f0b5c2c2",
        "$ cargo run -- five.csv\n5\n",
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
        starts  1 passed
[exit status: 0]

"#]],
    );
}

/// Another crate of its group asks for a feature of what it depends on.
#[test]
fn what_a_program_of_a_group_depends_on_is_compiled_once() {
    let book = dependent_book("");
    let group = "\n[package.metadata.listings]\nalone = \"heavy\"\n";
    let manifest = format!(
        "[package]\nname = \"other\"\nedition = \"2024\"\n\n[dependencies]\n\
         anstream = {{ version = \"1\", default-features = false, features = [\"auto\"] }}\n{group}"
    );
    book.write("examples/part/other/Cargo.toml", manifest);
    book.write("examples/part/other/src/lib.rs", "//! Nothing.\n");
    book.append(MANIFEST, group);
    lock(&book);
    let report = tested(&book, &[]);
    assert!(report.contains("starts  1 passed\n"), "{report}");
    assert_eq!(compiled(&book, "anstream"), 1);
}

#[test]
fn a_program_that_only_its_workspace_can_run() {
    // each compiles and prints 5 where it is recorded
    let reads = "fn main() {\n    let manifest = std::fs::read_to_string(\"Cargo.toml\").unwrap();\n    \
                 println!(\"{}\", 4 + u8::from(manifest.contains(\"[workspace]\")));\n}\n";
    let warns = "fn main() {\n    let unused = 1;\n    println!(\"5\");\n}\n";
    let knows = "fn main() {\n    println!(\"{}\", env!(\"CARGO_PKG_NAME\").len() - 2);\n}\n";
    let reports = [reads, warns, knows].map(|program| tested(&book(program), &[]));
    check(
        reports.concat(),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
        starts  0 passed, 1 failed
error: created from nothing, the program prints other than examples/part/chapter/output/five.txt
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,2 +1,2 @@
            $ cargo run
           -5
           +4

[exit status: 1]
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
        starts  0 passed, 1 failed
error: a new project with the program of examples/part/chapter/output/five.txt does not compile, or not without a warning
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: warning: unused variable: `unused`
            --> src/main.rs:2:9
             |
           2 |     let unused = 1;
             |         ^^^^^^ help: if this is intentional, prefix it with an underscore: `_unused`
             |
             = note: `#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default

[exit status: 1]
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
        starts  0 passed, 1 failed
error: created from nothing, the program prints other than examples/part/chapter/output/five.txt
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,2 +1,2 @@
            $ cargo run
           -5
           +2

[exit status: 1]

"#]],
    );
}

#[test]
fn starts_that_cannot_be_shown() {
    let own = book("fn main() {\n    println!(\"{}\", chapter::add(2, 3));\n}\n");
    let misspelt = Book::new();
    misspelt.append(PAGE, "\n{{#start part/chapter som}}\n");
    let unrecorded = Book::new();
    unrecorded.write(&format!("{FOLDER}/src/bin/five.rs"), PROGRAM);
    unrecorded.append(PAGE, "\n{{#start part/chapter five}}\n\n{{#start part/chapter}}\n");
    let beside = book(PROGRAM);
    beside.write(&format!("{FOLDER}/twin/five.py"), "import four\n\nprint(four.four + 1)\n");
    beside.write(&format!("{FOLDER}/twin/four.py"), "four = 4\n");
    let tolerant = book(PROGRAM);
    tolerant.write(&format!("{FOLDER}/twin/five.py"), "print(5.0)\n");
    tolerant.append(MANIFEST, "\n[package.metadata.listings]\ntolerance = 0.01\n");
    let reports = [own, misspelt, unrecorded, beside, tolerant].map(|book| book.report());
    check(
        reports.concat(),
        str![[r#"
error: examples/part/chapter/src/bin/five.rs uses `chapter`, which is in this repository
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: readers cannot add it: write what it does into the program
error: no program examples/part/chapter/src/bin/som.rs
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter som}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `sum`?
error: no recording examples/part/chapter/output/five.txt
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it with the line `$ cargo run --package chapter --bin five`, and bless it

error: `start` has the wrong number of arguments
  --> src/part/chapter.md:19:1
   |
19 | {{#start part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `{{#start PART/CHAPTER NAME}}`
error: examples/part/chapter/twin/five.py imports four.py, which readers do not have
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the whole program into one file
error: no recording examples/part/chapter/twin/five.txt
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the twin may print other digits than the crate, so the page shows its own output

"#]],
    );
}

/// A start, and a later program that readers paste over the first one.
fn book_of_steps(step: &str, printed: &str) -> Book {
    let book = book(PROGRAM);
    book.write(&format!("{FOLDER}/src/bin/six.rs"), step);
    let command = "$ cargo run --package chapter --bin six";
    book.write(&format!("{FOLDER}/output/six.txt"), format!("{command}\n{printed}\n"));
    book.append(PAGE, &format!("\n```rust\n{{{{#include ../../{FOLDER}/src/bin/six.rs}}}}\n```\n"));
    let recording = format!("{{{{#include ../../{FOLDER}/output/six.txt}}}}");
    book.append(PAGE, &format!("\n```console\n{recording}\n```\n"));
    book
}

#[test]
fn a_step_is_run_where_the_reader_pastes_it() {
    let book = book_of_steps("fn main() {\n    println!(\"6\");\n}\n", "6");
    let page = book.rendered();
    assert!(page.contains("```console\n$ cargo run\n6\n```"), "{page}");
    assert!(!page.contains("--bin six"), "{page}");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  2 passed
       outputs  3 passed
        starts  1 passed
[exit status: 0]

"#]],
    );
    let knows = "fn main() {\n    println!(\"{}\", env!(\"CARGO_BIN_NAME\"));\n}\n";
    check(
        tested(&book_of_steps(knows, "six"), &[]),
        str![[r#"
     exercises  1 passed
      listings  2 passed
       outputs  3 passed
        starts  0 passed, 1 failed
error: created from nothing, the program prints other than examples/part/chapter/output/six.txt
  --> src/part/chapter.md:17:1
   |
17 | {{#start part/chapter five}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,2 +1,2 @@
            $ cargo run
           -six
           +five

[exit status: 1]

"#]],
    );
}

#[test]
fn a_step_that_needs_its_own_crate_keeps_its_command() {
    let own = "fn main() {\n    println!(\"{}\", chapter::add(2, 4));\n}\n";
    let page = book_of_steps(own, "6").rendered();
    assert!(page.contains("$ cargo run --package chapter --bin six\n6\n"), "{page}");
    // a library need not have the name of its package
    let renamed = book_of_steps(&own.replace("chapter", "sums"), "6");
    renamed.append(MANIFEST, "\n[lib]\nname = \"sums\"\n");
    let page = renamed.rendered();
    assert!(page.contains("$ cargo run --package chapter --bin six\n6\n"), "{page}");
}
