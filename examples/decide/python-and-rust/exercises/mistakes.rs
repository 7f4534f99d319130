//! **Warm-up: which are wrong?** The first program counts the right guesses. The function below returns
//! their positions, in spite of its name, `mistakes`. Change it so that it returns the lines of the file whose guess is *wrong*.
//! The first unknown digit is line 1000, if the first line of the file is line 0.
//!
//! Hint: `enumerate` counts from 0. Where do the unknown digits begin?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The lines of the file whose guess is wrong.
    pub fn mistakes(labels: &[u8], guesses: &[u8]) -> Vec<usize> {
        let mut lines = Vec::new();
        for (index, (label, guess)) in labels.iter().zip(guesses).enumerate() {
            if guess == label {
                lines.push(index);
            }
        }
        lines
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The lines of the file whose guess is wrong.
    pub fn mistakes(labels: &[u8], guesses: &[u8]) -> Vec<usize> {
        let mut lines = Vec::new();
        for (index, (label, guess)) in labels.iter().zip(guesses).enumerate() {
            if guess != label {
                lines.push(1000 + index);
            }
        }
        lines
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn two_of_five_are_wrong() {
    let lines = answer::mistakes(&[3, 4, 5, 4, 0], &[3, 9, 5, 4, 8]);
    assert_eq!(lines, [1001, 1004]);
}

#[test]
fn none_is_wrong() {
    assert!(answer::mistakes(&[1, 2], &[1, 2]).is_empty());
}
// ANCHOR_END: tests
