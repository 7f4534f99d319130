//! The lesson: what a version number promises, and what the histories of these crates ask of you.

use who_ships_it::history::{History, breaking, histories};
use who_ships_it::version::Version;
use who_ships_it::{DATA, Release, SINCE, SNAPSHOT, by_hand, memo, read};

fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

#[test]
fn the_first_number_that_is_not_zero_makes_the_series() {
    let same = |a: &str, b: &str| version(a).series() == version(b).series();
    assert!(same("1.2.0", "1.99.3"));
    assert!(same("0.9.0", "0.9.7"));
    assert!(!same("0.9.0", "0.10.0"));
    assert!(!same("0.0.3", "0.0.4"));
    assert!(!same("0.9.0", "1.0.0"));
    assert!(version("1.0.0-rc.10").pre == "rc.10");
    assert!("1.x".parse::<Version>().is_err());
}

#[test]
fn a_late_fix_for_an_old_series_breaks_nobody() {
    let csv = "header\n\
        crates.io,a,1.0.0,2025-01-01,false\n\
        crates.io,a,2.0.0,2025-02-01,false\n\
        crates.io,a,1.0.1,2025-03-01,false\n\
        crates.io,a,2.1.0,2025-04-01,false\n";
    let releases = by_hand::read(csv).expect("four releases");
    let all: Vec<&Release> = releases.iter().collect();
    assert_eq!(breaking(&all, SINCE), 1);
    assert_eq!(breaking(&all, "2025-02-01"), 0);
}

#[test]
fn both_readers_read_the_same() {
    let crates = read(DATA).expect("the snapshot can be read");
    assert_eq!(crates, by_hand::read(DATA).expect("by hand as well"));
}

fn crates() -> Vec<History> {
    histories(
        &read(DATA).expect("the snapshot can be read"),
        "crates.io",
        SNAPSHOT,
    )
}

/// Values from `twin/releases.py`.
#[test]
fn the_twin_counts_the_same() {
    let counted = |name: &str| {
        let all = crates();
        let one = all
            .iter()
            .find(|one| one.name == name)
            .expect("in the snapshot");
        (one.releases, one.steps, one.breaking, one.pace)
    };
    assert_eq!(counted("candle-core"), (31, 3, Some(3), Some(84.0)));
    assert_eq!(counted("tokio"), (189, 13, Some(0), Some(37.0)));
    assert_eq!(counted("ort"), (0, 0, Some(0), None));
}

const MODEL: &str = include_str!("../data/model.md");
const TEMPLATE: &str = include_str!("../data/template.md");

#[test]
fn the_model_is_complete_and_its_count_is_the_printed_one() {
    assert_eq!(memo::check(MODEL), Vec::<String>::new());
    let all = crates();
    let pyo3 = all
        .iter()
        .find(|one| one.name == "pyo3")
        .expect("in the snapshot");
    let count = pyo3.breaking.expect("a crate");
    assert!(
        MODEL
            .contains(&format!("pyo3, {count} breaking releases in 24 months"))
    );
}

#[test]
fn each_part_of_the_model_is_needed() {
    assert!(!memo::check(TEMPLATE).is_empty());
    for (part, instead) in [
        ("Decision: trial", "Decision: perhaps"),
        ("Look again: 2027-02-19", "Look again: 2026-11-20"),
        ("Effort: ", "Time: "),
        ("Doing nothing: one", "Nothing: one"),
        ("## Cheaper first", "## Also"),
        ("## Kill criterion", "## Afterwards"),
        ("Taken out by: the owner", "Taken out by:"),
        ("At a cost of: ", "It costs "),
        (
            "read 2026-11-20: https://blog",
            "read 2026-11-21: https://blog",
        ),
        ("https://pypi.org", "https://github.com/huggingface"),
        ("in 24 months [^releases].", "in 24 months."),
    ] {
        assert!(MODEL.contains(part), "{part}");
        assert!(
            !memo::check(&MODEL.replace(part, instead)).is_empty(),
            "{part}"
        );
    }
}
