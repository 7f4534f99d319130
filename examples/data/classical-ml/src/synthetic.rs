//! As many rows as wanted, the same in Rust and in Python.

use ndarray::{Array1, Array2};

pub const COLUMNS: usize = 20;

/// From 0 to 1, by the finishing steps of the generator SplitMix64.
pub fn uniform(position: u64) -> f64 {
    let z = position.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Two classes that overlap; later columns say less and vary less.
pub fn rows(count: usize) -> (Array2<f64>, Array1<bool>) {
    let labels = Array1::from_shape_fn(count, |row| row % 2 == 1);
    let x = Array2::from_shape_fn((count, COLUMNS), |(row, column)| {
        let cell = 2 * (row * COLUMNS + column) as u64 + 1_000_000;
        let noise = 3.0 * (uniform(cell) + uniform(cell + 1));
        let centre = if labels[row] {
            uniform(column as u64)
        } else {
            0.0
        };
        let value = (centre + noise) / (1.0 + column as f64 / 4.0);
        (value * 1e4).floor() / 1e4 // four places, in both languages
    });
    (x, labels)
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_twin() {
        let (x, labels) = rows(3);
        assert_eq!(format!("{:.4}", x.sum()), "69.3758");
        assert_eq!(labels.to_vec(), [false, true, false]);
    }
}
