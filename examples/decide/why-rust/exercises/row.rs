//! **A row, or nothing.** `row_sum` in [What is checked](why-rust/what-is-checked.md#while-it-runs) stops the program if the
//! row does not exist. Write one that returns `Some(sum)`, or `None` if there is no such row, for every `row` and every
//! `width` (a `usize` is a whole number that counts, never negative). A row that is 0 wide exists, and its sum is 0.
//!
//! Hint: `matrix.get(start..end)` returns an `Option` of a slice. The multiplication can overflow, too:
//! `checked_mul` and `checked_add` return an `Option`, and `?` passes `None` on.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The sum of row `row` of a matrix that is `width` wide.
    pub fn row_sum(matrix: &[f32], width: usize, row: usize) -> Option<f32> {
        todo!("row {row} of {} values, {width} wide", matrix.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The sum of row `row` of a matrix that is `width` wide.
    pub fn row_sum(matrix: &[f32], width: usize, row: usize) -> Option<f32> {
        let start = row.checked_mul(width)?;
        let end = start.checked_add(width)?;
        Some(matrix.get(start..end)?.iter().sum())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
const MATRIX: [f32; 6] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];

#[test]
fn rows_that_exist() {
    assert_eq!(answer::row_sum(&MATRIX, 3, 0), Some(6.0));
    assert_eq!(answer::row_sum(&MATRIX, 3, 1), Some(15.0));
}

#[test]
fn rows_that_do_not() {
    assert_eq!(answer::row_sum(&MATRIX, 3, 2), None);
    assert_eq!(answer::row_sum(&MATRIX, 4, 1), None); // only half of it is there
}

#[test]
fn rows_beyond_all_memory() {
    assert_eq!(answer::row_sum(&MATRIX, 3, usize::MAX), None);
    assert_eq!(answer::row_sum(&MATRIX, usize::MAX, 1), None);
    let half = 1 << (usize::BITS - 1); // twice that is 0, if it may wrap
    assert_eq!(answer::row_sum(&MATRIX, 2, half), None);
}

#[test]
fn rows_of_nothing() {
    for row in [0, 1, 7] {
        assert_eq!(answer::row_sum(&MATRIX, 0, row), Some(0.0));
    }
}
// ANCHOR_END: tests
