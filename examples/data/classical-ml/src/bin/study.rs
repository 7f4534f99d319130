//! Trains on two thirds of the tumours, and guesses the rest.

use classical_ml::data::{self, Tumours};
use classical_ml::diagnosis::Diagnosis;
use classical_ml::score::Counts;
use linfa::prelude::*;
use linfa_linear::LinearRegression;
use linfa_svm::Svm;
use linfa_trees::DecisionTree;
use ndarray::{Array1, Axis};

fn main() -> anyhow::Result<()> {
    let (train, test) = data::split(&data::read()?);
    size(&train, &test)?;
    coefficients(&train)?;
    // ANCHOR: classifiers
    let tree = DecisionTree::params().max_depth(Some(2)).fit(&train)?;
    let logistic = Diagnosis::fit(&train, 1.0)?;
    let scaler = &logistic.scaler;
    let machine = Svm::<f64, bool>::params()
        .pos_neg_weights(1.0, 1.0) // C, for each class
        .gaussian_kernel(30.0) // one over scikit-learn's gamma
        .fit(&scaler.dataset(&train))?;
    let x = &test.records; // (190, 30)
    let guesses: [(&str, Array1<bool>); 4] = [
        ("always benign", Array1::default(x.nrows())),
        ("tree, depth 2", tree.predict(x)),
        ("logistic", logistic.predict(x)),
        ("SVM", machine.predict(&scaler.apply(x))),
    ];
    // ANCHOR_END: classifiers
    println!("\n                 accuracy  precision  recall  missed");
    for (name, guesses) in guesses {
        let counts = Counts::new(&guesses, &test.targets);
        let (accuracy, precision) = (counts.accuracy(), counts.precision());
        let (recall, missed) = (counts.recall(), counts.false_negative);
        println!(
            "{name:<15}  {accuracy:8.3} {precision:10.3} {recall:7.3} {missed:7}"
        );
    }
    Ok(())
}

// ANCHOR: linear
/// How large is the largest nucleus, as far as the ten means tell?
fn size(train: &Tumours, test: &Tumours) -> anyhow::Result<()> {
    let table = |part: &Tumours| {
        let means = part.records.slice_axis(Axis(1), (..10).into());
        let worst = part.records.column(20); // radius worst
        Dataset::new(means.to_owned(), worst.to_owned())
    };
    let (train, test) = (table(train), table(test)); // (379, 10), (190, 10)
    let model = LinearRegression::default().fit(&train)?;
    let guesses = model.predict(&test); // (190,)
    println!("R² {:.4}", guesses.r2(&test)?);
    println!("mean error {:.4}", guesses.mean_absolute_error(&test)?);
    Ok(())
}
// ANCHOR_END: linear

/// The weights that matter most to the logistic regression.
fn coefficients(train: &Tumours) -> anyhow::Result<()> {
    let logistic = Diagnosis::fit(train, 1.0)?;
    let weights = logistic.weights();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| weights[*b].abs().total_cmp(&weights[*a].abs()));
    println!();
    for column in &order[..3] {
        println!(
            "{:<20} {:.3}",
            train.feature_names()[*column],
            weights[*column]
        );
    }
    Ok(())
}
