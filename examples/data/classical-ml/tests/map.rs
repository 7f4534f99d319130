//! Each Rust path in `map.md` is one that compiles, and each that compiles is in it.

use std::collections::BTreeSet;

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

#[test]
fn the_map_names_what_compiles_and_nothing_else() {
    let map = include_str!("../map.md");
    let code = map.split('`').skip(1).step_by(2); // between two backquotes
    let named: BTreeSet<&str> = code.filter(|one| one.contains("::")).collect();
    let compiled: BTreeSet<&str> = COMPILED.iter().copied().collect();
    assert_eq!(named, compiled);
}
