//! **It must not compile.** `Centroids` guesses the class whose mean is nearest. So far it is written as in Python: one type, whose
//! means are missing until `fit`, and a `predict` that stops the program if they still are. Give the unfitted and the fitted model
//! different types, so that `Centroids::new().predict(&x)` does not compile, and no `expect` is needed. Keep `Centroids::new()` and
//! `fit`. `class_means` and `nearest` are in the file of the tests, and are right. You call them with `super::`.
//!
//! How can a test check that something does not compile? `Probe`, among the tests, tells whether a type implements `Predict`. Its
//! own constant exists only for types that do. For all others, the one of the trait `Otherwise` is found.
//!
//! Hint: follow `Knn`. What is the state of a fitted `Centroids`? Which of the two states gets `Fit`, and which `Predict`?

#[cfg(feature = "attempt")]
mod answer {
    use traits::error::ModelError;
    #[allow(unused_imports)] // `Unfitted` is there for your types
    use traits::estimator::{Fit, Predict, Unfitted};
    use traits::matrix::{Label, Matrix};

    // ANCHOR: task
    pub struct Centroids {
        means: Option<Matrix>, // (classes, columns)
    }

    impl Centroids {
        pub fn new() -> Self {
            Self { means: None }
        }
    }

    impl Fit for Centroids {
        type Fitted = Centroids;

        fn fit(self, x: &Matrix, y: &[Label]) -> Result<Self, ModelError> {
            let means = Some(super::class_means(x, y)?);
            Ok(Self { means })
        }
    }

    impl Predict for Centroids {
        fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError> {
            let means = self.means.as_ref().expect("call `fit` first");
            x.check_columns(means.columns())?;
            Ok(x.rows().map(|row| super::nearest(means, row)).collect())
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use traits::error::ModelError;
    use traits::estimator::{Fit, Predict, Unfitted};
    use traits::matrix::{Label, Matrix};

    // ANCHOR: solution
    pub struct Centroids<S = Unfitted> {
        state: S,
    }

    pub struct Means(Matrix); // (classes, columns)

    impl Centroids {
        pub fn new() -> Self {
            Self { state: Unfitted }
        }
    }

    impl Fit for Centroids {
        type Fitted = Centroids<Means>;

        fn fit(
            self,
            x: &Matrix,
            y: &[Label],
        ) -> Result<Self::Fitted, ModelError> {
            let state = Means(super::class_means(x, y)?);
            Ok(Centroids { state })
        }
    }

    impl Predict for Centroids<Means> {
        fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError> {
            let Means(means) = &self.state;
            x.check_columns(means.columns())?;
            Ok(x.rows().map(|row| super::nearest(means, row)).collect())
        }
    }
    // ANCHOR_END: solution
}

/// The mean of the rows of each class: (classes, columns).
fn class_means(x: &Matrix, y: &[Label]) -> Result<Matrix, ModelError> {
    x.check_labels(y)?;
    let classes = y.iter().max().map_or(0, |largest| largest + 1);
    let mut sums = vec![0.0; classes * x.columns()];
    for (row, &label) in x.rows().zip(y) {
        let count = y.iter().filter(|&&other| other == label).count();
        let sum = &mut sums[label * x.columns()..][..x.columns()];
        sum.iter_mut()
            .zip(row)
            .for_each(|(s, v)| *s += v / count as f64);
    }
    Matrix::new(sums, x.columns())
}

/// The row of `means` that is nearest to `row`.
fn nearest(means: &Matrix, row: &[f64]) -> Label {
    let distance = |mean: &[f64]| -> f64 {
        mean.iter().zip(row).map(|(m, v)| (m - v) * (m - v)).sum()
    };
    let distances = means.rows().map(distance).enumerate();
    let first = distances.min_by(|a, b| a.1.total_cmp(&b.1));
    first.map_or(0, |(label, _)| label)
}

// ANCHOR: tests
use std::marker::PhantomData;

use answer::Centroids;
use traits::error::ModelError;
use traits::estimator::{Fit, Predict};
use traits::matrix::{Label, Matrix};

#[allow(dead_code)]
struct Probe<T>(PhantomData<T>);

trait Otherwise {
    const PREDICTS: bool = false;
}
impl<T> Otherwise for Probe<T> {}

#[allow(dead_code)]
impl<T: Predict> Probe<T> {
    const PREDICTS: bool = true;
}

#[test]
fn the_unfitted_model_has_no_predict() {
    let predicts = Probe::<Centroids>::PREDICTS;
    assert!(!predicts, "an unfitted model implements Predict");
}

#[test]
fn the_fitted_model_has_one() {
    let predicts = Probe::<<Centroids as Fit>::Fitted>::PREDICTS;
    assert!(predicts, "the fitted model does not implement Predict");
}

#[test]
fn it_still_guesses_the_nearest_mean() -> Result<(), ModelError> {
    let x = Matrix::new(vec![0.0, 0.0, 2.0, 0.0, 10.0, 10.0], 2)?;
    let model = Centroids::new().fit(&x, &[0, 0, 1])?;
    let unknown = Matrix::new(vec![5.0, 4.0, 6.0, 6.0], 2)?;
    assert_eq!(model.predict(&unknown)?, [0, 1]);
    Ok(())
}

#[test]
fn it_still_checks_the_columns() -> Result<(), ModelError> {
    let x = Matrix::new(vec![0.0, 0.0, 2.0, 0.0], 2)?;
    let model = Centroids::new().fit(&x, &[0, 1])?;
    let narrow = Matrix::new(vec![1.0], 1)?;
    let expected = ModelError::Columns {
        found: 1,
        fitted: 2,
    };
    assert_eq!(model.predict(&narrow), Err(expected));
    Ok(())
}
// ANCHOR_END: tests
