//! Three models that linfa has, again in less time, and two parts of linfa's SVM. On generated
//! rows; `--time` times one.

use std::env;

use anyhow::bail;
use classical_ml::score::Counts;
use classical_ml::synthetic::rows;
use ndarray::{Array1, s};
use svm::Settings;
use timed::timed;

mod exp;
mod gram;
mod kernel;
mod newton;
mod parts;
mod pca;
mod svm;
mod timed;

fn main() -> anyhow::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("pca") => components(),
        Some("newton") => newton(),
        Some("svm") => machine(),
        Some("matrix") => parts::matrix(),
        Some("matrix-linfa") => parts::matrix_by_linfa(),
        Some("rows") => parts::copied_rows(),
        Some("columns") => parts::copied_columns(),
        _ => {
            bail!("pca, newton or svm, matrix, matrix-linfa, rows or columns?")
        }
    }
}

fn components() -> anyhow::Result<()> {
    let (x, _) = rows(100_000);
    timed(
        || pca::components(&x, 2),
        |model| {
            let sigma = &model.singular_values;
            println!("singular values {:.1} {:.1}", sigma[0], sigma[1]);
        },
    )
}

fn newton() -> anyhow::Result<()> {
    let (x, y) = rows(50_000);
    timed(
        || newton::fit(&x, &y, 1.0),
        |weights| {
            let scores = x.dot(&weights.slice(s![..20])) + weights[20];
            show_accuracy(&scores.mapv(|score| score > 0.0), &y);
        },
    )
}

fn machine() -> anyhow::Result<()> {
    let (x, y) = rows(2_000);
    let settings = Settings {
        penalty: 1.0,
        gamma: 0.1,
        tolerance: 1e-3,
    };
    timed(
        || Some(svm::fit(&x, &y, &settings)),
        |model| {
            let scores = Array1::from(model.scores.clone());
            show_accuracy(&scores.mapv(|score| score > 0.0), &y);
        },
    )
}

fn show_accuracy(guesses: &Array1<bool>, y: &Array1<bool>) {
    let counts = Counts::new(guesses, y);
    println!("accuracy {:.2}", counts.accuracy());
}
