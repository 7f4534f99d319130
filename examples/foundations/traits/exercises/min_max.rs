//! **A scaler of your own.** Complete `MinMax`, which maps each column to the range from 0 to 1: the smallest value that `fit` saw
//! becomes 0, and the largest 1. Later rows use the same two values, so they may fall outside the range. If a column does not vary,
//! the value that it had becomes 0. Check the number of columns. As soon as both traits are there, `Pipeline` accepts it.
//!
//! Hint: `fold` with `f64::min` and `f64::max` finds the smallest and the largest value of a column. By what do you divide if
//! they are equal? `Scaler` has the same problem.

#[cfg(feature = "attempt")]
mod answer {
    use traits::error::ModelError;
    use traits::estimator::{Fit, Transform};
    use traits::matrix::{Label, Matrix};

    // ANCHOR: task
    pub struct MinMax;

    pub struct Ranges {
        pub smallest: Vec<f64>, // one for each column
        pub spans: Vec<f64>,    // one for each column
    }

    impl Fit for MinMax {
        type Fitted = Ranges;

        fn fit(self, x: &Matrix, _: &[Label]) -> Result<Ranges, ModelError> {
            todo!("the ranges of {} columns", x.columns())
        }
    }

    impl Transform for Ranges {
        fn transform(&self, x: &Matrix) -> Result<Matrix, ModelError> {
            todo!("move and stretch {} columns", x.columns())
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use traits::error::ModelError;
    use traits::estimator::{Fit, Transform};
    use traits::matrix::{Label, Matrix};

    // ANCHOR: solution
    pub struct MinMax;

    pub struct Ranges {
        pub smallest: Vec<f64>, // one for each column
        pub spans: Vec<f64>,    // one for each column
    }

    impl Fit for MinMax {
        type Fitted = Ranges;

        fn fit(self, x: &Matrix, _: &[Label]) -> Result<Ranges, ModelError> {
            let (mut smallest, mut spans) = (Vec::new(), Vec::new());
            for column in (0..x.columns()).map(|c| x.column(c)) {
                let low = column.iter().copied().fold(f64::INFINITY, f64::min);
                let high = column.iter().copied().fold(low, f64::max);
                smallest.push(low);
                spans.push(if high > low { high - low } else { 1.0 });
            }
            Ok(Ranges { smallest, spans })
        }
    }

    impl Transform for Ranges {
        fn transform(&self, x: &Matrix) -> Result<Matrix, ModelError> {
            x.check_columns(self.spans.len())?;
            let mut values = Vec::new();
            for row in x.rows() {
                let parts = row.iter().zip(&self.smallest).zip(&self.spans);
                values.extend(parts.map(|((v, low), span)| (v - low) / span));
            }
            Matrix::new(values, x.columns())
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::MinMax;
use traits::error::ModelError;
use traits::estimator::{Fit, Predict, Transform};
use traits::knn::Knn;
use traits::matrix::Matrix;
use traits::pipeline::Pipeline;

fn matrix(values: &[f64], columns: usize) -> Matrix {
    Matrix::new(values.to_vec(), columns).expect("the test's own rows")
}

#[test]
fn the_rows_it_was_fitted_on() -> Result<(), ModelError> {
    let x = matrix(&[1.0, -20.0, 3.0, -12.0, 2.0, -4.0], 2);
    let scaled = MinMax.fit(&x, &[])?.transform(&x)?;
    assert_eq!(scaled, matrix(&[0.0, 0.0, 1.0, 0.5, 0.5, 1.0], 2));
    Ok(())
}

#[test]
fn later_rows_use_the_same_range() -> Result<(), ModelError> {
    let fitted = MinMax.fit(&matrix(&[10.0, 20.0], 1), &[])?;
    let later = fitted.transform(&matrix(&[15.0, 30.0], 1))?;
    assert_eq!(later, matrix(&[0.5, 2.0], 1));
    Ok(())
}

#[test]
fn a_column_that_does_not_vary() -> Result<(), ModelError> {
    let fitted = MinMax.fit(&matrix(&[7.0, 7.0], 1), &[])?;
    let scaled = fitted.transform(&matrix(&[7.0], 1))?;
    assert_eq!(scaled, matrix(&[0.0], 1));
    Ok(())
}

#[test]
fn another_number_of_columns() -> Result<(), ModelError> {
    let fitted = MinMax.fit(&matrix(&[1.0, 2.0, 3.0, 4.0], 2), &[])?;
    let expected = ModelError::Columns {
        found: 1,
        fitted: 2,
    };
    assert_eq!(fitted.transform(&matrix(&[1.0], 1)), Err(expected));
    Ok(())
}

#[test]
fn it_fits_into_a_pipeline() -> Result<(), ModelError> {
    let x = matrix(&[0.0, 0.0, 1.0, 900.0, 0.0, 1000.0], 2);
    let (transformer, predictor) = (MinMax, Knn::new(1));
    let pipeline = Pipeline {
        transformer,
        predictor,
    };
    let fitted = pipeline.fit(&x, &[0, 1, 0])?;
    assert_eq!(fitted.predict(&matrix(&[0.1, 920.0], 2))?, [0]);
    Ok(())
}
// ANCHOR_END: tests
