//! One column: each distinct value with its count, and the kind of them all.

use std::collections::HashMap;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// What every value that is present can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Empty,
    Boolean,
    Integer,
    Number,
    Date,
    Text,
}

// ANCHOR: column
/// The distinct values of a column as they were written, with their counts.
pub struct Column {
    pub name: String,
    pub missing: u64,
    pub counts: HashMap<Box<str>, u64>,
}

impl Column {
    pub fn add(&mut self, cell: &str) {
        // `entry` would want a key of its own for every cell, old or new.
        match self.counts.get_mut(cell) {
            Some(count) => *count += 1,
            None => _ = self.counts.insert(cell.into(), 1),
        }
    }
    // ANCHOR_END: column

    pub fn new(name: &str) -> Self {
        let (name, counts) = (name.to_owned(), HashMap::new());
        Self {
            name,
            missing: 0,
            counts,
        }
    }

    // ANCHOR: kind
    /// The narrowest kind that holds for all values.
    pub fn kind(&self) -> Kind {
        let all = |test: fn(&str) -> bool| self.counts.keys().all(|v| test(v));
        match () {
            () if self.counts.is_empty() => Kind::Empty,
            () if all(is_boolean) => Kind::Boolean,
            () if all(|v| v.parse::<i64>().is_ok()) => Kind::Integer,
            () if all(|v| number(v).is_some()) => Kind::Number,
            () if all(|v| v.parse::<DateTime>().is_ok()) => Kind::Date,
            () => Kind::Text,
        }
    }
    // ANCHOR_END: kind
}

fn is_boolean(value: &str) -> bool {
    ["true", "false"]
        .iter()
        .any(|word| value.eq_ignore_ascii_case(word))
}

/// A finite number; `inf` is text here.
pub fn number(value: &str) -> Option<f64> {
    value.parse().ok().filter(|number: &f64| number.is_finite())
}
