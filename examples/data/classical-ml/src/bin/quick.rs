//! A model of `faster` on generated rows; `--time` times its fit.

use std::env;

use anyhow::bail;
use classical_ml::faster::svm::{self, Settings};
use classical_ml::faster::timed::timed;
use classical_ml::faster::{newton, pca};
use classical_ml::score::Counts;
use classical_ml::synthetic::rows;
use ndarray::{Array1, s};

fn main() -> anyhow::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("pca") => components(),
        Some("newton") => newton(),
        Some("svm") => machine(),
        _ => bail!("pca, newton or svm?"),
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
