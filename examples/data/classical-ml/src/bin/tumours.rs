use std::{env, fs};

use anyhow::Context;
use linfa::prelude::*;
use linfa_trees::DecisionTree;
use ndarray::{Array2, s};

fn main() -> anyhow::Result<()> {
    let path = env::args().nth(1).context("name the file")?;
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

    let all = Dataset::new(x, malignant);
    let (train, test) = all.split_with_ratio(2.0 / 3.0);
    let tree = DecisionTree::params().max_depth(Some(2)).fit(&train)?;
    let guesses = tree.predict(&test);
    let pairs = guesses.iter().zip(&test.targets);
    let right = pairs.filter(|(guess, truth)| guess == truth).count();
    println!("{right} of {} right", guesses.len());
    Ok(())
}
