//! The result, in the form that `--json` writes and other programs read.

use serde::{Deserialize, Serialize};

use crate::column::Kind;
use crate::counts::Counts;
use crate::summary::summary;

/// Raised when a field changes its meaning; new fields do not count.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub format: u32,
    pub file: String,
    pub rows: u64,
    pub duplicate_rows: u64,
    pub columns: Vec<Summary>,
}

// ANCHOR: summary
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    pub name: String,
    pub kind: Kind,
    pub missing: u64,
    pub distinct: u64,
    /// Least and greatest; absent for text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Value, Value)>,
    /// At 25, 50 and 75 %; for numbers only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quartiles: Vec<f64>,
    pub top: Vec<(Value, u64)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Integer(i64),
    Number(f64),
    Text(String),
}
// ANCHOR_END: summary

impl Report {
    pub fn new(file: &str, counts: &Counts, top: usize) -> Self {
        Self {
            format: FORMAT,
            file: file.to_owned(),
            rows: counts.rows,
            duplicate_rows: counts.duplicates,
            columns: counts.columns.iter().map(|c| summary(c, top)).collect(),
        }
    }
}
