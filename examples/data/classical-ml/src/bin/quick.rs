//! PCA, logistic regression or an SVM of this crate on generated rows; `--time` times its fit.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, bail};
use classical_ml::faster::svm::{self, Settings};
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

/// Runs `fit`, and with `--time` again until a quarter of a second is full.
fn timed<T>(fit: impl Fn() -> Option<T>) -> anyhow::Result<T> {
    let model = fit().context("no model")?;
    if env::args().any(|argument| argument == "--time") {
        let (start, mut runs) = (Instant::now(), 0);
        while start.elapsed().as_secs_f64() < 0.25 {
            black_box(fit());
            runs += 1;
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(model)
}

fn components() -> anyhow::Result<()> {
    let (x, _) = rows(100_000);
    let model = timed(|| pca::components(&x, 2))?;
    let sigma = model.singular_values;
    println!("singular values {:.1} {:.1}", sigma[0], sigma[1]);
    Ok(())
}

fn newton() -> anyhow::Result<()> {
    let (x, y) = rows(50_000);
    let weights = timed(|| newton::fit(&x, &y, 1.0))?;
    let scores = x.dot(&weights.slice(s![..20])) + weights[20];
    show_accuracy(&scores.mapv(|score| score > 0.0), &y);
    Ok(())
}

fn machine() -> anyhow::Result<()> {
    let (x, y) = rows(2_000);
    let settings = Settings {
        penalty: 1.0,
        gamma: 0.1,
        tolerance: 1e-3,
    };
    let model = timed(|| Some(svm::fit(&x, &y, &settings)))?;
    println!(
        "steps {} vectors {} int {}",
        model.steps,
        model.weights.iter().filter(|w| **w != 0.0).count(),
        model.intercept
    );
    Ok(())
}

fn show_accuracy(guesses: &Array1<bool>, y: &Array1<bool>) {
    let counts = Counts::new(guesses, y);
    println!("accuracy {:.2}", counts.accuracy());
}
