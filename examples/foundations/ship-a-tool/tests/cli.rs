//! The tool as a user meets it: arguments in; output, messages and a status out.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use snapbox::{assert_data_eq, str};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");

// ANCHOR: survey
fn survey(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_survey"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("survey starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("survey reads");
    drop(stdin); // the end of the input
    child.wait_with_output().expect("survey ends")
}
// ANCHOR_END: survey

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

// ANCHOR: short_row
#[test]
fn a_short_row_is_named() {
    let run = survey(&["describe", "-"], b"id,mass\n1,3750\n2\n");
    assert_eq!(run.status.code(), Some(1));
    assert_data_eq!(text(&run.stdout), str![""]);
    assert_data_eq!(
        text(&run.stderr),
        str![[r#"
survey: -:3:2: the row ends before `mass`

"#]]
    );
}
// ANCHOR_END: short_row

#[test]
fn other_faults_of_a_file_are_named() {
    for (input, message) in [
        (
            &b"a,b\n1,2,3\n"[..],
            "survey: -:2:3: the header has only 2 columns\n",
        ),
        (
            b"a,b\n1,2\n1,\xff\n",
            "survey: -:3:2: the value of `b` is not UTF-8\n",
        ),
        (
            b"a,b\n\"1\n2\",2\n3\n",
            "survey: -:4:2: the row ends before `b`\n",
        ),
        (b"", "survey: -: no header, so no columns\n"),
        (b"a,\xff\n", "survey: -:1:2: the header is not UTF-8\n"),
    ] {
        let run = survey(&["describe", "-"], input);
        assert_eq!(
            (run.status.code(), text(&run.stderr)),
            (Some(1), message.to_owned())
        );
    }
    let run = survey(&["describe", "nowhere.csv"], b"");
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).starts_with("survey: nowhere.csv: "));
}

#[test]
fn wrong_usage_is_another_status() {
    let run = survey(&["describe", "--delimiter", "ab", "-"], b"");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("'--delimiter <CHAR>'"));
}

#[test]
fn json_keeps_its_form() {
    let input = b"n;d\n1.5;2026-01-31\n1.50;NA\n;2026-02-01\n1.5;2026-01-31\n";
    let run = survey(
        &["describe", "--json", "--top", "1", "--delimiter", ";", "-"],
        input,
    );
    assert_data_eq!(text(&run.stdout), snapbox::file!["describe.json"]);
}

#[test]
fn csv_and_parquet_agree() {
    let json = |name: &str| {
        let run =
            survey(&["describe", "--json", &format!("{DATA}{name}")], b"");
        text(&run.stdout).replace(name, "penguins")
    };
    assert_eq!(json("penguins-raw.csv"), json("penguins.parquet"));
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let run = |arguments: &[&str]| {
        survey(arguments, b"a\nNA\n").stdout.contains(&b'\x1b')
    };
    assert!(!run(&["describe", "-"]));
    assert!(run(&["describe", "--color", "always", "-"]));
}

#[test]
fn what_is_missing_can_be_said() {
    let distinct = |arguments: &[&str]| {
        let run = survey(
            &[arguments, &["describe", "--json", "-"][1..]].concat(),
            b"a\nNA\n-\nx\n",
        );
        text(&run.stdout).contains("\"missing\": 1")
    };
    assert!(distinct(&["describe", "--missing", "-"]));
    assert!(distinct(&["describe"]));
}
#[test]
fn a_reader_who_leaves_is_no_error() {
    let file = format!("{DATA}penguins-raw.csv");
    for options in [&["--top", "9999"][..], &["--top", "9999", "--json"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_survey"))
            .args(["describe", &file])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("survey starts");
        drop(child.stdout.take()); // nobody reads
        let run = child.wait_with_output().expect("survey ends");
        assert_eq!(
            (run.status.code(), text(&run.stderr)),
            (Some(0), String::new())
        );
    }
}

#[test]
fn completions_and_pages_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = survey(&["completions", shell], b"");
        assert!(text(&run.stdout).contains("delimiter"), "{shell}");
    }
    assert!(text(&survey(&["man"], b"").stdout).contains("survey\\-describe"));
    assert!(
        text(&survey(&["man", "describe"], b"").stdout)
            .contains("\\-\\-missing")
    );
    assert_eq!(survey(&["man", "nothing"], b"").status.code(), Some(1));
}
