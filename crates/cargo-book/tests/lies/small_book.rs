//! A small book with a crate for each lie.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mdbook_listings::read::ratio::rounded;
use mdbook_listings::read::record::Record;
use tempfile::TempDir;

use crate::{CHECKOUT, COMMANDS, Lie, TOOL, Test};

pub struct SmallBook {
    root: PathBuf,
    /// Deletes the book in the end.
    _folder: TempDir,
}

impl SmallBook {
    pub fn new() -> Self {
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
    pub fn tell(&self, lies: &[Lie]) -> Vec<String> {
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

    pub fn run(&self, (program, argument): Test) -> (bool, String) {
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
        let members = |key: &str| {
            let start = manifest.find(&format!("\n{key} = [")).unwrap() + 1;
            &manifest[start..=start + manifest[start..].find(']').unwrap()]
        };
        let (dependencies, rest) = manifest.split_once("[patch.crates-io]\n").unwrap();
        let rest = &rest[rest.find("\n[").unwrap()..];
        let manifest = dependencies
            .replacen(members("default-members"), "", 1)
            .replacen(members("members"), "members = [\"crates/*\", \"examples/*/*\"]", 1)
            .replace("path = \"crates/mdbook-listings\"", "version = \"0.1.0\"");
        self.write("Cargo.toml", &(manifest + rest));
        // a manifest must not lead out of its repository
        let patch = format!(
            "[patch.crates-io]\nmdbook-listings = {{ path = \"{CHECKOUT}/crates/mdbook-listings\" }}\n"
        );
        self.write(".cargo/config.toml", &patch);
        for name in ["Cargo.lock", "rust-toolchain.toml", "python.lock"] {
            let text = fs::read_to_string(Path::new(CHECKOUT).join(name)).unwrap();
            self.write(name, &text);
        }
        let page_tests = Path::new(CHECKOUT).join("crates/page-tests");
        for name in ["Cargo.toml", "build.rs", "lib.rs", "tests/shown.rs"] {
            let text = fs::read_to_string(page_tests.join(name)).unwrap();
            // Cargo tells packages apart by name, version and place in their workspace: this one
            // must be mistaken neither for the checkout's nor for that of an earlier run
            let version = format!("\nversion = \"0.0.{}\"", std::process::id());
            let text = text.replace("\nversion.workspace = true", &version);
            self.write(&format!("crates/page-tests/{name}"), &text);
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

    pub fn write_chapters(&self, chapters: &[(&str, &str)]) {
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
pub const CHAPTERS: [(&str, &str); 11] = [
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

/// A record whose figures follow from its samples: Rust takes about 1 s, Python 4 s.
fn measured() -> String {
    let subject = |name: &str, seconds: f64| {
        let times: Vec<f64> =
            (1..16).map(|run| seconds * (1.0 + f64::from(run) / 1000.0)).collect();
        let times: Vec<f64> = times.into_iter().map(rounded).collect();
        serde_json::json!({
            "name": name, "command": format!("run {name}"), "median_seconds": 0.0, "peak_bytes": 1 << 20,
            "seconds": times, "process_seconds": times,
        })
    };
    let mut record: Record = serde_json::from_value(serde_json::json!({
        "name": "add", "command": "cargo book measure examples/part/measured", "date": "2026-01-01",
        "machine": "a machine", "threads": 1, "versions": { "rustc": "1.95.0" },
        "lockfile": "0123456789abcdef", "sources": { "examples/part/measured/src": "0123456789abcdef" },
        "answer": [], "subjects": [subject("Rust", 1.0), subject("Python", 4.0)],
    }))
    .unwrap();
    record.derive();
    serde_json::to_string_pretty(&record).unwrap() + "\n"
}
