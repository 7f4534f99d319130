//! Sums.

// ANCHOR: sum
/// The sum of some numbers, or `None` of none.
pub fn sum(numbers: &[f64]) -> Option<f64> {
    let mut total = 0.0; // of all so far
    for number in numbers {
        total += number;
    }
    (!numbers.is_empty()).then_some(total)
}
// ANCHOR_END: sum
