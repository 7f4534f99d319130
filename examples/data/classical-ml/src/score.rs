//! Four counts, and what is said with them.

/// Guesses against the truth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub true_positive: usize,
    pub false_positive: usize,
    pub false_negative: usize,
    pub true_negative: usize,
}

impl Counts {
    pub fn new<'a, 'b>(
        guesses: impl IntoIterator<Item = &'a bool>,
        truth: impl IntoIterator<Item = &'b bool>,
    ) -> Self {
        let mut counts = Self::default();
        for pair in guesses.into_iter().zip(truth) {
            match pair {
                (true, true) => counts.true_positive += 1,
                (true, false) => counts.false_positive += 1,
                (false, true) => counts.false_negative += 1,
                (false, false) => counts.true_negative += 1,
            }
        }
        counts
    }
}

impl Counts {
    pub fn accuracy(&self) -> f64 {
        let right = self.true_positive + self.true_negative;
        share(right, self.false_positive + self.false_negative)
    }

    // ANCHOR: precision
    /// Of those called malignant, the share that is.
    pub fn precision(&self) -> f64 {
        share(self.true_positive, self.false_positive)
    }

    /// Of the malignant, the share that was called so.
    pub fn recall(&self) -> f64 {
        share(self.true_positive, self.false_negative)
    }
    // ANCHOR_END: precision

    /// The harmonic mean of the two, which treats them alike.
    pub fn f1(&self) -> f64 {
        let wrong = self.false_positive + self.false_negative;
        share(2 * self.true_positive, wrong)
    }
}

/// 0 where there is nothing to divide by, as scikit-learn has it.
fn share(part: usize, rest: usize) -> f64 {
    match part + rest {
        0 => 0.0,
        whole => part as f64 / whole as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_each_but_two_missed() {
        let truth = [true, true, true, false, false];
        let counts = Counts::new(&[true, false, false, true, false], &truth);
        assert_eq!(counts.accuracy(), 0.4);
        assert_eq!((counts.precision(), counts.recall()), (0.5, 1.0 / 3.0));
    }

    #[test]
    fn nobody_called_malignant() {
        let counts = Counts::new(&[false, false], &[true, false]);
        assert_eq!((counts.precision(), counts.recall()), (0.0, 0.0));
    }
}
