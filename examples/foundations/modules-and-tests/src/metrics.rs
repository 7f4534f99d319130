//! Numbers that say how good a classifier is.

// ANCHOR: declare
mod per_label;

pub use per_label::recall;
// ANCHOR_END: declare

// ANCHOR: accuracy
/// The share of right guesses, between 0 and 1.
///
/// ```
/// use evals::metrics::accuracy;
///
/// assert_eq!(accuracy(&["spam", "ham"], &["spam", "spam"]), 0.5);
/// ```
pub fn accuracy(guesses: &[&str], labels: &[&str]) -> f64 {
    count_right(guesses, labels) as f64 / labels.len() as f64
}
// ANCHOR_END: accuracy

fn count_right(guesses: &[&str], labels: &[&str]) -> usize {
    let pairs = guesses.iter().zip(labels);
    pairs.filter(|(guess, label)| guess == label).count()
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_two_is_right() {
        assert_eq!(count_right(&["spam", "ham"], &["spam", "spam"]), 1);
    }

    #[test]
    fn half_is_right() {
        assert_eq!(accuracy(&["spam", "ham"], &["spam", "spam"]), 0.5);
    }
}
// ANCHOR_END: tests
