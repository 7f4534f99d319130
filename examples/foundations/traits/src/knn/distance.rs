//! What it takes to compare one known row with one new row, and with sixteen.

// ANCHOR: pair
/// The sum of the squared differences of two rows.
pub fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}
// ANCHOR_END: pair

// ANCHOR: block
pub const LANES: usize = 16; // new rows that are handled together

/// One row times sixteen others, whose columns are side by side.
pub fn dot_products(row: &[f64], columns: &[[f64; LANES]]) -> [f64; LANES] {
    let mut sums = [0.0; LANES];
    for (value, column) in row.iter().zip(columns) {
        for (sum, other) in sums.iter_mut().zip(column) {
            *sum += value * other;
        }
    }
    sums
}
// ANCHOR_END: block
