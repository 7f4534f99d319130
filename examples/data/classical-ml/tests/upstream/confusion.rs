//! One guess of `true`, and it is right; three are `true`. So each line should say 1.00 and 0.33.

use linfa::prelude::*;
use ndarray::{Array2, array};

fn main() -> anyhow::Result<()> {
    let table = |targets| Dataset::new(Array2::<f64>::zeros((4, 1)), targets);
    let truth = array![true, true, true, false];
    let guesses = array![true, false, false, false];

    let arrays = guesses.confusion_matrix(&truth)?;
    let mixed = guesses.confusion_matrix(&table(truth.clone()))?;
    let datasets = table(guesses).confusion_matrix(&table(truth))?;

    println!("guesses  truth    precision  recall");
    for (types, matrix) in [
        ("array    array  ", arrays),
        ("array    Dataset", mixed),
        ("Dataset  Dataset", datasets),
    ] {
        let (precision, recall) = (matrix.precision(), matrix.recall());
        println!("{types}  {precision:>9.2}  {recall:>6.2}");
    }
    Ok(())
}
