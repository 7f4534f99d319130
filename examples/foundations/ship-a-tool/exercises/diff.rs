//! **`survey diff OLD NEW`, with tests.** Compare two reports that `--json` wrote, so that you see what changed in last night's data before
//! the training starts. `changes` returns a line for each difference, in this order. First `rows: 344 -> 340`. Then for each old column `- Sex` if it
//! is gone, and otherwise `Sex: text -> integer` if its kind changed, and `Sex: 11 -> 20 missing` if that count changed. Last, `+ Age`
//! for each new column. Columns keep the order of their file. `run` prints the lines. It refuses a report whose `format` is not
//! `FORMAT`, with a message that names the file.
//!
//! `check` is your test: it calls the function that it is given, and panics if that function is wrong. We try it on faulty functions too.
//!
//! Hint: `format!("{:?}", kind).to_lowercase()` prints a `Kind` in lower case. In `check`, begin with two reports in which the rows, a kind and a
//! missing count differ, one column is gone and one is new, and compare all lines at once.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::io::Write;
    use std::path::PathBuf;

    use ship_a_tool::report::Report;

    pub type Changes = fn(&Report, &Report) -> Vec<String>;

    /// Say what differs between two reports that `--json` wrote
    #[derive(clap::Args)]
    pub struct Diff {
        pub old: PathBuf,
        pub new: PathBuf,
    }

    /// A line for each difference.
    pub fn changes(old: &Report, new: &Report) -> Vec<String> {
        todo!("from {old:?} to {new:?}")
    }

    /// Reads both files, and writes the changes.
    pub fn run(arguments: &Diff, out: &mut impl Write) -> anyhow::Result<()> {
        let (old, new) = (&arguments.old, &arguments.new);
        writeln!(out, "{} -> {}", old.display(), new.display())?;
        todo!()
    }

    /// Panics if `changes` is wrong.
    pub fn check(changes: Changes) {
        let _ = changes;
        todo!()
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::fs;
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use anyhow::{Context, ensure};
    use ship_a_tool::column::Kind;
    use ship_a_tool::report::{FORMAT, Report, Summary};

    pub type Changes = fn(&Report, &Report) -> Vec<String>;

    /// Say what differs between two reports that `--json` wrote
    #[derive(clap::Args)]
    pub struct Diff {
        pub old: PathBuf,
        pub new: PathBuf,
    }

    /// A line for each difference.
    pub fn changes(old: &Report, new: &Report) -> Vec<String> {
        let mut lines = Vec::new();
        if old.rows != new.rows {
            lines.push(format!("rows: {} -> {}", old.rows, new.rows));
        }
        for before in &old.columns {
            match find(new, &before.name) {
                Some(after) => lines.extend(column(before, after)),
                None => lines.push(format!("- {}", before.name)),
            }
        }
        let added = new.columns.iter().filter(|c| find(old, &c.name).is_none());
        lines.extend(added.map(|column| format!("+ {}", column.name)));
        lines
    }

    fn find<'r>(report: &'r Report, name: &str) -> Option<&'r Summary> {
        report.columns.iter().find(|column| column.name == name)
    }

    fn column(old: &Summary, new: &Summary) -> Vec<String> {
        let mut lines = Vec::new();
        let kind = |kind: Kind| format!("{kind:?}").to_lowercase();
        let name = &old.name;
        if old.kind != new.kind {
            lines.push(format!(
                "{name}: {} -> {}",
                kind(old.kind),
                kind(new.kind)
            ));
        }
        if old.missing != new.missing {
            lines.push(format!(
                "{name}: {} -> {} missing",
                old.missing, new.missing
            ));
        }
        lines
    }

    /// Reads both files, and writes the changes.
    pub fn run(arguments: &Diff, out: &mut impl Write) -> anyhow::Result<()> {
        for line in changes(&read(&arguments.old)?, &read(&arguments.new)?) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn read(path: &Path) -> anyhow::Result<Report> {
        let file = || path.display().to_string();
        let text = fs::read_to_string(path).with_context(file)?;
        let report: Report = serde_json::from_str(&text).with_context(file)?;
        let format = report.format;
        ensure!(
            format == FORMAT,
            "{}: format {format}, not {FORMAT}",
            file()
        );
        Ok(report)
    }

    /// Panics if `changes` is wrong.
    pub fn check(changes: Changes) {
        let summary = |name: &str, kind, missing| Summary {
            name: name.to_owned(),
            kind,
            missing,
            distinct: 1,
            range: None,
            quartiles: vec![],
            top: vec![],
        };
        let report = |rows, columns| Report {
            format: FORMAT,
            file: "penguins".to_owned(),
            rows,
            duplicate_rows: 0,
            columns,
        };
        let mass = |missing| summary("Mass", Kind::Integer, missing);
        let old = report(3, vec![mass(1), summary("Sex", Kind::Text, 0)]);
        let renamed = summary("Gender", Kind::Text, 0);
        let new = report(2, vec![renamed, summary("Mass", Kind::Text, 2)]);
        let lines = [
            "rows: 3 -> 2",
            "Mass: integer -> text",
            "Mass: 1 -> 2 missing",
            "- Sex",
            "+ Gender",
        ];
        assert_eq!(changes(&old, &new), lines);
        assert!(changes(&old, &old).is_empty());
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::fs;
use std::panic::catch_unwind;

use answer::{Changes, Diff, changes, check, run};
use clap::Parser;
use serde_json::json;
use ship_a_tool::report::Report;

#[derive(Parser)]
#[command(name = "survey")]
enum Cli {
    Diff(Diff),
}

fn report(rows: u64, columns: &[(&str, &str, u64)]) -> Report {
    let column = |(name, kind, missing): &(&str, &str, u64)| json!({ "name": name, "kind": kind, "missing": missing, "distinct": 1, "top": [] });
    let columns: Vec<_> = columns.iter().map(column).collect();
    let report = json!({
        "format": 1, "file": "a.csv", "rows": rows, "duplicate_rows": 0, "columns": columns
    });
    serde_json::from_value(report).expect("a report")
}

fn old() -> Report {
    report(
        5,
        &[("b", "number", 0), ("a", "integer", 2), ("c", "text", 0)],
    )
}

#[test]
fn every_kind_of_change_in_order() {
    let new =
        report(4, &[("z", "date", 0), ("y", "date", 0), ("a", "text", 3)]);
    let lines = [
        "rows: 5 -> 4",
        "- b",
        "a: integer -> text",
        "a: 2 -> 3 missing",
        "- c",
        "+ z",
        "+ y",
    ];
    assert_eq!(changes(&old(), &new), lines);
}

#[test]
fn order_alone_is_no_change() {
    let new = report(
        5,
        &[("c", "text", 0), ("a", "integer", 2), ("b", "number", 0)],
    );
    assert_eq!(changes(&old(), &new), Vec::<String>::new());
}

#[test]
fn the_command_line_reaches_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let write = |name: &str, report: &Report| {
        let text = serde_json::to_string(report).expect("JSON");
        fs::write(path(name), text).expect("a file");
    };
    write("old.json", &old());
    write(
        "new.json",
        &report(5, &[("b", "number", 0), ("a", "integer", 2)]),
    );
    write("next.json", &Report { format: 2, ..old() });
    let diff = |old: &str, new: &str| {
        let words =
            ["survey", "diff", &path(old), &path(new)].map(str::to_owned);
        let Cli::Diff(arguments) =
            Cli::try_parse_from(words).expect("two files");
        let mut out = Vec::new();
        run(&arguments, &mut out)
            .map(|()| String::from_utf8(out).expect("text"))
    };
    assert_eq!(diff("old.json", "new.json").expect("a diff"), "- c\n");
    for (old, new) in [("old.json", "next.json"), ("next.json", "new.json")] {
        let refused = diff(old, new).expect_err("another format");
        let message = format!("{refused:#}");
        assert!(message.contains("next.json"), "{message}");
    }
    assert!(diff("old.json", "nothing.json").is_err());
    assert!(Cli::try_parse_from(["survey", "diff", "old.json"]).is_err());
}

#[test]
fn check_tells_right_from_wrong() {
    check(changes);
    let faulty: [(&str, Changes); 8] = [
        ("says nothing", |_, _| vec![]),
        ("exchanges old and new", |old, new| changes(new, old)),
        ("forgets what is new", |old, new| {
            without(old, new, |l| l.starts_with("+ "))
        }),
        ("forgets what is gone", |old, new| {
            without(old, new, |l| l.starts_with("- "))
        }),
        ("forgets the rows", |old, new| {
            without(old, new, |l| l.starts_with("rows: "))
        }),
        ("forgets the kinds", |old, new| {
            without(old, new, |l| l.contains(": text") || l.contains("> text"))
        }),
        ("forgets what is missing", |old, new| {
            without(old, new, |l| l.ends_with("missing"))
        }),
        ("sorts the lines", |old, new| {
            let mut lines = changes(old, new);
            lines.sort();
            lines
        }),
    ];
    for (fault, wrong) in faulty {
        assert!(
            catch_unwind(|| check(wrong)).is_err(),
            "`check` passes what {fault}"
        );
    }
}

fn without(old: &Report, new: &Report, drop: fn(&str) -> bool) -> Vec<String> {
    changes(old, new)
        .into_iter()
        .filter(|line| !drop(line))
        .collect()
}
// ANCHOR_END: tests
