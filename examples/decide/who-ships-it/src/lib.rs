//! Release histories: read a snapshot, and say what each history asks of those who depend on it.

pub mod by_crates;
pub mod by_hand;
pub mod date;
pub mod history;
pub mod memo;
pub mod version;

use std::error::Error;

use version::Version;

/// The day on which `data/releases.csv` was taken.
pub const SNAPSHOT: &str = "2026-11-20";
/// The first day of the 24 months before it.
pub const SINCE: &str = "2024-11-20";

/// The snapshot itself, compiled into the program.
pub const DATA: &str = include_str!("../data/releases.csv");

/// `wait` sets this variable anew for each build, which the compiler takes for
/// an edit of this file, without the file being touched.
pub const EDIT: Option<&str> = option_env!("WHO_SHIPS_IT_EDIT");

/// One version of one package, as the registry has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    pub registry: String,
    pub name: String,
    pub version: Version,
    pub date: String, // 2026-11-20
    pub day: i64,     // the same, counted in days
    pub yanked: bool,
}

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Reads the snapshot, with two crates or by hand.
pub fn read(csv: &str) -> Result<Vec<Release>> {
    #[cfg(feature = "crates")]
    return by_crates::read(csv);
    #[cfg(not(feature = "crates"))]
    by_hand::read(csv)
}
