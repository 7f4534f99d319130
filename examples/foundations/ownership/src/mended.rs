//! The programs of the page that did not compile, mended.

use crate::penguins::{MASS, read};
use crate::{Matrix, View};

// ANCHOR: moved
/// Borrows the rows, and hands nothing back because it took nothing.
pub fn mean_mass(birds: View<'_>) -> f64 {
    birds.means()[MASS]
}
// ANCHOR_END: moved

// ANCHOR: late_view
/// The first rows as they were, and the matrix in standard deviations.
pub fn before_and_after() -> (Matrix, Matrix) {
    let mut birds = read();
    let first = birds.slice(0..3).to_matrix();
    let (means, deviations) = (birds.view().means(), birds.view().deviations());
    birds.view_mut().standardise(&means, &deviations);
    (first, birds)
}
// ANCHOR_END: late_view

// ANCHOR: two_writers
/// Scales both parts of a matrix, each by its own factor.
pub fn scale_parts(birds: &mut Matrix, row: usize, factors: [f64; 2]) {
    let (mut train, mut test) = birds.split_mut(row);
    train.scale(factors[0]);
    test.scale(factors[1]);
}
// ANCHOR_END: two_writers

// ANCHOR: returned
/// The first rows, without the matrix that they came from.
pub fn sample() -> Matrix {
    let birds = read();
    birds.slice(0..3).to_matrix()
}
// ANCHOR_END: returned
