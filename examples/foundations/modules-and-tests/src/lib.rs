//! The mean of a slice, until this chapter has something of its own to teach.

// ANCHOR: mean
/// `None` for an empty slice, which has no mean.
pub fn mean(values: &[f64]) -> Option<f64> {
    let sum: f64 = values.iter().sum();
    (!values.is_empty()).then(|| sum / values.len() as f64)
}
// ANCHOR_END: mean

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_slice_has_no_mean() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[1.0, 2.0]), Some(1.5));
    }
}
