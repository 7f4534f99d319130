//! **Warm-up: open a door.** Write `errors`, the number of wrong guesses, outside the module `metrics`. Call the module's
//! `count_right`, read what the compiler says, and fix it. This time somebody else needs the function.
//!
//! Hint: from outside, the function is `metrics::count_right`. One word is missing in front of it, inside the module.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub mod metrics {
        pub fn accuracy(guesses: &[&str], labels: &[&str]) -> f64 {
            count_right(guesses, labels) as f64 / labels.len() as f64
        }

        fn count_right(guesses: &[&str], labels: &[&str]) -> usize {
            let pairs = guesses.iter().zip(labels);
            pairs.filter(|(guess, label)| guess == label).count()
        }
    }

    /// How many guesses are wrong.
    pub fn errors(guesses: &[&str], labels: &[&str]) -> usize {
        todo!("compare {guesses:?} with {labels:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub mod metrics {
        pub fn accuracy(guesses: &[&str], labels: &[&str]) -> f64 {
            count_right(guesses, labels) as f64 / labels.len() as f64
        }

        pub fn count_right(guesses: &[&str], labels: &[&str]) -> usize {
            let pairs = guesses.iter().zip(labels);
            pairs.filter(|(guess, label)| guess == label).count()
        }
    }

    /// How many guesses are wrong.
    pub fn errors(guesses: &[&str], labels: &[&str]) -> usize {
        labels.len() - metrics::count_right(guesses, labels)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn one_of_three_is_wrong() {
    let labels = ["spam", "ham", "spam"];
    let guesses = ["spam", "ham", "ham"];
    assert_eq!(answer::errors(&guesses, &labels), 1);
    assert!(answer::metrics::accuracy(&guesses, &labels) > 0.6);
}

#[test]
fn one_of_ten_is_wrong() {
    let labels = ["ham"; 10];
    let mut guesses = labels;
    guesses[3] = "spam";
    assert_eq!(answer::errors(&guesses, &labels), 1);
}

#[test]
fn without_guesses_there_is_no_error() {
    assert_eq!(answer::errors(&[], &[]), 0);
}
// ANCHOR_END: tests
