use std::{env, fs};

use anyhow::Context;
use linfa::prelude::*;
use linfa_trees::DecisionTree;
use ndarray::{Array2, Ix1, s};

/// 30 columns of numbers, and for each row whether it is malignant.
type Tumours = Dataset<f64, bool, Ix1>;

fn read(path: &str) -> anyhow::Result<Tumours> {
    let text = fs::read_to_string(path)?;
    let mut cells = Vec::new();
    for line in text.lines().skip(1) {
        for cell in line.split(',') {
            cells.push(cell.parse::<f64>()?);
        }
    }
    // each row: 30 measures, then the label
    let table = Array2::from_shape_vec((cells.len() / 31, 31), cells)?;
    let x = table.slice(s![.., ..30]).to_owned();
    let malignant = table.column(30).mapv(|label| label == 0.0);
    Ok(Dataset::new(x, malignant))
}

// ANCHOR: report
fn report(guesses: &[bool], truth: &[bool]) {
    let (mut found, mut missed, mut alarms) = (0, 0, 0);
    for (guess, known) in guesses.iter().zip(truth) {
        match (*guess, *known) {
            (true, true) => found += 1,
            (false, true) => missed += 1,
            (true, false) => alarms += 1,
            (false, false) => {}
        }
    }
    let precision = f64::from(found) / f64::from(found + alarms);
    let recall = f64::from(found) / f64::from(found + missed);
    println!("{missed} missed, {alarms} false alarms");
    println!("precision {precision:.3}, recall {recall:.3}");
}
// ANCHOR_END: report

// ANCHOR: main
fn main() -> anyhow::Result<()> {
    let path = env::args().nth(1).context("name the file")?;
    let (train, test) = read(&path)?.split_with_ratio(2.0 / 3.0);
    let tree = DecisionTree::params().max_depth(Some(2)).fit(&train)?;
    let guesses = tree.predict(&test);
    report(&guesses.to_vec(), &test.targets.to_vec());
    Ok(())
}
// ANCHOR_END: main
