//! **Find three organisations.** Find three that run Rust for machine learning or next to it, in sources that you have read, and in three
//! different groups of use. For each, note who says it, the page, the day of publication (or, if the page has none, the day when you read
//! it), and in 6 to 40 words what the source does *not* show. The pages must be on three different sites, or on GitHub under three
//! different owners. Pages and repositories that are linked here, on [The evidence](who-ships-it/evidence.md) or on
//! [Who this is for](who-is-this-for.md) do not count. `example` shows how an entry is written. Write three like it in place of the last line, the one with
//! `todo!`, between brackets: `[Entry { … }, Entry { … }, Entry { … }]`. No semicolon follows, as the last line is what the function
//! returns. Then delete the example. The test checks the form. Whether the page says so is yours to check.
//!
//! Hint: look for a README that lists users, an engineering blog, or a manifest with a dependency and a tag. Search for the crate's name
//! together with "production". A repository's manifest is better evidence than a slide. The model answer is one of many.

// ANCHOR: entry
/// What the Rust part does.
#[allow(dead_code)] // three entries leave some unused
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    Serving,
    Data,
    Search,
    Tools,
    Agents,
    Devices,
}

/// Whose word it is.
#[allow(dead_code)] // one entry need not use them all
pub enum Claim {
    OwnWords, // the organisation's own page
    Vendor,   // a library names its users
    Third,    // somebody else reports
}

#[allow(dead_code)] // whose word it is, only a reader can judge
pub struct Entry {
    pub organisation: &'static str,
    pub group: Use,
    pub claim: Claim,
    pub source: &'static str, // https://…
    pub dated: &'static str,  // 2025-08-27
    pub not_shown: &'static str,
}
// ANCHOR_END: entry

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::{Claim, Entry, Use};

    /// Three organisations, each from a source that you have read.
    pub fn entries() -> [Entry; 3] {
        let example = Entry {
            organisation: "Hugging Face",
            group: Use::Data,
            claim: Claim::OwnWords,
            source: "https://github.com/huggingface/tokenizers",
            dated: "2026-11-20",
            not_shown: "How many use it, and what it took to write.",
        };
        todo!("three entries like that of {}", example.organisation)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::{Claim, Entry, Use};

    /// Three organisations, each from a source that you have read.
    pub fn entries() -> [Entry; 3] {
        [
            Entry {
                organisation: "Sonos",
                group: Use::Devices,
                claim: Claim::OwnWords,
                // README of its inference engine tract, as of 0.23.0
                source: "https://lib.rs/crates/tract-data",
                dated: "2026-06-01",
                not_shown: "How many devices run it, and how it compares \
                            with what it replaced there.",
            },
            Entry {
                organisation: "Quickwit",
                group: Use::Search,
                claim: Claim::OwnWords,
                source: "https://quickwit.io/blog/quickwit-joins-datadog",
                dated: "2025-01-09",
                not_shown: "Whether the product goes on: its makers joined \
                            Datadog to build another one.",
            },
            Entry {
                organisation: "endjin",
                group: Use::Data,
                claim: Claim::OwnWords,
                // the page names a month only, so this is the day it was read
                source: "https://endjin.com/blog/2026/01/polars-faster-pipelines-simpler-infrastructure-happier-engineers",
                dated: "2026-11-20",
                not_shown: "Who the customers are; the figures come from a \
                            consultancy that migrates such pipelines.",
            },
        ]
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use who_ships_it::{date, memo};

/// Pages whose addresses do not count.
const KNOWN: [&str; 3] = [
    include_str!("../../../../src/decide/who-is-this-for.md"),
    include_str!("../../../../src/decide/who-ships-it.md"),
    include_str!("../../../../src/decide/who-ships-it/evidence.md"),
];

fn distinct<T: Ord>(part: impl Fn(&Entry) -> Option<T>) -> usize {
    answer::entries()
        .iter()
        .filter_map(part)
        .collect::<BTreeSet<T>>()
        .len()
}

/// Today, counted in days, with one to spare for time zones.
fn tomorrow() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs() / 86_400 + 1).ok()
}

#[test]
fn three_names_three_groups_three_hosts() {
    let name = |one: &Entry| one.organisation.trim().to_lowercase();
    assert_eq!(
        distinct(|one| Some(name(one)).filter(|name| name.len() > 1)),
        3
    );
    assert_eq!(distinct(|one| Some(one.group)), 3);
    assert_eq!(distinct(|one| memo::host(one.source).map(str::to_owned)), 3);
}

#[test]
fn each_source_is_a_page_that_is_new_here() {
    for one in answer::entries() {
        let (_, page) = one.source.split_at("https://".len());
        let (_, path) = page.split_once('/').expect("a page, not a site");
        assert!(!path.is_empty(), "{}: a page, not a site", one.source);
        // a file of a repository that is linked is no new source
        let address = one.source.split("/blob/").next().unwrap_or_default();
        let address = address.split("/tree/").next().unwrap_or_default();
        let address = address.split('#').next().unwrap_or_default();
        let address = address.trim_end_matches('/');
        assert!(
            !KNOWN.iter().any(|known| known.contains(address)),
            "{}: the book has it already",
            one.source
        );
    }
}

#[test]
fn each_has_a_day_that_has_been() {
    for one in answer::entries() {
        let dated = date::day(one.dated);
        assert!(dated.is_some(), "{}: no such day", one.dated);
        assert!(dated <= tomorrow(), "{}: still to come", one.dated);
    }
}

#[test]
fn each_says_what_it_does_not_show() {
    for one in answer::entries() {
        let words = one.not_shown.split_whitespace().count();
        assert!(
            (6..=40).contains(&words),
            "{}: {words} words",
            one.organisation
        );
    }
}
// ANCHOR_END: tests
