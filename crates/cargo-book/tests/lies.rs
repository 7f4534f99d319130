//! One lie of each kind, told by a small book: `cargo book test` and stock `mdbook test` must both
//! fail and name the line of the page on which a reader would have believed it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

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

struct SmallBook {
    root: PathBuf,
    /// Deletes the book in the end.
    _folder: TempDir,
}

impl SmallBook {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = Self { root: folder.path().canonicalize().unwrap(), _folder: folder };
        book.write_workspace();
        book.write_settings();
        book.write_chapters(&CHAPTERS[..CHAPTERS.len() - 1]);
        book
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// What is wrong with each lie that a command does not name; the book is true again afterwards.
    fn tell(&self, lies: &[Lie]) -> Vec<String> {
        let before: Vec<String> = lies.iter().map(|lie| self.read(lie.file)).collect();
        for lie in lies {
            let text = self.read(lie.file);
            assert!(text.contains(lie.from), "{}: {} lacks `{}`", lie.what, lie.file, lie.from);
            self.write(lie.file, &text.replacen(lie.from, lie.to, 1));
        }
        let mut missed = Vec::new();
        for command in COMMANDS {
            let (passes, log) = self.run(command);
            if passes {
                missed.push(format!("{command:?} passes"));
            }
            let unnamed = lies.iter().filter(|lie| !self.names(&log, lie));
            missed.extend(unnamed.map(|lie| format!("{command:?} misses {}:\n{log}", lie.what)));
        }
        lies.iter().zip(before).for_each(|(lie, text)| self.write(lie.file, &text));
        missed
    }

    /// Whether an error names the line of the page, as the tool writes it or as rustdoc does.
    fn names(&self, log: &str, lie: &Lie) -> bool {
        let page = self.read(lie.page);
        let line = page.lines().position(|line| line.contains(lie.line)).unwrap() + 1;
        let stem = Path::new(lie.page).strip_prefix("src").unwrap().display().to_string();
        log.contains(&format!("--> {}:{line}:", lie.page))
            || log.contains(&format!("{stem} - ")) && log.contains(&format!("(line {line})"))
    }

    fn run(&self, (program, argument): Test) -> (bool, String) {
        let target = Path::new(TOOL).ancestors().nth(2).unwrap();
        let mut command = Command::new(program);
        command.arg(argument).current_dir(&self.root).env("CARGO_TARGET_DIR", target);
        command.env("MDBOOK_LISTINGS_CACHE", target.join("cache"));
        let output = command.env("CARGO_NET_OFFLINE", "true").output().unwrap();
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.success(), text.concat())
    }

    /// The checkout's versions and profiles, so that what it has compiled is used again.
    fn write_workspace(&self) {
        let manifest = fs::read_to_string(Path::new(CHECKOUT).join("Cargo.toml")).unwrap();
        let members = "members = [\"crates/*\", \"examples/*/*\", \"examples/*/*/web\"]";
        assert!(manifest.contains(members), "the members of the workspace have changed");
        let manifest = manifest
            .replace(members, "members = [\"crates/*\", \"examples/*/*\"]")
            .replace("default-members = [\"crates/*\", \"examples/*/*\"]\n", "")
            .replace("path = \"crates/", &format!("path = \"{CHECKOUT}/crates/"));
        self.write("Cargo.toml", &manifest);
        for name in ["Cargo.lock", "rust-toolchain.toml", "python.lock"] {
            let text = fs::read_to_string(Path::new(CHECKOUT).join(name)).unwrap();
            self.write(name, &text);
        }
        let page_tests = Path::new(CHECKOUT).join("crates/page-tests");
        for name in ["Cargo.toml", "build.rs", "lib.rs", "tests/shown.rs"] {
            let text = fs::read_to_string(page_tests.join(name)).unwrap();
            let chapters = |line: &&str| !line.contains("path = \"../../examples");
            let text: Vec<&str> = text.lines().filter(chapters).collect();
            // Cargo tells packages apart by name, version and place in their workspace: this one
            // must be mistaken neither for the checkout's nor for that of an earlier run
            let version = format!("\nversion = \"0.0.{}\"", std::process::id());
            let text = text.join("\n").replace("\nversion.workspace = true", &version);
            self.write(&format!("crates/page-tests/{name}"), &(text + "\n"));
        }
    }

    fn write_settings(&self) {
        self.write(
            "book.toml",
            &format!(
                "[book]\ntitle = \"Small\"\n\n[build]\ncreate-missing = false\n\n\
                 [rust]\nedition = \"2021\"\n\n\
                 [preprocessor.listings]\ncommand = \"{TOOL} preprocess listings\"\n\
                 before = [\"links\"]\nrenderers = [\"html\", \"test\"]\npython-lock = \"python.lock\"\n"
            ),
        );
        for name in ["README.md", "CONTRIBUTING.md"] {
            self.write(name, "# A small book\n");
        }
    }

    fn write_chapters(&self, chapters: &[(&str, &str)]) {
        let mut summary = "# Summary\n\n".to_owned();
        for (name, body) in chapters {
            summary += &format!("- [{name}](part/{name}.md)\n");
            let crate_path = format!("../../examples/part/{name}");
            let body = body.replace("CRATE", &crate_path);
            self.write(&format!("src/part/{name}.md"), &format!("# {name}\n\n{body}"));
            if body.contains("{{#") {
                self.write_crate(name, body.contains("exercise"), body.contains("compile-fail"));
            }
        }
        self.write("src/SUMMARY.md", &summary);
        self.write("examples/part/twin/twin/sum.py", "print(f\"2 + 3 = {2 + 3}\")\n");
    }

    fn write_crate(&self, name: &str, exercise: bool, trybuild: bool) {
        let file = |path: &str| format!("examples/part/{name}/{path}");
        let mut manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n");
        if exercise {
            manifest += "\n[features]\nattempt = []\n\n[[test]]\nname = \"exercise_double\"\n\
                         path = \"exercises/double.rs\"\n";
            self.write(&file("exercises/double.rs"), EXERCISE);
        }
        if trybuild {
            manifest += "\n[dev-dependencies]\ntrybuild.workspace = true\n";
            self.write(&file("tests/refused.rs"), REFUSED);
            self.write(&file("tests/compile-fail/mistyped.rs"), MISTYPED);
            self.write(&file("tests/compile-fail/mistyped.stderr"), MESSAGE);
        }
        if name == "measured" {
            manifest += "\n[package.metadata.listings]\nmeasure = [{ name = \"add\", subjects = [\
                         { name = \"Rust\", command = \"run Rust\" }, \
                         { name = \"Python\", command = \"run Python\" }] }]\n";
            self.write(&file("measured/add.json"), &measured());
        }
        self.write(&file("Cargo.toml"), &manifest);
        let anchored = "//! Sums.\n\n// ANCHOR: add\npub fn add(a: i32, b: i32) -> i32 {\n    \
                        a + b\n}\n// ANCHOR_END: add\n";
        let plain = "//! Sums.\n\npub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n";
        self.write(&file("src/lib.rs"), if name == "listing" { anchored } else { plain });
        if ["output", "program", "panic", "twin"].contains(&name) {
            let program =
                format!("fn main() {{\n    println!(\"2 + 3 = {{}}\", {name}::add(2, 3));\n}}\n");
            self.write(&file("src/bin/sum.rs"), &program);
            let recorded = format!("$ cargo run --package {name} --bin sum\n2 + 3 = 5\n");
            self.write(&file("output/sum.txt"), &recorded);
        }
    }
}

