//! Moving and removing pages, and what a newcomer gets wrong.

use snapbox::str;

use super::book::{Book, LIB, MANIFEST, PAGE, SUMMARY};
use super::{boxed, check, run, run_in, tree};

/// A book with a page below `part/chapter`, and a page of another part whose crate depends on it.
fn linked() -> Book {
    let book = boxed();
    book.write(SUMMARY, "# Summary\n\n# Part\n\n- [Chapter](part/chapter.md)\n  - [Faster](part/chapter/faster.md)\n\n# Later\n\n- [User](later/user.md)\n");
    book.append(PAGE, "\nSee [it](chapter/faster.md) and [the user](../later/user.md#user).\n");
    book.write("src/part/chapter/faster.md", "# Faster\n\nThan [it](../chapter.md).\n");
    book.write(
        "src/later/user.md",
        "# User\n\nBuilt on [it](../part/chapter.md#chapter) and [this][r].\n\n\
         ```rust\n{{#include ../../examples/later/user/src/lib.rs}}\n```\n\n\
         [r]: ../part/chapter/faster.md\n",
    );
    book.write(
        "examples/later/user/Cargo.toml",
        "[package]\nname = \"user\"\nedition = \"2024\"\n\n[dependencies]\nchapter = { path = \"../../part/chapter\" }\n",
    );
    let user = "//! Uses.\n\n/// Four and the number.\npub fn four(number: i32) -> i32 {\n    chapter::add(4, number)\n}\n";
    book.write("examples/later/user/src/lib.rs", user);
    book.append("Cargo.toml", "\n# Runs loops.\n[profile.dev.package.chapter]\nopt-level = 1\n");
    book.append(
        "book.toml",
        "\n[output.html.redirect]\n\"/old.html\" = \"/part/chapter.html#chapter\"\n\
         \"/part/chapter.html#why\" = \"/part/chapter/faster.html#faster\"\n\
         \"/later/user.html#how\" = \"/part/chapter.html#exercise-double\"\n",
    );
    book
}

fn holds(book: &Book) {
    let report = run(book, &["check"]) + &run(book, &["test", "examples"]);
    assert!(report.starts_with("2 pages") || report.starts_with("3 pages"), "{report}");
    assert!(report.ends_with(" 0 failed\n[exit status: 0]\n"), "{report}");
}

