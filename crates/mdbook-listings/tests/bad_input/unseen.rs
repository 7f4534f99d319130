//! Listings that look as if they were compiled.

use snapbox::str;

use crate::book::{Book, LIB, PAGE, without_progress};
use crate::runs::{FOLDER, mdbook_test, tested};
use crate::support::check;

/// A book whose page shows more of its crate's library.
fn showing(library: &str, files: &[&str], anchors: &[&str]) -> Book {
    let book = Book::new();
    book.append(LIB, library);
    for name in files {
        let text = format!("pub fn {name}() -> u8 {{\n    1\n}}\n");
        book.write(&format!("{FOLDER}/src/{name}.rs"), text);
    }
    let show = |what: String| {
        book.append(PAGE, &format!("\n```rust\n{{{{#include ../../{FOLDER}/src/{what}}}}}\n```\n"));
    };
    files.iter().for_each(|name| show(format!("{name}.rs")));
    anchors.iter().for_each(|anchor| show(format!("lib.rs:{anchor}")));
    book
}

const HIDDEN_FILES: &str = r#"
const _: &str = include_str!("text.rs"); // mod text;
macro_rules! never {
    () => {
        mod macro_only;
    };
}
#[cfg(any())]
mod condition;
#[cfg_attr(all(), cfg(any()))]
mod attribute;
/* mod comment; */
const _: &str = "mod string;";
"#;

#[test]
fn files_that_no_target_compiles() {
    let files = ["text", "macro_only", "condition", "attribute", "comment", "string"];
    check(
        tested(&showing(HIDDEN_FILES, &files, &[]), &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed, 6 failed
       outputs  1 passed
error: the compiler does not see this code
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/src/text.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

error: the compiler does not see this code
  --> src/part/chapter.md:22:1
   |
22 | {{#include ../../examples/part/chapter/src/macro_only.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

error: the compiler does not see this code
  --> src/part/chapter.md:26:1
   |
26 | {{#include ../../examples/part/chapter/src/condition.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

error: the compiler does not see this code
  --> src/part/chapter.md:30:1
   |
30 | {{#include ../../examples/part/chapter/src/attribute.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

error: the compiler does not see this code
  --> src/part/chapter.md:34:1
   |
34 | {{#include ../../examples/part/chapter/src/comment.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

error: the compiler does not see this code
  --> src/part/chapter.md:38:1
   |
38 | {{#include ../../examples/part/chapter/src/string.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is not a module

[exit status: 1]

"#]],
    );
}

const HIDDEN_PARTS: &str = r##"
#[cfg(any())]
mod condition {
    // ANCHOR: condition
    pub fn one() {}
    // ANCHOR_END: condition
}
mod inner {
    #![cfg(false)]
    // ANCHOR: inner
    pub fn one() -> u8 {
        "one"
    }
    // ANCHOR_END: inner
}
/*
// ANCHOR: comment
pub fn one() {}
// ANCHOR_END: comment
*/
const _: &str = r#"
// ANCHOR: string
pub fn one() {}
// ANCHOR_END: string
"#;
macro_rules! never {
    () => {
        // ANCHOR: macro
        pub fn one() {}
        // ANCHOR_END: macro
    };
}
macro_rules! swallow {
    ($($token:tt)*) => {};
}
swallow! {
    // ANCHOR: swallowed
    pub fn one() {}
    // ANCHOR_END: swallowed
}
macro_rules! functions {
    ($(fn $name:ident() $body:block)*) => {};
}
functions! {
    // ANCHOR: functions
    fn one() {}
    // ANCHOR_END: functions
}
#[cfg(any())]
fn around() {
    let a = 1;
    // ANCHOR: statement
    let b = a + 1;
    // ANCHOR_END: statement
}
"##;

#[test]
fn parts_of_files_that_are_not_compiled() {
    let anchors =
        ["condition", "inner", "comment", "string", "macro", "swallowed", "functions", "statement"];
    let report = tested(&showing(HIDDEN_PARTS, &[], &anchors), &[]);
    assert_eq!(report.matches("error: the compiler does not see this code").count(), 8, "{report}");
    assert!(report.contains("listings  1 passed, 8 failed"), "{report}");
    for anchor in anchors {
        assert!(report.contains(&format!("src/lib.rs:{anchor}}}}}\n")), "{anchor}: {report}");
    }
}

const SEEN: &str = r#"
pub mod r#loop;
#[path = "elsewhere.rs"]
pub mod here;
mod nested {
    #[path = "deep.rs"]
    pub mod deep;
}
macro_rules! declare {
    ($name:ident) => {
        pub mod $name;
    };
}
declare!(declared); // mod declared
#[cfg(test)]
mod tested;

pub struct Fields {
    pub a: u8,
    // ANCHOR: field
    /// Text.
    pub b: u8,
    // ANCHOR_END: field
}

impl Fields {
    // ANCHOR: method
    /// Text.
    #[must_use]
    pub fn sum(&self) -> u8 {
        // ANCHOR: arms
        match self.a {
            // ANCHOR: arm
            0 => self.b,
            // ANCHOR_END: arm
            _ => self
                .a
                // ANCHOR: call
                .wrapping_add(self.b),
            // ANCHOR_END: call
        }
        // ANCHOR_END: arms
    }
    // ANCHOR_END: method
}

macro_rules! called {
    ($item:item) => {
        $item
    };
}
called! {
    // ANCHOR: argument
    pub fn argument() -> u8 {
        1
    }
    // ANCHOR_END: argument
}

pub fn list() -> usize {
    [
        // ANCHOR: element
        1,
        2,
        // ANCHOR_END: element
    ]
    .len()
}
"#;

/// No line of this tool's own breaks what is right.
#[test]
fn code_that_is_compiled_in_unusual_ways() {
    let files = ["loop", "elsewhere", "declared", "tested"];
    let anchors = ["field", "method", "arms", "arm", "call", "argument", "element"];
    let book = showing(SEEN, &files, &anchors);
    book.swap(&format!("{FOLDER}/src/loop.rs"), "fn loop", "fn r#loop");
    book.write(&format!("{FOLDER}/src/nested/deep.rs"), "");
    let report = tested(&book, &[]);
    assert!(report.contains("listings  12 passed\n"), "{report}");
}

/// The crate has passed before its page shows what it hides.
#[test]
fn a_stamp_does_not_prove_what_was_not_shown() {
    let book = showing(HIDDEN_FILES, &[], &[]);
    book.write(&format!("{FOLDER}/src/text.rs"), "pub fn text() {}\n");
    tested(&book, &[]);
    assert!(tested(&book, &[]).contains("listings  1 passed\n"));
    assert!(!mdbook_test(&book, &[]).contains("Testing "));
    let include = format!("../../{FOLDER}/src/text.rs");
    book.append(PAGE, &format!("\n```rust\n{{{{#include {include}}}}}\n```\n"));
    for _ in 0..2 {
        let report = without_progress(&mdbook_test(&book, &[]));
        assert!(report.contains("listings  1 passed, 1 failed"), "{report}");
    }
}
