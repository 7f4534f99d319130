//! What the page says about linfa, and what scikit-learn 1.9.1 prints for the same rows.

use classical_ml::data::{self, Tumours};
use classical_ml::diagnosis::Diagnosis;
use classical_ml::folds;
use classical_ml::scale::Scaler;
use classical_ml::score::Counts;
use classical_ml::synthetic;
use linfa::prelude::*;
use linfa_ensemble::EnsembleLearnerParams;
use linfa_reduction::Pca;
use linfa_svm::Svm;
use linfa_trees::DecisionTree;
use ndarray::{Array1, Array2, array};
use rand_xoshiro::Xoshiro256Plus;
use rand_xoshiro::rand_core::SeedableRng;
use std::collections::HashSet;

fn parts() -> (Tumours, Tumours) {
    data::split(&data::read().expect("the table is read"))
}

#[test]
fn weights_and_intercept_are_those_of_scikit_learn() {
    let model = Diagnosis::fit(&parts().0, 1.0).expect("it is fitted");
    let expected = [0.490460, 0.578749, 0.459761, 0.485338]; // C = 1, tol = 1e-8
    for (weight, expected) in model.weights().iter().zip(expected) {
        assert!((weight - expected).abs() < 1e-4, "{weight} {expected}");
    }
    assert!((model.model.intercept() - 0.731765).abs() < 1e-4);
}

#[test]
fn probabilities_agree_with_guesses() {
    let (train, test) = parts();
    let model = Diagnosis::fit(&train, 1.0).expect("it is fitted");
    let called = model.probabilities(&test.records).mapv(|p| p > 0.5);
    assert_eq!(called, model.predict(&test.records));
}

#[test]
fn precision_and_recall_change_places() {
    let truth = array![true, true, true, false];
    let guesses = array![true, false, false, false]; // finds one of three
    let matrix = guesses.confusion_matrix(&truth).expect("as many");
    assert_eq!((matrix.precision(), matrix.recall()), (1.0 / 3.0, 1.0));
    let counts = Counts::new(&guesses, &truth);
    assert_eq!((counts.precision(), counts.recall()), (1.0, 1.0 / 3.0));
}

#[test]
fn precision_and_recall_are_right_if_the_truth_is_a_dataset() {
    let truth = array![true, true, true, false];
    let truth = Dataset::new(Array2::<f64>::zeros((4, 1)), truth);
    let guesses = array![true, false, false, false];
    let matrix = guesses.confusion_matrix(&truth).expect("as many");
    assert_eq!((matrix.precision(), matrix.recall()), (1.0, 1.0 / 3.0));
}

#[test]
fn they_change_places_again_if_the_guesses_are_a_dataset_too() {
    let table = |targets| Dataset::new(Array2::<f64>::zeros((4, 1)), targets);
    let truth = table(array![true, true, true, false]);
    let guesses = table(array![true, false, false, false]);
    let matrix = guesses.confusion_matrix(&truth).expect("as many");
    assert_eq!((matrix.precision(), matrix.recall()), (1.0 / 3.0, 1.0));
}

/// What `predict` returns decides which of the two `confusion_matrix` is.
#[test]
fn predict_returns_an_array_or_a_dataset() {
    let (train, test) = parts();
    let stump = DecisionTree::params().max_depth(Some(1)); // asks one question
    let model = stump.fit(&train).expect("it is fitted");
    let array = model.predict(&test);
    let right = array.confusion_matrix(&test).expect("as many");
    let counts = Counts::new(&array, &test.targets);
    assert!((f64::from(right.precision()) - counts.precision()).abs() < 1e-6);
    assert!((f64::from(right.recall()) - counts.recall()).abs() < 1e-6);
    assert!((counts.precision() - counts.recall()).abs() > 1e-3);
    let dataset = model.predict(test.clone());
    let wrong = dataset.confusion_matrix(&test).expect("as many");
    assert_eq!(
        (wrong.precision(), wrong.recall()),
        (right.recall(), right.precision())
    );
}

#[test]
fn one_component_has_no_explained_variance() {
    let dataset =
        linfa::DatasetBase::from(array![[0.0, 1.0], [2.0, 3.5], [4.0, 5.0]]);
    let model = Pca::params(1).fit(&dataset).expect("it is fitted");
    assert!(model.explained_variance()[0].is_infinite());
    assert!(model.explained_variance_ratio()[0].is_nan());
}

#[test]
fn the_shares_of_two_components_add_up_to_1() {
    let (train, _) = parts();
    let scaler = Scaler::fit(&train.records).expect("rows");
    let model = Pca::params(2).fit(&scaler.dataset(&train));
    let model = model.expect("it is fitted");
    let sum = model.explained_variance_ratio().sum();
    assert!((sum - 1.0).abs() < 1e-12, "{sum}");
}

/// The iteration meets numbers that are not finite. scikit-learn takes them.
#[test]
#[should_panic(expected = "NaN values in array")]
fn the_pca_panics_on_the_tumours_before_they_are_scaled() {
    let _ = Pca::params(2).fit(&parts().0);
}

/// A count of rows falls below zero: it panics in this profile by the overflow,
/// and in a release by an index.
#[test]
#[should_panic]
fn shrinking_panics_on_twenty_rows() {
    let (x, y) = synthetic::rows(20);
    let _ = Svm::<f64, bool>::params()
        .gaussian_kernel(10.0)
        .eps(1e-3)
        .shrinking(true)
        .fit(&Dataset::new(x, y));
}

