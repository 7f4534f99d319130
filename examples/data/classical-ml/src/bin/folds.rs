//! Chooses the strength of the penalty by cross-validation.

use classical_ml::{data, folds};

fn main() -> anyhow::Result<()> {
    let (mut train, _) = data::split(&data::read()?);
    println!("alpha   accuracy in each of 5 folds         mean");
    for alpha in [0.1, 1.0, 10.0] {
        show(alpha, &folds::by_whole(&train, 5, alpha)?);
    }
    println!("linfa's folds:");
    show(1.0, &folds::by_linfa(&mut train, 5, 1.0)?);
    Ok(())
}

fn show(alpha: f64, accuracies: &[f64]) {
    let cells: String =
        accuracies.iter().map(|one| format!("{one:.3}  ")).collect();
    let mean = accuracies.iter().sum::<f64>() / accuracies.len() as f64;
    println!("{alpha:5}   {cells}  {mean:.4}");
}
