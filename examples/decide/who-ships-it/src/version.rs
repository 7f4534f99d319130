//! Version numbers as Cargo compares them.

use std::fmt;
use std::str::FromStr;

/// `1.2.3`, or `1.2.3-rc.1` where `pre` is `rc.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u64,
    pub minor: u64,
    pub patch: u64,
    pub pre: String,
}

// ANCHOR: series
impl Version {
    /// What two versions must share for Cargo to take one for the other:
    /// everything up to the first number that is not zero.
    pub fn series(&self) -> (u64, u64, u64) {
        match (self.major, self.minor) {
            (0, 0) => (0, 0, self.patch),
            (0, minor) => (0, minor, 0),
            (major, _) => (major, 0, 0),
        }
    }
}
// ANCHOR_END: series

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Version {
            major,
            minor,
            patch,
            pre,
        } = self;
        write!(out, "{major}.{minor}.{patch}")?;
        if pre.is_empty() {
            return Ok(());
        }
        write!(out, "-{pre}")
    }
}

impl FromStr for Version {
    type Err = String;

    /// `1.2` stands for `1.2.0`, as in a version requirement.
    fn from_str(text: &str) -> Result<Self, String> {
        let (numbers, pre) = text.split_once('-').unwrap_or((text, ""));
        let mut parts = numbers.splitn(3, '.').map(|part| {
            part.parse::<u64>()
                .map_err(|_| format!("no version: {text}"))
        });
        let mut next = |missing| parts.next().unwrap_or(missing);
        Ok(Version {
            major: next(Err(format!("no version: {text}")))?,
            minor: next(Ok(0))?,
            patch: next(Ok(0))?,
            pre: pre.to_owned(),
        })
    }
}