#[test]
fn without_shrinking_twenty_rows_are_fitted() {
    let (x, y) = synthetic::rows(20);
    let parameters = Svm::<f64, bool>::params().gaussian_kernel(10.0).eps(1e-3);
    assert!(parameters.fit(&Dataset::new(x, y)).is_ok());
}

#[test]
fn folds_cover_every_row_once() {
    for (rows, k) in [(379, 5), (10, 3), (7, 7), (8, 2)] {
        let all: Vec<usize> =
            (0..k).flat_map(|i| folds::fold(rows, k, i)).collect();
        assert_eq!(all, (0..rows).collect::<Vec<_>>());
    }
}

#[test]
fn linfa_never_guesses_the_rest_of_the_division() {
    let x = Array2::from_shape_fn((7, 1), |(row, _)| row as f64);
    let mut dataset = Dataset::new(x, Array1::from_elem(7, true));
    let held: usize = dataset
        .iter_fold(3, |_| ())
        .map(|(_, fold)| fold.nsamples())
        .sum();
    assert_eq!(held, 6);
}

/// The node that is split holds 1, 2 and 10, and the whole column also 3.
#[test]
fn a_threshold_lies_halfway_to_the_next_value_of_the_whole_column() {
    let x = array![
        [1.0, 0.0],
        [2.0, 0.0],
        [10.0, 0.0],
        [3.0, 9.0],
        [3.0, 9.0],
        [3.0, 9.0],
        [3.0, 9.0]
    ];
    let y = array![0_usize, 0, 1, 2, 2, 2, 2];
    let tree = DecisionTree::params()
        .fit(&Dataset::new(x, y))
        .expect("it is fitted");
    let root = tree.root_node();
    assert_eq!(root.split().0, 1);
    let left = root.children()[0].as_ref().expect("a child");
    assert_eq!((left.split().0, left.split().1), (0, 2.5)); // scikit-learn: 6
}

/// The questions in the picture on the page, and how many tumours they sort.
#[test]
fn the_first_tree_is_that_of_the_picture() {
    let all = data::read().expect("the table is read");
    let (train, _) = all.split_with_ratio(2.0 / 3.0);
    let parameters = DecisionTree::params().max_depth(Some(2));
    let tree = parameters.fit(&train).expect("it is fitted");
    let root = tree.root_node();
    let children = root.children();
    let nodes = children.iter().map(|child| {
        let (column, threshold, _) = child.as_ref().expect("asks").split();
        (column, threshold)
    });
    let nodes: Vec<(usize, f64)> = nodes.collect();
    assert_eq!((root.split().0, root.split().1.round()), (22, 105.0));
    let rounded = nodes
        .iter()
        .map(|(column, at)| (*column, format!("{at:.2}")));
    let expected = [(24, "0.17".to_owned()), (26, "0.22".to_owned())];
    assert_eq!(rounded.collect::<Vec<_>>(), expected);
    let mut leaves = [(0, 0); 4];
    for (x, malignant) in train.records.rows().into_iter().zip(&train.targets) {
        let leaf = match x[22] <= root.split().1 {
            true => usize::from(x[24] > nodes[0].1),
            false => 2 + usize::from(x[26] > nodes[1].1),
        };
        leaves[leaf].0 += usize::from(*malignant == (leaf % 2 == 1));
        leaves[leaf].1 += 1;
    }
    assert_eq!(leaves, [(195, 201), (7, 7), (9, 13), (152, 159)]);
}

#[test]
fn a_forest_with_a_seed_is_the_same_again() {
    let (train, test) = parts();
    let guesses = || {
        let rng = Xoshiro256Plus::seed_from_u64(1);
        EnsembleLearnerParams::new_fixed_rng(DecisionTree::params(), rng)
            .ensemble_size(5)
            .feature_proportion(0.2)
            .fit(&train)
            .expect("it is fitted")
            .predict(&test.records)
    };
    assert_eq!(guesses(), guesses());
}

/// Drawn with repetition, 30 of 30 columns are about 30 (1 - 1/e) = 19 columns.
#[test]
fn a_forest_by_default_is_one_tree_that_does_not_see_all_columns() {
    let (train, _) = parts();
    let seen = (0..30).map(|seed| {
        let rng = Xoshiro256Plus::seed_from_u64(seed);
        let forest =
            EnsembleLearnerParams::new_fixed_rng(DecisionTree::params(), rng)
                .fit(&train)
                .expect("it is fitted");
        assert_eq!(forest.models.len(), 1);
        assert_eq!(forest.model_features[0].len(), 30);
        HashSet::<&usize>::from_iter(&forest.model_features[0]).len()
    });
    let mean = seen.sum::<usize>() as f64 / 30.0;
    assert!((18.0..20.5).contains(&mean), "{mean}");
}

#[test]
fn a_saved_model_comes_back_to_the_last_bit() {
    let model = Diagnosis::fit(&parts().0, 1.0).expect("it is fitted");
    let text = serde_json::to_string(&model).expect("it is written");
    let loaded: Diagnosis = serde_json::from_str(&text).expect("it is read");
    assert_eq!(loaded, model);
}
