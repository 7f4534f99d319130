//! The measures of the Palmer penguins.

use crate::Matrix;

/// The column of the body mass, in grams.
pub const MASS: usize = 3;

/// Bill length, bill depth and flipper length in mm, and mass in g; a missing value is not a number.
pub fn read() -> Matrix {
    let rows = include_str!("../data/penguins.csv").lines().skip(1);
    let measures = rows.flat_map(|row| row.split(',').skip(2).take(4));
    let values = measures.map(|cell| cell.parse().unwrap_or(f64::NAN));
    Matrix::new(values.collect(), 4)
}
