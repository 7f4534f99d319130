//! What a release history asks of those who depend on it.

use std::collections::BTreeMap;

use crate::version::Version;
use crate::{Release, SINCE, date};

/// The facts about one package on the day of the snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub name: String,
    pub years: f64,              // since the first release
    pub releases: usize,         // neither yanked nor pre-releases
    pub previews: usize,         // 1.0.0-rc.1 and the like
    pub yanked: usize,           // taken back
    pub steps: usize,            // new x.y in 24 months
    pub breaking: Option<usize>, // semver-incompatible in 24 months
    pub pace: Option<f64>,       // median days between steps, all years
    pub version: Version,        // that of the last release
    pub last: String,            // its date
    pub silence: i64,            // days since then
}

// ANCHOR: breaking
/// The releases that go beyond all before them in `key`, in order of date.
/// A fix for an old series that comes late is none of them.
pub fn firsts<'a, K: Ord>(
    releases: &[&'a Release],
    key: impl Fn(&Release) -> K,
) -> Vec<&'a Release> {
    let mut highest = None;
    let mut firsts = Vec::new();
    for release in releases {
        let key = Some(key(release));
        if key > highest {
            // the very first release breaks nobody
            if highest.is_some() {
                firsts.push(*release);
            }
            highest = key;
        }
    }
    firsts
}

/// How often a dependant had to change its version requirement.
pub fn breaking(releases: &[&Release], since: &str) -> usize {
    let series = firsts(releases, |release| release.version.series());
    series
        .iter()
        .filter(|release| release.date.as_str() > since)
        .count()
}
// ANCHOR_END: breaking

/// All histories of one registry, by name.
pub fn histories(
    releases: &[Release],
    registry: &str,
    today: &str,
) -> Vec<History> {
    let mut packages: BTreeMap<&str, Vec<&Release>> = BTreeMap::new();
    for release in releases.iter().filter(|one| one.registry == registry) {
        packages.entry(&release.name).or_default().push(release);
    }
    let today = date::day(today).unwrap_or_default();
    let histories = packages.into_values();
    histories
        .filter_map(|all| history(all, registry, today))
        .collect()
}

fn history(
    mut all: Vec<&Release>,
    registry: &str,
    today: i64,
) -> Option<History> {
    all.sort_by_key(|one| (one.day, &one.version));
    let previews = |one: &&Release| !one.version.pre.is_empty();
    let kept: Vec<&Release> = all
        .iter()
        .copied()
        .filter(|one| !one.yanked && !previews(one))
        .collect();
    // a package may have nothing but previews
    let live = all.iter().rev().find(|one| !one.yanked);
    let (first, last) = (all.first()?, kept.last().or(live)?);
    let minor = |one: &Release| (one.version.major, one.version.minor);
    let steps = firsts(&kept, minor);
    Some(History {
        name: last.name.clone(),
        years: (today - first.day) as f64 / 365.25,
        releases: kept.len(),
        previews: all
            .iter()
            .filter(|one| !one.yanked && previews(one))
            .count(),
        yanked: all.iter().filter(|one| one.yanked).count(),
        steps: steps.iter().filter(|one| one.date.as_str() > SINCE).count(),
        breaking: (registry == "crates.io").then(|| breaking(&kept, SINCE)),
        pace: median(steps.windows(2).map(|pair| pair[1].day - pair[0].day)),
        version: last.version.clone(),
        last: last.date.clone(),
        silence: today - last.day,
    })
}

fn median(values: impl Iterator<Item = i64>) -> Option<f64> {
    let mut sorted: Vec<i64> = values.collect();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)? as f64;
    Some(match sorted.len() % 2 {
        0 => (sorted[sorted.len() / 2 - 1] as f64 + upper) / 2.0,
        _ => upper,
    })
}
