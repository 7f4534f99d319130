//! The programs of the page that did not compile, mended.

use crate::penguins::{MASS, read};
use crate::{Matrix, View};

/// The mean mass of rows that stay the caller's.
pub fn mean_mass(birds: View<'_>) -> f64 {
    birds.means()[MASS]
}

/// The first rows, without the matrix that they came from.
pub fn sample() -> Matrix {
    let birds = read();
    birds.slice(0..3).to_matrix()
}
