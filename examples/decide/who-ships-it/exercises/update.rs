//! **What does `cargo update` pick?** A requirement such as `"0.9.2"` accepts the versions of its series from 0.9.2 on, and
//! `cargo update` picks the highest of them. It never picks a yanked version or, unless it is asked for one, a pre-release. Write `pick`
//! for the releases of one crate, which come in no particular order.
//!
//! Hint: `requirement.parse::<Version>()` reads a requirement, and versions can be compared with `>=`. Compare `series()` on both sides.
//! `Iterator::max` is `None` if nothing is left.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use who_ships_it::Release;
    use who_ships_it::version::Version;

    /// The version that `requirement` leads to, if there is one.
    pub fn pick(releases: &[Release], requirement: &str) -> Option<Version> {
        todo!("{requirement} among {} releases", releases.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use who_ships_it::Release;
    use who_ships_it::version::Version;

    /// The version that `requirement` leads to, if there is one.
    pub fn pick(releases: &[Release], requirement: &str) -> Option<Version> {
        let wanted: Version = requirement.parse().ok()?;
        let offered = releases
            .iter()
            .filter(|one| !one.yanked && one.version.pre.is_empty());
        offered
            .map(|one| one.version.clone())
            .filter(|version| *version >= wanted)
            .filter(|version| version.series() == wanted.series())
            .max()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use who_ships_it::{Release, by_hand};

/// Reads `1.2.3` or `1.2.3 yanked`.
fn releases(versions: &[&str]) -> Vec<Release> {
    let line = |text: &&str| {
        let (version, yanked) = text.split_once(' ').unwrap_or((text, ""));
        let yanked = yanked == "yanked";
        format!("crates.io,demo,{version},2026-01-01,{yanked}\n")
    };
    let lines: String = versions.iter().map(line).collect();
    by_hand::read(&format!("header\n{lines}")).expect("these are releases")
}

fn pick(versions: &[&str], requirement: &str) -> Option<String> {
    let version = answer::pick(&releases(versions), requirement)?;
    assert_eq!(version.pre, "");
    Some(format!(
        "{}.{}.{}",
        version.major, version.minor, version.patch
    ))
}

#[test]
fn the_highest_of_the_series() {
    let all = ["0.9.1", "0.9.10", "0.9.9", "0.10.0", "1.0.0"];
    assert_eq!(pick(&all, "0.9").as_deref(), Some("0.9.10"));
    assert_eq!(
        pick(&["1.2.0", "1.10.3", "2.0.0"], "1.2").as_deref(),
        Some("1.10.3")
    );
    assert_eq!(pick(&["0.0.3", "0.0.4"], "0.0.3").as_deref(), Some("0.0.3"));
}

#[test]
fn nothing_below_the_requirement() {
    assert_eq!(pick(&["0.9.1", "0.10.0"], "0.9.2"), None);
}

#[test]
fn neither_yanked_nor_previews() {
    let all = ["1.1.0", "1.2.0 yanked", "1.3.0-rc.1"];
    assert_eq!(pick(&all, "1").as_deref(), Some("1.1.0"));
    assert_eq!(pick(&["2.0.0-rc.1"], "1"), None);
}
// ANCHOR_END: tests
