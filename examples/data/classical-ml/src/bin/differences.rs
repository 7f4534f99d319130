//! linfa's number beside scikit-learn's, wherever the same word means two things.

use classical_ml::data::{self, Tumours};
use classical_ml::diagnosis::Diagnosis;
use classical_ml::scale::Scaler;
use classical_ml::score::Counts;
use linfa::prelude::*;
use linfa_clustering::{KMeans, KMeansInit};
use linfa_linear::LinearRegression;
use linfa_reduction::Pca;
use ndarray::Axis;

fn main() -> anyhow::Result<()> {
    let (train, test) = data::split(&data::read()?);
    println!("                              linfa  scikit-learn");
    metrics(&train, &test)?;
    regression(&train, &test)?;
    let Some(scaler) = Scaler::fit(&train.records) else {
        anyhow::bail!("no rows");
    };
    let scaled = scaler.dataset(&train);
    clusters(&scaled)?;
    components(&scaled)?;
    classes(&train, &test)
}

fn row(name: &str, linfa: f64, sklearn: f64) {
    println!("{name:<24} {linfa:>10.4}  {sklearn:>12.4}");
}

// ANCHOR: metrics
fn metrics(train: &Tumours, test: &Tumours) -> anyhow::Result<()> {
    let guesses = Diagnosis::fit(train, 1.0)?.predict(&test.records);
    let matrix = guesses.confusion_matrix(&test.targets)?;
    let counts = Counts::new(&guesses, &test.targets);
    row(
        "precision",
        f64::from(matrix.precision()),
        counts.precision(),
    );
    row("recall", f64::from(matrix.recall()), counts.recall());
    row("F1", f64::from(matrix.f1_score()), counts.f1());
    Ok(())
}
// ANCHOR_END: metrics

/// The regression of the largest radius on the ten means.
fn regression(train: &Tumours, test: &Tumours) -> anyhow::Result<()> {
    let table = |part: &Tumours| {
        let means = part.records.slice_axis(Axis(1), (..10).into());
        Dataset::new(means.to_owned(), part.records.column(20).to_owned())
    };
    let test = table(test);
    let guesses = LinearRegression::default()
        .fit(&table(train))?
        .predict(&test);
    let error = &guesses - &test.targets;
    let variance = 1.0 - error.var(0.0) / test.targets.var(0.0);
    row(
        "explained variance",
        guesses.explained_variance(&test)?,
        variance,
    );
    Ok(())
}

fn clusters(scaled: &Tumours) -> anyhow::Result<()> {
    let first = scaled.records.select(Axis(0), &[0, 1]);
    let model = KMeans::params(2)
        .init_method(KMeansInit::Precomputed(first))
        .n_runs(1)
        .fit(scaled)?;
    let rows = scaled.targets.len() as f64;
    row("inertia", model.inertia(), model.inertia() * rows);
    Ok(())
}

fn components(scaled: &Tumours) -> anyhow::Result<()> {
    let model = Pca::params(2).fit(scaled)?;
    let rows = scaled.targets.len() as f64;
    let first = model.singular_values()[0].powi(2);
    let total = scaled.records.len() as f64; // of squares, since scaled
    let variance = model.explained_variance()[0];
    row("variance, component 1", variance, first / (rows - 1.0));
    let share = model.explained_variance_ratio()[0];
    row("share, component 1", share, first / total);
    Ok(())
}

fn classes(train: &Tumours, test: &Tumours) -> anyhow::Result<()> {
    let diagnosis = Diagnosis::fit(train, 1.0)?;
    let raw = diagnosis.model.params()[0];
    row("weight of radius mean", raw, diagnosis.weights()[0]);
    let x = test.records.select(Axis(0), &[0]);
    let raw = diagnosis
        .model
        .predict_probabilities(&diagnosis.scaler.apply(&x));
    row("probability, row 0", raw[0], diagnosis.probabilities(&x)[0]);
    let rows = train.targets.len();
    row("rows in 5 folds", (rows / 5 * 5) as f64, rows as f64);
    Ok(())
}
