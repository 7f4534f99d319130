//! What the chapter says about single functions, with values that Python computed.

use std::path::PathBuf;
use std::{env, fs};

use port_a_script::compare::{Difference, compare, report};
use port_a_script::step3_enums::{self, CleanError, read};
use port_a_script::step4_pure::{fill, median, moments, most_common, rounded};
use port_a_script::{checksum, step1_literal, step2_records, step5_finished};

const RAW: &str = include_str!("../data/penguins-raw.csv");

// ANCHOR: pure
#[test]
fn the_median_of_an_even_number_is_the_mean_of_the_middle() {
    assert_eq!(median(&mut [4.0, 1.0, 3.0, 2.0]), Some(2.5));
    assert_eq!(median(&mut [3.0, 1.0, 2.0]), Some(2.0));
    assert_eq!(median(&mut []), None);
}

#[test]
fn floats_are_written_as_python_writes_them() {
    let cases = [(3750.0, "3750.0"), (-0.0004, "-0.0"), (0.0625, "0.062")];
    for (x, python) in cases {
        assert_eq!(rounded(x), python);
    }
}
// ANCHOR_END: pure

#[test]
fn moments_are_those_of_the_statistics_module() {
    // statistics.fmean and statistics.stdev of [2, 4, 4, 5]
    let (mean, deviation) = moments([2.0, 4.0, 4.0, 5.0].into_iter());
    assert_eq!(mean, 3.75);
    assert!((deviation - 1.2583057392117916).abs() < 1e-15);
}

#[test]
fn of_equally_common_texts_the_first_seen_comes_first() {
    let counted = most_common(["b", "a", "a", "b", "c"].into_iter());
    assert_eq!(counted, [("b", 2), ("a", 2), ("c", 1)]);
}

#[test]
fn the_fourth_place_of_the_comments_is_a_tie() -> anyhow::Result<()> {
    let penguins = read(RAW.as_bytes())?;
    let texts = penguins.iter().filter_map(|p| p.comment.as_deref());
    let counts: Vec<usize> = most_common(texts).iter().map(|c| c.1).collect();
    assert_eq!(counts[..5], [34, 7, 4, 2, 2]);
    Ok(())
}

#[test]
fn splitting_at_commas_shifts_the_columns() {
    let cells = |line: &str| line.split(',').count();
    let mut lines = RAW.lines().map(cells);
    assert_eq!(lines.next(), Some(17));
    assert!(lines.all(|cells| cells == 18));
}

#[test]
fn a_bad_cell_is_named_by_line_and_column() {
    let text = RAW.replacen("2007-11-11", "2007-11-31", 2);
    let Err(CleanError::Cell {
        line, column, text, ..
    }) = read(text.as_bytes())
    else {
        panic!("the date was accepted");
    };
    assert_eq!((line, column, text.as_str()), (2, "Date Egg", "2007-11-31"));
    let error = step2_records::clean(&RAW.replacen("39.1", "x", 1)).err();
    let message = error.map(|e| e.to_string()).unwrap_or_default();
    assert!(message.contains("line: 2") && !message.contains("Culmen"));
}

#[test]
fn the_columns_do_not_depend_on_which_islands_are_in_the_file()
-> anyhow::Result<()> {
    let kept = |line: &&str| !line.contains(",Torgersen,");
    let text: String =
        RAW.lines().filter(kept).map(|l| format!("{l}\n")).collect();
    let header = |csv: &str| csv.lines().next().unwrap_or_default().to_string();
    assert!(!header(&step1_literal::clean(&text).csv).contains("Torgersen"));
    assert!(
        header(&step3_enums::clean(&text)?.csv).ends_with("island_Torgersen")
    );
    Ok(())
}

#[test]
fn a_group_without_a_value_is_an_error() -> anyhow::Result<()> {
    let kept = |line: &&str| {
        line.starts_with("study") || line.contains("Adult not sampled.")
    };
    let text: String =
        RAW.lines().filter(kept).map(|l| format!("{l}\n")).collect();
    let error = fill(&read(text.as_bytes())?);
    let message = error.err().map(|e| e.to_string()).unwrap_or_default();
    assert_eq!(message, "no culmen_length is known for Adelie Unknown");
    Ok(())
}

fn file(name: &str) -> PathBuf {
    env::temp_dir().join(format!("{}-{name}", std::process::id()))
}

#[test]
fn nothing_is_written_for_a_bad_file_and_all_errors_are_told()
-> anyhow::Result<()> {
    let (from, to) = (file("bad.csv"), file("never.csv"));
    fs::write(&from, RAW.replace("2007-11-11", "11.11.2007"))?;
    let error = step5_finished::clean(&from, &to).err();
    let message = error.map(|e| e.to_string()).unwrap_or_default();
    assert_eq!(message.lines().count(), RAW.matches("2007-11-11").count());
    assert!(
        message.starts_with("line 2, column `Date Egg`: `11.11.2007`"),
        "{message}"
    );
    assert!(!to.exists());
    fs::remove_file(from)?;
    Ok(())
}

#[test]
fn adler_is_that_of_zlib() {
    assert_eq!(checksum(b"Wikipedia"), "9 bytes, adler32 11e60398");
}

#[test]
fn outputs_are_compared_to_the_last_byte() {
    assert!(compare("a\nb\n", "a\nb\n").is_empty());
    let missing = |line, old, new| Difference { line, old, new };
    let line = [missing(2, Some("b"), Some("b\r"))];
    assert_eq!(compare("a\nb\n", "a\nb\r\n"), line);
    let end = [missing(2, Some(""), None)];
    assert_eq!(compare("a\n", "a"), end);
    assert!(report(&compare("a\n", "b\n")).contains("old \"a\""));
}

#[test]
fn the_recorded_output_of_the_model_script_is_what_it_prints() {
    let recorded = include_str!("../twin/nests.txt").split_once('\n');
    let expected = include_str!("../own/expected.txt");
    assert_eq!(recorded.map(|(_, printed)| printed), Some(expected));
}
