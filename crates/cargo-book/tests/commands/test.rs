//! `cargo book test` and `cargo book bless`.

use std::process::Command;

use snapbox::str;

use crate::book::{Book, LIB, OUTPUT, PAGE};
use crate::{check, run};

#[test]
fn a_path_that_is_not_there() {
    let book = Book::new();
    check(
        run(&book, &["test", "examples/part/chaptre"]) + &run(&book, &["bless", "/"]),
        str![[r#"
error: no chapter, crate or file `examples/part/chaptre`; did you mean `part/chapter`?
[exit status: 1]
error: / is outside of the book
[exit status: 1]

"#]],
    );
}

#[test]
fn a_test_that_fails_and_the_same_after_bless() {
    let book = Book::new();
    book.write(OUTPUT, "$ cargo run --package chapter --bin sum\n2 + 3 = 4\nid [..]\n");
    book.swap(
        "examples/part/chapter/src/bin/sum.rs",
        "\n}\n",
        "\n    println!(\"id {}\", std::process::id());\n}\n",
    );
    check(
        run(&book, &["test", "examples"]),
        str![[r#"
error: examples/part/chapter/output/sum.txt is not what `cargo run --package chapter --bin sum` prints
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,3 +1,3 @@
            $ cargo run --package chapter --bin sum
           -2 + 3 = 4
           +2 + 3 = 5
            id [..]
           if that is right, `mdbook-listings bless examples/part/chapter/output/sum.txt`


     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  0 passed, 1 failed
         pages  1 passed
3 passed, 1 failed
[exit status: 1]

"#]],
    );
    check(
        run(&book, &["bless"]),
        str![[r#"
wrote examples/part/chapter/output/sum.txt
[exit status: 0]

"#]],
    );
    assert_eq!(book.read(OUTPUT), "$ cargo run --package chapter --bin sum\n2 + 3 = 5\nid [..]\n");
    check(
        run(&book, &["test", "examples"]),
        str![[r#"
     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  1 passed
         pages  1 passed
4 passed, 0 failed
[exit status: 0]

"#]],
    );
    book.swap(LIB, "a + b", "a - b");
    check(
        run(&book, &["test", "examples", "--message-format=github"]),
        str![[r#"
::error file=src/part/chapter.md,line=12,col=1::examples/part/chapter/output/sum.txt is not what `cargo run --package chapter --bin sum` prints%0Ahelp: --- recorded%0A+++ printed%0A@@ -1,3 +1,3 @@%0A $ cargo run --package chapter --bin sum%0A-2 + 3 = 5%0A+2 + 3 = -1%0A id [..]%0Aif that is right, `mdbook-listings bless examples/part/chapter/output/sum.txt`

     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  0 passed, 1 failed
         pages  1 passed
3 passed, 1 failed
[exit status: 1]

"#]],
    );
}

#[test]
fn a_page_means_the_crates_that_it_shows() {
    let book = Book::new();
    book.swap(OUTPUT, "= 5", "= 6").write("notes/x.txt", "");
    for path in [PAGE, "src/part", LIB, "examples/part/chapter/src"] {
        let report = run(&book, &["test", path]);
        assert!(
            report.contains("sum.txt is not what `cargo run --package chapter --bin sum` prints"),
            "{path}: {report}"
        );
    }
    check(
        run(&book, &["test", "notes"]) + &run(&book, &["bless", "notes/x.txt"]),
        str![[r#"
error: nothing to run below notes
--> notes
 = help: name a page, or a folder of examples/


         links  0 passed
      listings  0 passed, 1 failed
         pages  1 passed
1 passed, 1 failed
[exit status: 1]
error: nothing to run below notes/x.txt
--> notes/x.txt
 = help: name a page, or a folder of examples/

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_tolerance_with_which_everything_agrees() {
    let book = Book::new();
    book.append(crate::book::MANIFEST, "\n[package.metadata.listings]\ntolerance = 1.0\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: examples/part/chapter/Cargo.toml: [package.metadata.listings]: tolerance = 1 is not from 0 to 0.05; let both programs print fewer digits
[exit status: 1]

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_twin_that_fails_is_not_blessed() {
    let book = Book::new();
    let python = "#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho \"ModuleNotFoundError: No module named 'x'\" >&2\nexit 1\n";
    book.write("target/book/python/bin/python", python).write("target/book/python/lock.txt", "");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(book.root().join("target/book/python/bin/python"), executable)
        .unwrap();
    book.write("examples/part/chapter/twin/sum.py", "import x\n");
    check(
        run(&book, &["bless"]),
        str![[r#"
error: the twin fails
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: Traceback (most recent call last):
           ModuleNotFoundError: No module named 'x'
           add the module to python.lock

1 error
[exit status: 1]

"#]],
    );
}

/// Clippy runs in the compilation that is tested; the unfinished task of an exercise may warn.
#[test]
fn a_lint_is_an_error_where_it_is_asked_for() {
    let book = Book::new();
    book.swap(LIB, "    a + b", "    return a + b;");
    assert!(run(&book, &["test", "examples"]).ends_with("[exit status: 0]\n"));
    let report = run(&book, &["test", "--lint", "examples"]);
    assert!(report.contains("error: unneeded `return` statement"), "{report}");
    assert!(report.contains("--> src/part/chapter.md:6:1"), "{report}");
    book.swap(LIB, "    return a + b;", "    a + b");
    book.swap("examples/part/chapter/exercises/double.rs", "twice {number}", "twice");
    let report = run(&book, &["test", "--lint", "examples"]);
    assert!(report.ends_with("4 passed, 0 failed\n[exit status: 0]\n"), "{report}");
}

/// A process that is terminated must not leave what it started.
#[cfg(unix)]
#[test]
fn termination_stops_what_was_started() {
    let book = Book::new();
    let started = book.root().join("started");
    let program = format!(
        "fn main() {{\n    std::fs::write({:?}, std::process::id().to_string()).unwrap();\n    \
         std::thread::sleep(std::time::Duration::from_secs(50));\n}}\n",
        started.display().to_string()
    );
    book.write("examples/part/chapter/src/bin/sum.rs", program);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    command.args(["bless", "examples"]).current_dir(book.root());
    command.env("CARGO_TARGET_DIR", book.root().join("target"));
    let mut child = command.stderr(std::process::Stdio::null()).spawn().unwrap();
    let id = wait_for(|| std::fs::read_to_string(&started).ok().filter(|id| !id.is_empty()));
    let kill = |signal: &str, id: &str| {
        Command::new("kill")
            .args([signal, id])
            .stderr(std::process::Stdio::null())
            .status()
            .unwrap()
    };
    assert!(kill("-TERM", &child.id().to_string()).success());
    assert_eq!(child.wait().unwrap().code(), Some(143));
    wait_for(|| (!kill("-0", &id).success()).then_some(()));
}

/// Asks again until there is an answer.
#[cfg(unix)]
fn wait_for<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    for _ in 0..400 {
        match ask() {
            Some(answer) => return answer,
            None => std::thread::sleep(std::time::Duration::from_millis(100)),
        }
    }
    panic!("no answer within 40 seconds");
}

#[test]
fn bless_names_programs_that_are_not_recorded() {
    let book = Book::new();
    book.write("examples/part/chapter/src/bin/more.rs", "fn main() {}\n");
    let begin = "examples/part/chapter/src/bin/more.rs is not recorded: `$ cargo run --package \
                 chapter --bin more` as the only line of examples/part/chapter/output/more.txt \
                 begins it\n";
    assert!(run(&book, &["bless", "examples/part/chapter"]).contains(begin));
    assert!(!run(&book, &["bless"]).contains("not recorded"));
    book.write(
        "examples/part/chapter/output/more.txt",
        "$ cargo run --package chapter --bin more\n",
    );
    assert!(!run(&book, &["bless", "examples/part/chapter"]).contains("not recorded"));
}
