//! One lie of each kind, told by a small book: `cargo book test` and stock `mdbook test` must both
//! fail and name the line of the page on which a reader would have believed it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

#[path = "lies/small_book.rs"]
mod small_book;

use small_book::{CHAPTERS, SmallBook};

const TOOL: &str = env!("CARGO_BIN_EXE_cargo-book");
const STOCK: &str = env!("CARGO_BIN_EXE_stock-mdbook");
/// The checkout whose lock files, profiles and page tests the small book uses.
const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A lie: in a file of the small book, a text becomes another one.
struct Lie {
    what: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// The page, and the text of the line that an error must name.
    page: &'static str,
    line: &'static str,
}

/// Found by running what pages show. Each has a crate of its own, so that none hides another.
const RUN: [Lie; 9] = [
    Lie {
        what: "an output that was not printed",
        file: "examples/part/output/output/sum.txt",
        from: "= 5",
        to: "= 5 and more",
        page: "src/part/output.md",
        line: "output/sum.txt",
    },
    Lie {
        what: "a listing that does not compile",
        file: "examples/part/listing/src/lib.rs",
        from: "a + b",
        to: "\"a\" + b",
        page: "src/part/listing.md",
        line: "src/lib.rs:add",
    },
    Lie {
        what: "a program that prints something else",
        file: "examples/part/program/src/bin/sum.rs",
        from: "2 + 3 =",
        to: "2 and 3 =",
        page: "src/part/program.md",
        line: "output/sum.txt",
    },
    Lie {
        what: "a program that panics",
        file: "examples/part/panic/src/bin/sum.rs",
        from: "println!(",
        to: "panic!(",
        page: "src/part/panic.md",
        line: "output/sum.txt",
    },
    Lie {
        what: "a twin that does other work",
        file: "examples/part/twin/twin/sum.py",
        from: "2 + 3 =",
        to: "2 plus 3 =",
        page: "src/part/twin.md",
        line: "twin/sum.py",
    },
    Lie {
        what: "an exercise whose tests prove nothing",
        file: "examples/part/idle/exercises/double.rs",
        from: "assert_eq!(answer::double(2), 4)",
        to: "assert_ne!(2, 4)",
        page: "src/part/idle.md",
        line: "double}}",
    },
    Lie {
        what: "an exercise without its task",
        file: "examples/part/solved/exercises/double.rs",
        from: "todo!(\"twice {number}\")",
        to: "number * 2",
        page: "src/part/solved.md",
        line: "double}}",
    },
    Lie {
        what: "a program that must not compile and does",
        file: "examples/part/refused/tests/compile-fail/mistyped.rs",
        from: "\"ten\"",
        to: "10",
        page: "src/part/refused.md",
        line: "compile-fail/mistyped.rs",
    },
    Lie {
        what: "a compiler message that was edited",
        file: "examples/part/message/tests/compile-fail/mistyped.stderr",
        from: "mismatched types",
        to: "types that differ",
        page: "src/part/message.md",
        line: "compile-fail/mistyped.rs",
    },
];

/// Found by reading the pages.
const READ: [Lie; 6] = [
    Lie {
        what: "a misspelt anchor",
        file: "src/part/listing.md",
        from: "src/lib.rs:add",
        to: "src/lib.rs:ad",
        page: "src/part/listing.md",
        line: "src/lib.rs:ad}}",
    },
    Lie {
        what: "a file that is not there",
        file: "src/part/program.md",
        from: "output/sum.txt",
        to: "output/sun.txt",
        page: "src/part/program.md",
        line: "output/sun.txt",
    },
    Lie {
        what: "a figure typed by hand",
        file: "src/part/panic.md",
        from: "What it prints",
        to: "It is 12 times faster. What it prints",
        page: "src/part/panic.md",
        line: "12 times",
    },
    Lie {
        what: "a figure that was edited",
        file: "examples/part/measured/measured/add.json",
        from: "\"value\": 4.0",
        to: "\"value\": 40.0",
        page: "src/part/measured.md",
        line: "{{#measured part/measured add.ratio}}",
    },
    Lie {
        what: "a link that leads nowhere",
        file: "src/part/twin.md",
        from: "output.md",
        to: "nowhere.md",
        page: "src/part/twin.md",
        line: "nowhere.md",
    },
    Lie {
        what: "an output typed into the page",
        file: "src/part/output.md",
        from: "What it prints:",
        to: "What it prints:\n\n```console,typed\n$ cargo run\nhello\n```",
        page: "src/part/output.md",
        line: "```console,typed",
    },
];

/// Found by compiling the page itself, which comes last.
const SNIPPET: [Lie; 1] = [Lie {
    what: "a snippet that fails",
    file: "src/part/snippet.md",
    from: "assert_eq!(1 + 1, 2);",
    to: "assert_eq!(1 + 1, 3);",
    page: "src/part/snippet.md",
    line: "```rust,edition2021",
}];

#[test]
fn every_lie_is_named_by_both_commands() {
    let book = SmallBook::new();
    for command in COMMANDS {
        let (passes, log) = book.run(command);
        assert!(passes, "the true book fails: {log}");
    }
    let mut missed = Vec::new();
    missed.extend(book.tell(&RUN));
    missed.extend(book.tell(&SNIPPET));
    // a measurement holds only for the code that was measured, so it is not part of the true book
    book.write_chapters(&CHAPTERS);
    missed.extend(book.tell(&READ));
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

/// A program and its argument: `cargo book test` and `mdbook test`.
type Test = (&'static str, &'static str);
const COMMANDS: [Test; 2] = [(TOOL, "test"), (STOCK, "test")];
