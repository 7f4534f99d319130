//! `cargo book check` refuses what `cargo book build` refuses, in the same words.

use crate::book::{Book, PAGE, SUMMARY};
use crate::{boxed, run};

/// Changes to a sound book that mdBook or a preprocessor could trip over.
const CHANGES: [(&str, &str, &str); 30] = [
    (SUMMARY, "part/chapter.md", "./part/chapter.md"),
    (SUMMARY, "part/chapter.md", "part/../part/chapter.md"),
    (SUMMARY, "part/chapter.md", "<part/chapter.md>"),
    (SUMMARY, "part/chapter.md", "part/chapter.md#top"),
    (SUMMARY, "part/chapter.md", "part/chapter.md \"title\""),
    (SUMMARY, "[Chapter]", "[Chap](ter)"),
    (SUMMARY, "[Chapter]", "[*Chapter*]"),
    (SUMMARY, "[Chapter]", "[]"),
    (SUMMARY, "- [", "- Read ["),
    (SUMMARY, "- [", "1. ["),
    (SUMMARY, "- [", "-    ["),
    (SUMMARY, "- [", "    - ["),
    (SUMMARY, "- [", "> - ["),
    (SUMMARY, "- [", "- - ["),
    (SUMMARY, "- [", "Read this: ["),
    (SUMMARY, "- [", "---\n\n- ["),
    (SUMMARY, "- [", "- none\n- ["),
    (SUMMARY, "- [", "- [ ] ["),
    (SUMMARY, "- [", "[Cover](part/chapter.md)\n\n- ["),
    (SUMMARY, "# Summary", "<!-- a -->\n\n# Summary"),
    (PAGE, "A function:", "<div>\n\nA function:"),
    (PAGE, "A function:", "A <b>function:"),
    (PAGE, "A function:", "> [!FOO]\n> A function:"),
    (PAGE, "A function:", "> [!note] A function:"),
    (PAGE, "A function:", "## Chapter {#chapter}\n\nA function:"),
    (PAGE, "A function:", "```admonish unknown\na\n```"),
    (PAGE, "A function:", "```admonish title=\"a\" note\na\n```"),
    (PAGE, "A function:", "```admonish note\n```admonish tip\na\n```\n```"),
    (PAGE, "A function:", "A[^a]\n\n[^a]: b\n\n[^a]: c"),
    (PAGE, "A function:", "A\n\n[^a]: b"),
];

/// Files beside the pages; a page is listed as well.
const FILES: [&str; 12] = [
    "part/README.md",
    "README.md",
    "print.md",
    "404.md",
    "part/a b.md",
    "part/a#b.md",
    "part/a?b.md",
    "part/a%20b.md",
    "part/é.md",
    "part/Chapter.md",
    "part/#chapter.md#",
    "part/chapter.md~",
];

/// Both commands must accept a book in silence, or say the same of it.
#[track_caller]
fn agree(book: &Book, what: &str) {
    let (checked, built) = (run(book, &["check"]), run(book, &["build", "--draft"]));
    let is_sound = checked.ends_with("[exit status: 0]\n");
    if is_sound {
        let quiet = "The site is in book/\n[exit status: 0]\n";
        assert_eq!(built, quiet, "`check` accepts {what}");
    } else {
        assert_eq!(built, checked, "{what}");
    }
}

#[test]
fn changed_texts() {
    for (path, from, to) in CHANGES {
        let book = boxed();
        agree(book.swap(path, from, to), to);
    }
}

#[test]
fn odd_files() {
    for name in FILES {
        let book = boxed();
        book.write(&format!("src/{name}"), "# Odd\n\nText.\n");
        if name.ends_with(".md") {
            book.append(SUMMARY, &format!("- [Odd]({name})\n"));
        }
        agree(&book, name);
    }
}

#[cfg(unix)]
#[test]
fn locks_of_editors() {
    let book = boxed();
    let lock = book.root().join("src/part/.#chapter.md");
    std::os::unix::fs::symlink("author@machine.1:2", lock).unwrap();
    agree(&book, "a lock file");
    assert!(run(&book, &["check"]).ends_with("[exit status: 0]\n"));
}
