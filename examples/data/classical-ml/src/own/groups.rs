//! Rows of one colour: by a column's words, or by a quarter of its numbers.

use std::cmp::Ordering;

use anyhow::{Context, bail};
use serde::Serialize;

use crate::own::read::{records, separator};
use crate::own::table::{Table, short};

/// As many colours as can be told apart.
const MOST: usize = 6;

#[derive(Debug, PartialEq, Serialize)]
pub struct Groups {
    pub names: Vec<String>,
    pub members: Vec<u32>, // (rows of the table,), an index of `names`
}

pub fn groups(
    text: &str,
    table: &Table,
    column: usize,
) -> anyhow::Result<Groups> {
    let chosen = table
        .columns
        .get(column)
        .context("there is no such column")?;
    let words = words(text, table, column);
    let mut names = words.clone();
    names.sort_by(|a, b| by_number(a, b));
    names.dedup();
    if names.len() <= MOST {
        let place = |word: &String| names.iter().position(|one| one == word);
        let members = words.iter().map(|word| place(word).unwrap_or(0) as u32);
        return Ok(Groups {
            members: members.collect(),
            names: names.iter().map(|one| named(one)).collect(),
        });
    }
    if !chosen.is_numeric() {
        bail!(
            "`{}` has {} different words, and {MOST} colours are the most",
            chosen.name,
            names.len()
        );
    }
    Ok(quarters(&chosen.values))
}

fn named(word: &str) -> String {
    if word.is_empty() {
        "missing".into()
    } else {
        short(word)
    }
}

/// The cells of one column, read again: most columns are never asked for.
fn words(text: &str, table: &Table, column: usize) -> Vec<String> {
    let records = records(text, separator(text)).flatten();
    let all: Vec<String> = records
        .map(|one| one.get(column).unwrap_or_default().to_owned())
        .collect();
    all[all.len() - table.rows..].to_vec() // without the header
}

/// Numbers in their order, then words in theirs.
fn by_number(a: &str, b: &str) -> Ordering {
    let number = |text: &str| text.parse().unwrap_or(f64::INFINITY);
    number(a).total_cmp(&number(b)).then_with(|| a.cmp(b))
}

/// Four groups of about as many rows, and one for those without a number.
fn quarters(values: &[f64]) -> Groups {
    let mut sorted: Vec<f64> =
        values.iter().copied().filter(|one| !one.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    let bounds = [1, 2, 3].map(|quarter| sorted[quarter * sorted.len() / 4]);
    let member = |value: &f64| match value.is_nan() {
        true => 4,
        false => bounds.iter().filter(|bound| *value >= **bound).count() as u32,
    };
    let [low, middle, high] = bounds;
    let mut names = vec![
        format!("below {low}"),
        format!("{low} to {middle}"),
        format!("{middle} to {high}"),
        format!("{high} or more"),
    ];
    if sorted.len() < values.len() {
        names.push("missing".into());
    }
    Groups {
        names,
        members: values.iter().map(member).collect(),
    }
}
