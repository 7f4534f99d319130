//! Rows around three centres, from a hash of their position: the twin makes the same.

use crate::error::ModelError;
use crate::matrix::{Label, Matrix};

pub const COLUMNS: usize = 16;
const CLASSES: usize = 3;

/// `rows` rows from the `first` on, and their labels.
pub fn rows(
    first: usize,
    rows: usize,
) -> Result<(Matrix, Vec<Label>), ModelError> {
    let y: Vec<Label> =
        (first..first + rows).map(|row| row % CLASSES).collect();
    let cells = first * COLUMNS..(first + rows) * COLUMNS;
    let value = |cell: usize| {
        let class = cell / COLUMNS % CLASSES;
        let centre = uniform((class * COLUMNS + cell % COLUMNS) as u64);
        centre + 3.0 * uniform(cell as u64 + 1_000_000)
    };
    Ok((Matrix::new(cells.map(value).collect(), COLUMNS)?, y))
}

/// From 0 to 1, by the finishing steps of the generator SplitMix64.
fn uniform(position: u64) -> f64 {
    let mut z = (position + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
