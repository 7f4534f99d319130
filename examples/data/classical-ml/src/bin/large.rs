//! One model on generated rows; `--time` times its fit.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::bail;
use classical_ml::score::Counts;
use classical_ml::synthetic::rows;
use linfa::prelude::*;
use linfa_clustering::{KMeans, KMeansInit};
use linfa_linear::LinearRegression;
use linfa_logistic::LogisticRegression;
use linfa_reduction::Pca;
use linfa_svm::Svm;
use linfa_trees::DecisionTree;
use ndarray::{Array1, Axis, Ix1};

type Table = Dataset<f64, bool, Ix1>;

fn main() -> anyhow::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("linear") => linear(),
        Some("logistic") => logistic(),
        Some("kmeans") => kmeans(),
        Some("pca") => pca(),
        Some("tree") => tree(),
        Some("svm") => svm(),
        _ => bail!("linear, logistic, kmeans, pca, tree or svm?"),
    }
}

/// Shows the model; with `--time` fits it `repeats` times more.
fn timed<T, E: Into<anyhow::Error>>(
    repeats: u32,
    fit: impl Fn() -> Result<T, E>,
    show: impl Fn(&T),
) -> anyhow::Result<()> {
    show(&fit().map_err(Into::into)?);
    if env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        for _ in 0..repeats {
            black_box(fit().map_err(Into::into)?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(repeats);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}

fn table(count: usize) -> Table {
    let (x, y) = rows(count);
    Dataset::new(x, y)
}

fn show_accuracy(guesses: &Array1<bool>, table: &Table) {
    let counts = Counts::new(guesses, &table.targets);
    println!("accuracy {:.2}", counts.accuracy());
}

fn linear() -> anyhow::Result<()> {
    let (x, _) = rows(100_000);
    let y = x.column(0).to_owned(); // the first column, from the others
    let x = x.slice_axis(Axis(1), (1..).into()).to_owned();
    let table = Dataset::new(x, y);
    let fit = || LinearRegression::default().fit(&table);
    timed(3, fit, |model| {
        println!("intercept {:.4}", model.intercept())
    })
}

fn logistic() -> anyhow::Result<()> {
    let table = table(50_000);
    // the gradient of a sum; scikit-learn's 1e-4 is of a mean
    let tolerance = 1e-4 * table.targets.len() as f64;
    let parameters =
        LogisticRegression::default().gradient_tolerance(tolerance);
    let fit = || parameters.fit(&table);
    timed(3, fit, |model| {
        show_accuracy(&model.predict(&table), &table)
    })
}

fn kmeans() -> anyhow::Result<()> {
    let table = table(50_000);
    let first: Vec<usize> = (0..8).collect();
    let first = table.records.select(Axis(0), &first);
    let parameters = KMeans::params(8)
        .init_method(KMeansInit::Precomputed(first))
        .n_runs(1)
        .max_n_iterations(20)
        .tolerance(1e-12);
    let fit = || parameters.fit(&table);
    timed(1, fit, |model| println!("inertia {:.3}", model.inertia()))
}

fn pca() -> anyhow::Result<()> {
    let table = table(100_000);
    let fit = || Pca::params(2).fit(&table);
    timed(3, fit, |model| {
        let sigma = model.singular_values();
        println!("singular values {:.1} {:.1}", sigma[0], sigma[1]);
    })
}

fn tree() -> anyhow::Result<()> {
    let table = table(5_000);
    let fit = || DecisionTree::params().max_depth(Some(4)).fit(&table);
    timed(5, fit, |model| {
        show_accuracy(&model.predict(&table), &table)
    })
}

fn svm() -> anyhow::Result<()> {
    let table = table(2_000);
    let parameters = Svm::<f64, bool>::params().gaussian_kernel(10.0).eps(1e-3);
    let fit = || parameters.fit(&table);
    timed(1, fit, |model| {
        show_accuracy(&model.predict(&table), &table)
    })
}
