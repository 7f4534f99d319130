//! **Rank by risk.** A crate can hurt in two ways: it changes too often, or it has stopped. Order crates for a review. First come those
//! without any release that is not a pre-release. Then come those whose last release is more than 270 days old, longest silence first.
//! Then come all others by breaking releases, most first. Names, A to Z, decide between equals.
//!
//! Hint: `sort_by_key` accepts a tuple. `false` sorts before `true`, `Reverse(n)` from `std::cmp` turns the order of numbers round, and a
//! field that does not matter for a crate can be 0 in its tuple.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use who_ships_it::history::History;

    /// The names, riskiest first.
    pub fn rank(histories: &[History]) -> Vec<&str> {
        todo!("rank {} crates", histories.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::cmp::Reverse;

    use who_ships_it::history::History;

    /// The names, riskiest first.
    pub fn rank(histories: &[History]) -> Vec<&str> {
        let mut sorted: Vec<&History> = histories.iter().collect();
        sorted.sort_by_key(|one| {
            let silence = if one.silence > 270 { one.silence } else { 0 };
            let breaking = if silence > 0 { None } else { one.breaking };
            let has_release = one.releases > 0;
            // of those without a release, only the name counts
            let rest =
                has_release.then_some((Reverse(silence), Reverse(breaking)));
            (has_release, rest, &one.name)
        });
        sorted.into_iter().map(|one| one.name.as_str()).collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use who_ships_it::history::{History, histories};
use who_ships_it::{DATA, SNAPSHOT, read};

fn crates() -> Vec<History> {
    let releases = read(DATA).expect("the snapshot can be read");
    histories(&releases, "crates.io", SNAPSHOT)
}

#[test]
fn the_crates_of_this_book() {
    let histories = crates();
    let ranked = answer::rank(&histories);
    assert_eq!(ranked.len(), histories.len());
    assert_eq!(ranked[..4], ["ort", "linfa", "ndarray", "rig-core"]);
    assert_eq!(ranked[ranked.len() - 3..], ["rayon", "serde", "tokio"]);
}

#[test]
fn names_decide_between_equals() {
    let mut histories = crates();
    histories.reverse();
    let ranked = answer::rank(&histories);
    let place = |name| ranked.iter().position(|one| *one == name);
    assert!(place("candle-core") < place("tokenizers"));
    assert!(place("polars") < place("pyo3"));
}

#[test]
fn the_limit_is_not_silence_yet() {
    let mut histories = crates();
    histories.retain(|one| ["rayon", "polars"].contains(&one.name.as_str()));
    for one in &mut histories {
        one.silence = if one.name == "rayon" { 270 } else { 1 };
    }
    assert_eq!(answer::rank(&histories), ["polars", "rayon"]);
    histories.iter_mut().for_each(|one| one.silence += 1);
    assert_eq!(answer::rank(&histories), ["rayon", "polars"]);
}
// ANCHOR_END: tests
