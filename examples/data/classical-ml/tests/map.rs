//! Each Rust path in `map.md` is one that compiles, and each that compiles is in it.

use std::collections::BTreeSet;

use linfa_trees::DecisionTree;
use ndarray::{Array1, ArrayView1};

macro_rules! compiled {
    ($($path:path),* $(,)?) => {
        $(const _: () = {
            #[allow(unused_imports)]
            use $path;
        };)*
        const COMPILED: &[&str] = &[$(stringify!($path)),*];
    };
}

compiled! {
    linfa::DatasetBase,
    linfa::composing::MultiClassModel,
    linfa::composing::platt_scaling::Platt,
    linfa::prelude::BinaryClassification,
    linfa::prelude::SilhouetteScore,
    linfa_clustering::Dbscan,
    linfa_clustering::GaussianMixtureModel,
    linfa_clustering::KMeans,
    linfa_clustering::Optics,
    linfa_ensemble::AdaBoost,
    linfa_ensemble::EnsembleLearner,
    linfa_ensemble::RandomForest,
    linfa_linear::IsotonicRegression,
    linfa_linear::LinearRegression,
    linfa_linear::TweedieRegressor,
    linfa_logistic::LogisticRegression,
    linfa_logistic::MultiLogisticRegression,
    linfa_reduction::Pca,
    linfa_svm::Svm,
    linfa_trees::DecisionTree,
    smartcore::cluster::agglomerative::AgglomerativeClustering,
    smartcore::cluster::dbscan::DBSCAN,
    smartcore::cluster::kmeans::KMeans,
    smartcore::decomposition::lda::LDA,
    smartcore::decomposition::pca::PCA,
    smartcore::ensemble::extra_trees_regressor::ExtraTreesRegressor,
    smartcore::ensemble::random_forest_classifier::RandomForestClassifier,
    smartcore::ensemble::random_forest_regressor::RandomForestRegressor,
    smartcore::linear::elastic_net::ElasticNet,
    smartcore::linear::lasso::Lasso,
    smartcore::linear::linear_regression::LinearRegression,
    smartcore::linear::logistic_regression::LogisticRegression,
    smartcore::linear::ridge_regression::RidgeRegression,
    smartcore::metrics::roc_auc_score,
    smartcore::model_selection::KFold,
    smartcore::model_selection::cross_validate,
    smartcore::model_selection::train_test_split,
    smartcore::naive_bayes::gaussian::GaussianNB,
    smartcore::neighbors::knn_classifier::KNNClassifier,
    smartcore::preprocessing::categorical::OneHotEncoder,
    smartcore::preprocessing::numerical::StandardScaler,
    smartcore::svm::svc::MultiClassSVC,
    smartcore::svm::svc::SVC,
    smartcore::svm::svr::SVR,
    smartcore::tree::decision_tree_classifier::DecisionTreeClassifier,
    smartcore::tree::decision_tree_regressor::DecisionTreeRegressor,
    smartcore::xgboost::XGRegressor,
}

/// What stands between backquotes in one column of the map.
fn named(column: usize) -> BTreeSet<&'static str> {
    let rows = include_str!("../map.md").lines().skip(2);
    let cells = rows.filter_map(|row| row.split('|').nth(column));
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn the_map_names_each_type_that_compiles_and_no_other() {
    let (mut linfa, mut smartcore) = (BTreeSet::new(), BTreeSet::new());
    for path in COMPILED {
        match path.strip_prefix("smartcore::") {
            // its modules are long and say little
            Some(path) => {
                smartcore.insert(path.rsplit("::").next().unwrap_or(path))
            }
            None => linfa.insert(*path),
        };
    }
    let methods = ["split_with_ratio", "iter_fold", "cross_validate"];
    linfa.extend(methods); // of `DatasetBase`; see below
    assert_eq!(named(2), linfa);
    assert_eq!(named(3), smartcore);
}

#[test]
fn the_methods_are_there() -> Result<(), linfa::Error> {
    let x = ndarray::array![[0.0], [1.0], [2.0], [3.0]];
    let y = ndarray::array![false, false, true, true];
    let (mut train, test) = linfa::Dataset::new(x, y).split_with_ratio(0.75);
    assert_eq!(test.targets.len(), 1);
    assert_eq!(train.iter_fold(3, |_| ()).count(), 3);
    let depths = [DecisionTree::params().max_depth(Some(1))];
    let none = |_: &Array1<bool>, _: &ArrayView1<bool>| Ok(0.5);
    let scores: Result<Array1<f64>, linfa::Error> =
        train.cross_validate_single(3, &depths, none);
    assert_eq!(scores?.to_vec(), [0.5]);
    Ok(())
}
