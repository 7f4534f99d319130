//! A copy only for a batch that needs one.

// ANCHOR: filled
use crate::View;
use std::borrow::Cow;

/// The values of `batch`, with the mean of its column for each missing one.
pub fn filled<'a>(batch: View<'a>, means: &[f64]) -> Cow<'a, [f64]> {
    if !batch.values().iter().any(|value| value.is_nan()) {
        return Cow::Borrowed(batch.values());
    }
    let mut values = batch.values().to_vec();
    for (value, mean) in values.iter_mut().zip(means.iter().cycle()) {
        if value.is_nan() {
            *value = *mean;
        }
    }
    Cow::Owned(values)
}
// ANCHOR_END: filled
