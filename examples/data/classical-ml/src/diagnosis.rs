//! A scaler and a logistic regression as one model, which is what gets saved.

use anyhow::Context;
use linfa::traits::{Fit, Predict};
use linfa_logistic::{FittedLogisticRegression, LogisticRegression};
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use crate::data::Tumours;
use crate::scale::Scaler;

// ANCHOR: diagnosis
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    pub scaler: Scaler,
    pub model: FittedLogisticRegression<f64, bool>,
}

impl Diagnosis {
    /// `alpha` is one over scikit-learn's `C`.
    pub fn fit(train: &Tumours, alpha: f64) -> anyhow::Result<Self> {
        let scaler = Scaler::fit(&train.records).context("no rows")?;
        let parameters = LogisticRegression::default()
            .alpha(alpha)
            .gradient_tolerance(1e-5)
            .max_iterations(1000);
        let model = parameters.fit(&scaler.dataset(train))?;
        Ok(Self { scaler, model })
    }

    pub fn predict(&self, x: &Array2<f64>) -> Array1<bool> {
        self.model.predict(&self.scaler.apply(x))
    }
}
// ANCHOR_END: diagnosis

// ANCHOR: malignant
impl Diagnosis {
    /// 1 if linfa's positive class is "malignant", and -1 if it is "benign":
    /// positive is the class with more rows in training.
    fn sign(&self) -> f64 {
        if self.model.labels().pos.class {
            1.0
        } else {
            -1.0
        }
    }

    /// Weights that speak for malignant, one for each scaled column.
    pub fn weights(&self) -> Array1<f64> {
        self.sign() * self.model.params()
    }

    /// The probability that each row is malignant.
    pub fn probabilities(&self, x: &Array2<f64>) -> Array1<f64> {
        let log_odds = self.scaler.apply(x).dot(&self.weights());
        let log_odds = log_odds + self.sign() * self.model.intercept();
        log_odds.mapv(|one| 1.0 / (1.0 + (-one).exp()))
    }
}
// ANCHOR_END: malignant
