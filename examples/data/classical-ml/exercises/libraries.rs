//! **Compare three libraries.** Think of a use. Fill in one `Library` for each of three crates for machine learning, at least one of which
//! this page does not compare. Read the version, the day of its release and the licence where crates.io, docs.rs or the repository states them.
//! For each task, say whether the crate offers it. For linfa, say whether its family does. The tests check the form: three crates, each
//! with its own page as source, which has the crate's name in its path; a released version, not a pre-release; a list of tasks that
//! differs from the other two; a use for which you would choose it, one for which you would not, and a word on its maintenance, each in
//! five words or more. Whether it is true is yours to check.
//!
//! Hint: start from the map on this page. Then read the list of modules on docs.rs, and `Cargo.toml` for features and dependencies. A task
//! that only one of the three offers may be why you choose it. The model answer is one of many.

// ANCHOR: library
/// What a library may offer.
#[allow(dead_code)] // three libraries need not have them all
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    LinearModels,
    Trees,
    Forests,  // for classes
    Boosting, // gradient boosting or AdaBoost
    Svm,
    Clustering,
    Mixtures, // clusters with probabilities
    Reduction,
    RegressionForests,
    NeuralNetworks,
    Gpu,
    Persistence,    // a fitted model can be saved
    ModelSelection, // folds, search
}

pub struct Library {
    pub name: &'static str,     // as on crates.io
    pub version: &'static str,  // 1.2.3, and not a pre-release
    pub released: &'static str, // 2025-08-27
    pub licence: &'static str,  // as in Cargo.toml
    pub source: &'static str,   // https://…, the page that you read
    pub offers: &'static [Task],
    pub choose_for: &'static str, // a use, in a sentence
    pub not_for: &'static str,    // another
    pub maintenance: &'static str, // who, how often, what broke last
}
// ANCHOR_END: library

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::Library;

    /// Three libraries, compared for one use.
    pub fn libraries() -> [Library; 3] {
        todo!("three libraries")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::{Library, Task};

    /// Three libraries, compared for one use.
    pub fn libraries() -> [Library; 3] {
        [
            Library {
                name: "linfa",
                version: "0.8.1",
                released: "2025-12-23",
                licence: "MIT OR Apache-2.0",
                source: "https://docs.rs/linfa/0.8.1/linfa/",
                offers: &[
                    Task::LinearModels,
                    Task::Trees,
                    Task::Forests,
                    Task::Boosting,
                    Task::Svm,
                    Task::Clustering,
                    Task::Mixtures,
                    Task::Reduction,
                    Task::Persistence,
                    Task::ModelSelection,
                ],
                choose_for: "Clusters and mixtures of sensor readings, in a \
                             program that holds its data in ndarray anyway.",
                not_for: "Forests for regression, which it does not have.",
                maintenance: "Volunteers; 15 releases since 2018, the last \
                              of them eleven months old.",
            },
            Library {
                name: "smartcore",
                version: "0.7.0",
                released: "2026-10-26",
                licence: "Apache-2.0",
                source: "https://docs.rs/crate/smartcore/0.7.0/source/CHANGELOG.md",
                offers: &[
                    Task::LinearModels,
                    Task::Trees,
                    Task::Forests,
                    Task::Boosting,
                    Task::Svm,
                    Task::Clustering,
                    Task::Reduction,
                    Task::RegressionForests,
                    Task::Persistence,
                    Task::ModelSelection,
                ],
                choose_for: "A forest for regression that also runs in the \
                             browser, with few dependencies.",
                not_for: "K-means from given centres, to compare with a \
                          model in Python.",
                maintenance: "Active: 0.7.0 follows 16 patches of 0.6; some \
                              models saved before it must be refitted.",
            },
            Library {
                name: "burn",
                version: "0.22.1",
                released: "2026-10-20",
                licence: "MIT OR Apache-2.0",
                source: "https://docs.rs/burn/0.22.1/burn/",
                offers: &[Task::NeuralNetworks, Task::Gpu, Task::Persistence],
                choose_for: "A network on images, trained on a GPU.",
                not_for: "569 rows of 30 columns, which need no network.",
                maintenance: "A company; many releases, and breaking ones \
                              several times a year.",
            },
        ]
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::collections::BTreeSet;

use answer::libraries;

fn distinct<T: Ord>(part: impl Fn(&Library) -> T) -> usize {
    libraries().iter().map(part).collect::<BTreeSet<T>>().len()
}

fn numbers(text: &str, separator: char) -> Option<Vec<u32>> {
    text.split(separator).map(|one| one.parse().ok()).collect()
}

#[test]
fn three_crates_and_one_that_is_new_here() {
    assert_eq!(distinct(|one| one.name), 3);
    let new = |one: &Library| !["linfa", "smartcore"].contains(&one.name);
    assert!(
        libraries().iter().any(new),
        "one that the page does not compare"
    );
    for one in libraries() {
        let letter = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        assert!(!one.name.is_empty() && one.name.chars().all(letter));
    }
}

#[test]
fn each_has_a_released_version_with_its_day() {
    for one in libraries() {
        let version = numbers(one.version, '.');
        assert!(
            version.is_some_and(|parts| parts.len() == 3),
            "{}",
            one.version
        );
        let day = numbers(one.released, '-').unwrap_or_default();
        assert!(one.released.len() == 10, "{}", one.released);
        assert!(
            matches!(day[..], [2014..=2100, 1..=12, 1..=31]),
            "{}: no such day",
            one.released
        );
        assert!(!one.licence.trim().is_empty());
    }
}

#[test]
fn each_has_a_page_of_its_own_that_names_it() {
    assert_eq!(distinct(|one| one.source), 3);
    for one in libraries() {
        let page = one.source.strip_prefix("https://").unwrap_or_default();
        let path = page.split_once('/').map_or("", |(_, path)| path);
        assert!(path.contains(one.name), "{}: whose page?", one.source);
    }
}

#[test]
fn each_offers_something_that_another_does_not() {
    for (index, one) in libraries().iter().enumerate() {
        let own: BTreeSet<Task> = one.offers.iter().copied().collect();
        assert!(!own.is_empty() && own.len() == one.offers.len());
        for other in libraries().iter().skip(index + 1) {
            let other: BTreeSet<Task> = other.offers.iter().copied().collect();
            assert_ne!(own, other, "{}: what tells them apart?", one.name);
        }
    }
}

#[test]
fn each_is_chosen_for_one_use_and_not_for_another() {
    let mut said = BTreeSet::new();
    for one in libraries() {
        for text in [one.choose_for, one.not_for, one.maintenance] {
            assert!(
                text.split_whitespace().count() >= 5,
                "{text:?}: a sentence"
            );
            assert!(said.insert(text), "{text:?}: said twice");
        }
    }
}
// ANCHOR_END: tests