#[test]
fn a_chapter_moves_with_all_that_names_it() {
    let book = linked();
    holds(&book);
    let report = run(&book, &["move", "part/chapter", "later/better-name"]);
    holds(&book);
    let files = [
        SUMMARY,
        "book.toml",
        "Cargo.toml",
        "src/later/user.md",
        "src/later/better-name.md",
        "src/later/better-name/faster.md",
        "examples/later/user/Cargo.toml",
        "examples/later/user/src/lib.rs",
        "examples/later/better-name/Cargo.toml",
        "examples/later/better-name/output/sum.txt",
        "examples/later/better-name/src/bin/sum.rs",
    ];
    let texts = files.map(|file| format!("== {file}\n{}", book.read(file)));
    check(
        report + &texts.concat(),
        str![[r#"
Moved part/chapter to later/better-name, and edited 11 files. Now:
  cargo fmt --all
  cargo book check
  cargo book test later/better-name
  git diff
[exit status: 0]
== src/SUMMARY.md
# Summary

# Later

- [User](later/user.md)
- [Chapter](later/better-name.md)
  - [Faster](later/better-name/faster.md)
== book.toml
[book]
title = "Sums"

[build]
create-missing = false

[preprocessor.listings]
command = "mdbook-listings"
before = ["links"]
renderers = ["html", "test"]

[preprocessor.admonish]
command = "mdbook-admonish"
renderers = ["html"]
assets_version = "3.1.0"

[output.html.redirect]
"/part/chapter.html" = "/later/better-name.html"
"/part/chapter/faster.html" = "/later/better-name/faster.html"
"/old.html" = "/later/better-name.html#chapter"
"/later/better-name.html#why" = "/later/better-name/faster.html#faster"
"/later/user.html#how" = "/later/better-name.html#exercise-double"
== Cargo.toml
[workspace]
resolver = "3"
members = ["examples/*/*"]

# Runs loops.
[profile.dev.package.better-name]
opt-level = 1
== src/later/user.md
# User

Built on [it](better-name.md#chapter) and [this][r].

```rust
{{#include ../../examples/later/user/src/lib.rs}}
```

[r]: better-name/faster.md
== src/later/better-name.md
# Chapter

A function:

```rust
{{#include ../../examples/later/better-name/src/lib.rs:add}}
```

What the program prints:

```console
{{#include ../../examples/later/better-name/output/sum.txt}}
```

{{#exercise later/better-name double}}

See [it](better-name/faster.md) and [the user](user.md#user).
== src/later/better-name/faster.md
# Faster

Than [it](../better-name.md).
== examples/later/user/Cargo.toml
[package]
name = "user"
edition = "2024"

[dependencies]
better-name = { path = "../better-name" }
== examples/later/user/src/lib.rs
//! Uses.

/// Four and the number.
pub fn four(number: i32) -> i32 {
    better_name::add(4, number)
}
== examples/later/better-name/Cargo.toml
[package]
name = "better-name"
edition = "2024"

[features]
attempt = []

[[test]]
name = "exercise_double"
path = "exercises/double.rs"
== examples/later/better-name/output/sum.txt
$ cargo run --package better-name --bin sum
2 + 3 = 5
== examples/later/better-name/src/bin/sum.rs
fn main() {
    println!("2 + 3 = {}", better_name::add(2, 3));
}

"#]],
    );
    assert!(!book.root().join("examples/part/chapter").exists());
    assert!(!book.root().join("src/part/chapter").exists());
    // and back: the redirects are as they were but for the way that was taken
    run(&book, &["move", "src/later/better-name.md", "part/chapter", "--new-part"]);
    holds(&book);
    assert!(book.read("book.toml").contains("\"/old.html\" = \"/part/chapter.html#chapter\"\n"));
    assert!(!book.read("book.toml").contains("\n\"/part/chapter.html\" = "));
}

#[test]
fn a_page_below_a_chapter_moves_below_another() {
    let book = linked();
    let report = run(&book, &["move", "part/chapter/faster", "later/user/quick"]);
    holds(&book);
    check(
        report + &book.read(SUMMARY) + &book.read("src/later/user/quick.md"),
        str![[r#"
Moved part/chapter/faster to later/user/quick, and edited 5 files. Now:
  cargo fmt --all
  cargo book check
  cargo book test later/user/quick
  git diff
[exit status: 0]
# Summary

# Part

- [Chapter](part/chapter.md)

# Later

- [User](later/user.md)
    - [Faster](later/user/quick.md)
# Faster

Than [it](../../part/chapter.md).

"#]],
    );
}

#[test]
fn every_form_of_a_name_moves() {
    for from in ["chapter", "part/chapter", "src/part/chapter.md", "examples/part/chapter"] {
        for to in ["renamed", "part/renamed", "src/part/renamed.md", "examples/part/renamed"] {
            let book = linked();
            let report = run_in(&book.root().join("src"), &book.root(), &["move", from, to]);
            assert!(report.starts_with("Moved part/chapter to part/renamed, "), "{report}");
            assert!(
                book.read(SUMMARY)
                    .contains("- [Chapter](part/renamed.md)\n  - [Faster](part/renamed/")
            );
            assert!(run(&book, &["check"]).starts_with("3 pages"), "{from} {to}");
        }
    }
}

#[test]
fn what_cannot_move_changes_nothing() {
    let book = linked();
    book.write("src/later/taken/notes.txt", "x");
    let before = tree(&book.root());
    let wishes = [
        ["part/chaptre", "part/renamed"],
        [LIB, "part/renamed"],
        ["part/chapter", "part/chapter"],
        ["part/chapter", "chapter"],
        ["part/chapter", "later/user"],
        ["part/chapter", "later/taken"],
        ["part/chapter", "latr/fn"],
        ["part/chapter", "part/Two Words"],
        ["part/chapter", "part/chapter/deeper"],
        ["part/chapter/faster", "later/faster"],
        ["part/chapter/faster", "later/usr/faster"],
        ["part/chapter", "../elsewhere"],
    ];
    check(
        wishes.map(|[from, to]| run(&book, &["move", from, to])).concat(),
        str![[r#"
error: no chapter, crate or file `part/chaptre`; did you mean `part/chapter`?
[exit status: 1]
error: `examples/part/chapter/src/lib.rs` is not a page; there are `part/chapter`, `part/chapter/faster`, `later/user`
[exit status: 1]
error: `part/chapter` cannot move to `part/chapter`; nothing has changed
  it is there already
[exit status: 1]
error: `part/chapter` cannot move to `part/chapter`; nothing has changed
  it is there already
[exit status: 1]
error: `part/chapter` cannot move to `later/user`; nothing has changed
  there is already a crate `user`, in examples/later/user; each crate needs its own name
  src/later/user.md already exists
  examples/later/user already exists
[exit status: 1]
error: `part/chapter` cannot move to `later/taken`; nothing has changed
  src/later/taken already exists
[exit status: 1]
error: `part/chapter` cannot move to `latr/fn`; nothing has changed
  no part `latr` (add `--new-part` to start one); did you mean `later`?
  `fn` cannot be the name of a crate; add a word
[exit status: 1]
error: `part/chapter` cannot move to `part/Two Words`; nothing has changed
  part and chapter are words in lower case, joined by `-`: data/c-libraries
[exit status: 1]
error: `part/chapter` cannot move to `part/chapter/deeper`; nothing has changed
  a chapter stays a chapter, PART/CHAPTER, and a page below one stays below one, PART/CHAPTER/PAGE: only a chapter has a crate
[exit status: 1]
error: `part/chapter/faster` cannot move to `later/faster`; nothing has changed
  a chapter stays a chapter, PART/CHAPTER, and a page below one stays below one, PART/CHAPTER/PAGE: only a chapter has a crate
[exit status: 1]
error: `part/chapter/faster` cannot move to `later/usr/faster`; nothing has changed
  no page src/later/usr.md
[exit status: 1]
error: `part/chapter` cannot move to `../elsewhere`; nothing has changed
  part and chapter are words in lower case, joined by `-`: data/c-libraries
  no part `..` (add `--new-part` to start one); there are `later`, `part`
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root()) == before, "something changed");
}

#[test]
fn a_page_is_removed_with_what_is_below_it() {
    let book = linked();
    check(
        run(&book, &["remove", "part/chapter", "--to", "later/user"])
            + &run(&book, &["remove", "part/chaptr", "--to", "later/user"])
            + &run(&book, &["remove", "later/user"])
            + &run(&book, &["remove", "later/user", "--to", "later/user"])
            + &run(&book, &["remove", "part/chapter", "--to", "part/chapter/faster"])
            + &run(&book, &["remove", "later/user", "--to", "later/usr"]),
        str![[r#"
error: `part/chapter` cannot be removed; nothing has changed
  the crate in examples/later/user depends on it
[exit status: 1]
error: no chapter, crate or file `part/chaptr`; did you mean `part/chapter`?
[exit status: 1]
error: the following required arguments were not provided:
  --to <PAGE>

Usage: cargo book remove --to <PAGE> <NAME>

For more information, try '--help'.
[exit status: 2]
error: `later/user` cannot be removed; nothing has changed
  `--to later/user` is removed with it
[exit status: 1]
error: `part/chapter` cannot be removed; nothing has changed
  `--to part/chapter/faster` is removed with it
  the crate in examples/later/user depends on it
[exit status: 1]
error: `--to` says where its address leads: no chapter, crate or file `later/usr`; did you mean `later/user`?
[exit status: 1]

"#]],
    );
    holds(&book);
    book.write("examples/later/user/src/lib.rs", "//! Uses nothing.\n");
    book.swap(
        "examples/later/user/Cargo.toml",
        "chapter = { path = \"../../part/chapter\" }\n",
        "",
    );
    let report = run(&book, &["remove", "chapter", "--to", "src/later/user.md"]);
    let files = [SUMMARY, "book.toml", "Cargo.toml"];
    let texts = files.map(|file| format!("== {file}\n{}", book.read(file)));
    check(
        report + &texts.concat(),
        str![[r#"
Removed part/chapter: src/part/chapter.md, src/part/chapter, examples/part/chapter
These lines still name it:
  src/later/user.md:3
  src/later/user.md:9
Now:
  cargo book check
  git diff
[exit status: 0]
== src/SUMMARY.md
# Summary

# Later

- [User](later/user.md)
== book.toml
[book]
title = "Sums"

[build]
create-missing = false

[preprocessor.listings]
command = "mdbook-listings"
before = ["links"]
renderers = ["html", "test"]

[preprocessor.admonish]
command = "mdbook-admonish"
renderers = ["html"]
assets_version = "3.1.0"

[output.html.redirect]
"/part/chapter.html" = "/later/user.html"
"/part/chapter/faster.html" = "/later/user.html"
"/old.html" = "/later/user.html"
"/later/user.html#how" = "/later/user.html"
== Cargo.toml
[workspace]
resolver = "3"
members = ["examples/*/*"]


"#]],
    );
    assert!(!book.root().join("examples/part/chapter").exists());
    assert!(!book.root().join(PAGE).exists());
    book.write(
        "src/later/user.md",
        "# User\n\n```rust\n{{#include ../../examples/later/user/src/lib.rs}}\n```\n",
    );
    assert_eq!(run(&book, &["check"]), "1 page has no error\n[exit status: 0]\n");
}

#[test]
fn a_measurement_moves_with_its_code() {
    let book = super::measure::recorded();
    run(&book, &["move", "chapter", "renamed"]);
    let report = run(&book, &["check"]);
    assert_eq!(report, "1 page has no error\n[exit status: 0]\n");
    assert!(
        book.read("examples/part/renamed/Cargo.toml").contains("name = \"renamed\""),
        "{MANIFEST}"
    );
}

#[test]
fn a_crate_that_was_moved_by_hand() {
    let by_hand = |change: &dyn Fn(&Book)| {
        let book = linked();
        change(&book);
        run(&book, &["check"])
    };
    let rename = |book: &Book, from: &str, to: &str| {
        std::fs::rename(book.root().join(from), book.root().join(to)).unwrap();
    };
    let reports = [
        by_hand(&|book| rename(book, "examples/part/chapter", "examples/part/renamed")),
        by_hand(&|book| {
            std::fs::remove_dir_all(book.root().join("examples/part/chapter/src")).unwrap();
            book.delete(MANIFEST);
        }),
        by_hand(&|book| _ = book.swap(MANIFEST, "edition = \"2024\"", "edition = 2024\"")),
    ];
    check(
        reports.concat(),
        str![[r#"
error: no crate in examples/part/chapter
 --> examples/later/user/Cargo.toml:6:20
  |
6 | chapter = { path = "../../part/chapter" }
  |                    ^^^^^^^^^^^^^^^^^^^^
  |
  = help: `cargo book move` and `cargo book remove` edit such lines

1 error
[exit status: 1]
error: no crate in examples/part/chapter
 --> examples/later/user/Cargo.toml:6:20
  |
6 | chapter = { path = "../../part/chapter" }
  |                    ^^^^^^^^^^^^^^^^^^^^
  |
  = help: `cargo book move` and `cargo book remove` edit such lines

error: the folder examples/part/chapter has no Cargo.toml
--> examples/part/chapter
 = help: each folder there is a crate; delete it if nothing in it is needed

2 errors
[exit status: 1]
error: missing opening quote, expected `"`
 --> examples/part/chapter/Cargo.toml:3:11
  |
3 | edition = 2024"
  |           ^

1 error
[exit status: 1]

"#]],
    );
}
