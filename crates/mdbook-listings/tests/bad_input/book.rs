//! A small real book in a folder of its own: one page, one crate without dependencies, everything
//! true. A test tells one lie with `write`, `swap`, `append` or `delete`, and reads what the tool
//! says about it.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

pub const SUMMARY: &str = "src/SUMMARY.md";
pub const PAGE: &str = "src/part/chapter.md";
pub const MANIFEST: &str = "examples/part/chapter/Cargo.toml";
pub const LIB: &str = "examples/part/chapter/src/lib.rs";
pub const OUTPUT: &str = "examples/part/chapter/output/sum.txt";
pub const EXERCISE: &str = "examples/part/chapter/exercises/double.rs";

const FILES: [(&str, &str); 8] = [
    (
        "book.toml",
        "[book]\ntitle = \"Sums\"\n\n[build]\ncreate-missing = false\n\n[preprocessor.listings]\ncommand = \"mdbook-listings\"\nbefore = [\"links\"]\nrenderers = [\"html\", \"test\"]\n",
    ),
    ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"examples/*/*\"]\n"),
    (SUMMARY, "# Summary\n\n- [Chapter](part/chapter.md)\n"),
    (
        PAGE,
        "# Chapter

A function:

```rust
{{#include ../../examples/part/chapter/src/lib.rs:add}}
```

What the program prints:

```console
{{#include ../../examples/part/chapter/output/sum.txt}}
```

{{#exercise part/chapter double}}
",
    ),
    (
        MANIFEST,
        "[package]
name = \"chapter\"
edition = \"2024\"

[features]
attempt = []

[[test]]
name = \"exercise_double\"
path = \"exercises/double.rs\"
",
    ),
    (
        LIB,
        "//! Sums.

// ANCHOR: add
/// The sum of two numbers.
pub fn add(a: i32, b: i32) -> i32 {
    a + b
}
// ANCHOR_END: add
",
    ),
    (OUTPUT, "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n"),
    (
        EXERCISE,
        "//! **Double a number.**

#[cfg(feature = \"attempt\")]
mod answer {
    // ANCHOR: task
    pub fn double(number: i32) -> i32 {
        todo!(\"twice {number}\")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = \"attempt\"))]
mod answer {
    // ANCHOR: solution
    pub fn double(number: i32) -> i32 {
        2 * number
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn two_is_doubled() {
    assert_eq!(answer::double(2), 4);
}
// ANCHOR_END: tests
",
    ),
];

const PROGRAM: (&str, &str) = (
    "examples/part/chapter/src/bin/sum.rs",
    "fn main() {\n    println!(\"2 + 3 = {}\", chapter::add(2, 3));\n}\n",
);

pub struct Book {
    folder: TempDir,
}

impl Book {
    pub fn new() -> Self {
        let book = Self { folder: tempfile::tempdir().unwrap() };
        FILES.iter().chain([&PROGRAM]).for_each(|(path, text)| {
            book.write(path, text);
        });
        book
    }

    /// The folder, as the tool sees it.
    pub fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Replaces a text that must be there.
    pub fn swap(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replace(from, to))
    }

    pub fn append(&self, path: &str, text: &str) -> &Self {
        self.write(path, self.read(path) + text)
    }

    pub fn delete(&self, path: &str) -> &Self {
        fs::remove_file(self.root().join(path)).unwrap();
        self
    }
}

/// Leaves out the lines that say what is being done, and how long it took.
pub fn without_progress(report: &str) -> String {
    const DOING: [&str; 8] = [
        "Attempting ",
        "Building ",
        "Compiling ",
        "Creating ",
        "Making ",
        "Running ",
        "Testing ",
        "Time ",
    ];
    report
        .split_inclusive('\n')
        .filter(|line| !DOING.iter().any(|word| line.starts_with(word)))
        .collect()
}
