//! From the counts of a column to what is reported of it.

use crate::column::{Column, Kind, number};
use crate::report::{Summary, Value};
use crate::tally::Tally;

// ANCHOR: summary
pub fn summary(column: &Column, top: usize) -> Summary {
    let kind = column.kind();
    match kind {
        Kind::Integer => {
            let tally = tally(column, |text| text.parse().ok());
            let quartiles = quartiles(&tally, |value| *value as f64);
            let summary = describe(column, kind, &tally, top, Value::Integer);
            Summary {
                quartiles,
                ..summary
            }
        }
        Kind::Number => {
            let tally = tally(column, number);
            let quartiles = quartiles(&tally, |value| *value);
            let summary = describe(column, kind, &tally, top, Value::Number);
            Summary {
                quartiles,
                ..summary
            }
        }
        _ => describe(column, kind, &tally(column, Some), top, |text: &str| {
            Value::Text(text.to_owned())
        }),
    }
}
// ANCHOR_END: summary

fn tally<'c, T: PartialOrd + Clone>(
    column: &'c Column,
    parse: impl Fn(&'c str) -> Option<T>,
) -> Tally<T> {
    let pairs = column.counts.iter();
    let parsed = pairs.filter_map(|(text, count)| Some((parse(text)?, *count)));
    Tally::new(parsed.collect())
}

fn quartiles<T: PartialOrd + Clone>(
    tally: &Tally<T>,
    number: fn(&T) -> f64,
) -> Vec<f64> {
    let quartile = |q| tally.quantile(q, number);
    [0.25, 0.5, 0.75].into_iter().filter_map(quartile).collect()
}

fn describe<T: PartialOrd + Clone>(
    column: &Column,
    kind: Kind,
    tally: &Tally<T>,
    top: usize,
    value: fn(T) -> Value,
) -> Summary {
    // Dates in ISO form are in order as text; the order of other text says little.
    let ordered = matches!(kind, Kind::Integer | Kind::Number | Kind::Date);
    let range = tally.extremes().filter(|_| ordered);
    Summary {
        name: column.name.clone(),
        kind,
        missing: column.missing,
        distinct: tally.distinct(),
        range: range.map(|(least, most)| (value(least), value(most))),
        quartiles: Vec::new(),
        top: tally
            .top(top)
            .into_iter()
            .map(|(v, n)| (value(v), n))
            .collect(),
    }
}