/// Each page and what it shows of its crate.
const CHAPTERS: [(&str, &str); 11] = [
    ("output", "What it prints:\n\n```console\n{{#include CRATE/output/sum.txt}}\n```\n"),
    ("listing", "```rust\n{{#include CRATE/src/lib.rs:add}}\n```\n"),
    ("program", "What it prints:\n\n```console\n{{#include CRATE/output/sum.txt}}\n```\n"),
    ("panic", "What it prints:\n\n```console\n{{#include CRATE/output/sum.txt}}\n```\n"),
    (
        "twin",
        "As [before](output.md):\n\n```python\n{{#include CRATE/twin/sum.py}}\n```\n\n\
         ```console\n{{#include CRATE/output/sum.txt}}\n```\n",
    ),
    ("idle", "{{#exercise part/idle double}}\n"),
    ("solved", "{{#exercise part/solved double}}\n"),
    (
        "refused",
        "```rust\n{{#include CRATE/tests/compile-fail/mistyped.rs}}\n```\n\n\
         ```text\n{{#include CRATE/tests/compile-fail/mistyped.stderr}}\n```\n",
    ),
    (
        "message",
        "```rust\n{{#include CRATE/tests/compile-fail/mistyped.rs}}\n```\n\n\
         ```text\n{{#include CRATE/tests/compile-fail/mistyped.stderr}}\n```\n",
    ),
    ("snippet", "```rust,edition2021\nassert_eq!(1 + 1, 2);\n```\n"),
    ("measured", "Rust is {{#measured part/measured add.ratio}}.\n"),
];

const EXERCISE: &str = "//! **Double a number.**

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
";

const REFUSED: &str = "#[test]
fn the_compiler_refuses_them() {
    trybuild::TestCases::new().compile_fail(\"tests/compile-fail/*.rs\");
}
";

const MISTYPED: &str = "fn main() {
    let _number: u32 = \"ten\";
}
";

const MESSAGE: &str = "error[E0308]: mismatched types
 --> tests/compile-fail/mistyped.rs:2:24
  |
2 |     let _number: u32 = \"ten\";
  |                  ---   ^^^^^ expected `u32`, found `&str`
  |                  |
  |                  expected due to this
";

/// A record whose figures follow from its samples: Rust takes 1 s, Python 4 s.
fn measured() -> String {
    let subject = |name: &str, seconds: f64| {
        serde_json::json!({
            "name": name, "command": format!("run {name}"), "peak_bytes": 1 << 20,
            "seconds": vec![seconds; 10], "process_seconds": vec![seconds; 10], "median_seconds": seconds,
        })
    };
    let mut python = subject("Python", 4.0);
    python["ratio"] = serde_json::json!({ "value": 4.0, "low": 4.0, "high": 4.0 });
    let record = serde_json::json!({
        "name": "add", "command": "cargo book measure", "date": "2026-01-01", "machine": "a machine",
        "threads": 1, "versions": {}, "lockfile": "", "sources": "", "answer": [],
        "subjects": [subject("Rust", 1.0), python],
    });
    serde_json::to_string_pretty(&record).unwrap()
}
