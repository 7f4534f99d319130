//! **Centre by the training rows.** Data are often *centred*: we subtract the mean of each column, so that its mean becomes 0.
//! The first `train` rows are for training. The others test the model later, so it must learn nothing from them, not even
//! through a mean. Write `centre`, which subtracts the means of the *training* rows from *all* rows, in place. A missing
//! value (NaN) stays missing. Without training rows there is no mean, and nothing changes.
//!
//! Hint: what `means()` returns borrows nothing. When can you call it, so that its view is gone before you write? And which
//! method lends one row after the other to write?

#[cfg(feature = "attempt")]
mod answer {
    use ownership::Matrix;

    // ANCHOR: task
    /// Subtracts the means of the first `train` rows from all rows.
    pub fn centre(matrix: &mut Matrix, train: usize) {
        todo!("centre {} rows by {train}", matrix.view().height())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use ownership::Matrix;

    // ANCHOR: solution
    /// Subtracts the means of the first `train` rows from all rows.
    pub fn centre(matrix: &mut Matrix, train: usize) {
        if train == 0 {
            return;
        }
        let means = matrix.slice(0..train).means();
        for mut row in matrix.batches_mut(1) {
            for (value, mean) in row.row_mut(0).iter_mut().zip(&means) {
                *value -= mean;
            }
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use ownership::Matrix;

fn centred(values: &[f64], train: usize) -> Vec<f64> {
    let mut matrix = Matrix::new(values.to_vec(), 2);
    answer::centre(&mut matrix, train);
    matrix.view().values().to_vec()
}

#[test]
fn the_test_row_has_no_say() {
    let values = [1.0, 10.0, 3.0, 30.0, 100.0, 1000.0];
    let expected = [-1.0, -10.0, 1.0, 10.0, 98.0, 980.0];
    assert_eq!(centred(&values, 2), expected);
}

#[test]
fn what_is_missing_stays_missing_and_spoils_no_mean() {
    let values = centred(&[1.0, f64::NAN, 3.0, 5.0], 2);
    assert!(values[1].is_nan());
    assert_eq!([values[0], values[2], values[3]], [-1.0, 1.0, 0.0]);
}

#[test]
fn no_training_rows_change_nothing() {
    assert_eq!(centred(&[1.0, 2.0], 0), [1.0, 2.0]);
}
// ANCHOR_END: tests
