//! **Stretch: batch by batch.** Many labelled examples are scored in *batches*, small groups of them. `Running` remembers how
//! many rows it has seen and how many were right. `Running::default()` creates one with zeros. Fields without `pub` are
//! private too, so nobody outside can get them out of step. Write its two methods. Every row counts the same, whatever
//! the size of its batch. Before the first row the accuracy is `None`.
//!
//! Hint: the mean of the batches' accuracies is something else. `&mut self` lets `add` change the fields.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[derive(Debug, Default)]
    pub struct Running {
        right: usize,
        seen: usize,
    }

    impl Running {
        /// Counts one more batch.
        pub fn add(&mut self, guesses: &[&str], labels: &[&str]) {
            todo!("{} and {}: {guesses:?}, {labels:?}", self.right, self.seen)
        }

        /// The accuracy on all rows up to now.
        pub fn accuracy(&self) -> Option<f64> {
            todo!("{self:?}")
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    #[derive(Debug, Default)]
    pub struct Running {
        right: usize,
        seen: usize,
    }

    impl Running {
        /// Counts one more batch.
        pub fn add(&mut self, guesses: &[&str], labels: &[&str]) {
            let pairs = guesses.iter().zip(labels);
            self.right += pairs.filter(|(guess, label)| guess == label).count();
            self.seen += labels.len();
        }

        /// The accuracy on all rows up to now.
        pub fn accuracy(&self) -> Option<f64> {
            match self.seen {
                0 => None,
                seen => Some(self.right as f64 / seen as f64),
            }
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn nothing_was_seen() {
    assert_eq!(answer::Running::default().accuracy(), None);
}

#[test]
fn a_short_last_batch_counts_less() {
    let mut running = answer::Running::default();
    running.add(&["spam", "ham", "ham"], &["spam", "ham", "ham"]);
    running.add(&["spam"], &["ham"]);
    assert_eq!(running.accuracy(), Some(0.75));
}

#[test]
fn an_empty_batch_changes_nothing() {
    let mut running = answer::Running::default();
    running.add(&[], &[]);
    assert_eq!(running.accuracy(), None);
    running.add(&["spam", "ham"], &["spam", "spam"]);
    running.add(&[], &[]);
    assert_eq!(running.accuracy(), Some(0.5));
}

#[test]
fn asking_does_not_count() {
    let mut running = answer::Running::default();
    running.add(&["spam"], &["spam"]);
    assert_eq!(running.accuracy(), Some(1.0));
    assert_eq!(running.accuracy(), Some(1.0));
}
// ANCHOR_END: tests
