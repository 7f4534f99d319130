//! The result, in the form that `--json` writes and other programs read.

use serde::{Deserialize, Serialize};

use crate::column::{Column, Kind, number};
use crate::profile::Profile;
use crate::tally::Tally;

/// Raised when a field changes its meaning; new fields do not count.
pub const FORMAT: u32 = 1;

// ANCHOR: report
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub format: u32,
    pub file: String,
    pub rows: u64,
    pub duplicate_rows: u64,
    pub columns: Vec<Summary>,
}

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
// ANCHOR_END: report

impl Report {
    pub fn new(file: &str, profile: &Profile, top: usize) -> Self {
        Self {
            format: FORMAT,
            file: file.to_owned(),
            rows: profile.rows,
            duplicate_rows: profile.duplicates,
            columns: profile.columns.iter().map(|c| summary(c, top)).collect(),
        }
    }
}

fn summary(column: &Column, top: usize) -> Summary {
    match column.kind() {
        Kind::Integer => {
            let tally = tally(column, |text| text.parse::<i64>().ok());
            let quartiles = quartiles(&tally, |value| *value as f64);
            Summary {
                quartiles,
                ..describe(column, &tally, top, Value::Integer)
            }
        }
        Kind::Number => {
            let tally = tally(column, number);
            let quartiles = quartiles(&tally, |value| *value);
            Summary {
                quartiles,
                ..describe(column, &tally, top, Value::Number)
            }
        }
        kind => {
            let tally = tally(column, |text| Some(text.to_owned()));
            let summary = describe(column, &tally, top, Value::Text);
            match kind {
                Kind::Date => summary, // ISO dates are in order as text
                _ => Summary {
                    range: None,
                    ..summary
                },
            }
        }
    }
}

fn tally<T: PartialOrd + Clone>(
    column: &Column,
    parse: impl Fn(&str) -> Option<T>,
) -> Tally<T> {
    let pairs = column.counts.iter();
    Tally::new(
        pairs
            .filter_map(|(text, count)| Some((parse(text)?, *count)))
            .collect(),
    )
}

fn quartiles<T: PartialOrd + Clone>(
    tally: &Tally<T>,
    number: fn(&T) -> f64,
) -> Vec<f64> {
    [0.25, 0.5, 0.75]
        .iter()
        .filter_map(|q| tally.quantile(*q, number))
        .collect()
}

fn describe<T: PartialOrd + Clone>(
    column: &Column,
    tally: &Tally<T>,
    top: usize,
    value: fn(T) -> Value,
) -> Summary {
    Summary {
        name: column.name.clone(),
        kind: column.kind(),
        missing: column.missing,
        distinct: tally.distinct(),
        range: tally
            .extremes()
            .map(|(least, most)| (value(least), value(most))),
        quartiles: Vec::new(),
        top: tally
            .top(top)
            .into_iter()
            .map(|(v, count)| (value(v), count))
            .collect(),
    }
}
