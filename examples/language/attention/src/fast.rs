//! A softmax that the compiler turns into operations on several numbers.

use std::f32::consts::LOG2_E;

use ndarray::Array2;

// ANCHOR: exp
/// The exponential of a number that is not above 0, to about six digits.
fn exp(x: f32) -> f32 {
    // x = n ln 2 + r, so exp(x) is 2ⁿ times exp(r), and r is small.
    const HIGH: f32 = 0.693_359_4; // ln 2 in two parts, for more digits
    const LOW: f32 = -2.121_944_4e-4;
    const ROUND: f32 = 12_582_912.0; // adding it rounds to a whole number
    let small = if x < -87.0 { -87.0 } else { x };
    let whole = small * LOG2_E + ROUND;
    let n = whole - ROUND;
    let r = small - n * HIGH - n * LOW;
    let series = 1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0);
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * series)));
    let power = f32::from_bits(whole.to_bits().wrapping_add(127) << 23); // 2ⁿ
    if x < -87.0 { 0.0 } else { series * power }
}
// ANCHOR_END: exp

// ANCHOR: largest
/// The largest number, found in eight lanes side by side.
fn largest(row: &[f32]) -> f32 {
    let mut lanes = [f32::NEG_INFINITY; 8];
    let (eights, rest) = row.as_chunks::<8>();
    for eight in eights {
        for (lane, x) in lanes.iter_mut().zip(eight) {
            *lane = if *x > *lane { *x } else { *lane };
        }
    }
    lanes
        .iter()
        .chain(rest)
        .fold(f32::NEG_INFINITY, |a, b| a.max(*b))
}
// ANCHOR_END: largest

// ANCHOR: softmax
/// Turns each row of scores into weights that add up to 1, in its memory.
pub fn softmax(mut scores: Array2<f32>) -> Array2<f32> {
    for mut row in scores.rows_mut() {
        let largest = row.as_slice().map_or(0.0, largest);
        row.mapv_inplace(|score| exp(score - largest));
        row /= row.sum();
    }
    scores
}
// ANCHOR_END: softmax

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits() {
        for step in 0..8_700 {
            let x = -(step as f32) / 100.0;
            assert!(
                (exp(x) / x.exp() - 1.0).abs() < 2e-6,
                "exp({x}) is {}",
                exp(x)
            );
        }
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
        assert!(exp(f32::NAN).is_nan());
    }
}
