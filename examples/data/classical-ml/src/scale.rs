//! Mean 0 and standard deviation 1 for each column, as learned from one table.

use linfa::Dataset;
use ndarray::{Array1, Array2, Axis};
use serde::{Deserialize, Serialize};

use crate::data::Tumours;

// ANCHOR: scaler
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scaler {
    pub mean: Array1<f64>,      // (columns,)
    pub deviation: Array1<f64>, // (columns,)
}

impl Scaler {
    /// `None` for a table without rows.
    pub fn fit(x: &Array2<f64>) -> Option<Self> {
        let mean = x.mean_axis(Axis(0))?;
        // a column that does not vary is left as it is
        let deviation = x.std_axis(Axis(0), 0.0);
        let deviation =
            deviation.mapv(|one| if one == 0.0 { 1.0 } else { one });
        Some(Self { mean, deviation })
    }

    pub fn apply(&self, x: &Array2<f64>) -> Array2<f64> {
        (x - &self.mean) / &self.deviation
    }
}
// ANCHOR_END: scaler

impl Scaler {
    /// The same rows, scaled.
    pub fn dataset(&self, all: &Tumours) -> Tumours {
        let names = all.feature_names().to_vec();
        let records = self.apply(&all.records);
        Dataset::new(records, all.targets.clone()).with_feature_names(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_column_that_does_not_vary_stays_finite() {
        let x = array![[1.0, 5.0], [3.0, 5.0]];
        let scaler = Scaler::fit(&x).expect("two rows");
        assert_eq!(scaler.apply(&x), array![[-1.0, 0.0], [1.0, 0.0]]);
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(Scaler::fit(&Array2::zeros((0, 2))), None);
    }
}
