//! **Warm-up: fewer questions, or more.** How many guesses are right depends on the depth, which is how many questions the tree may ask about one
//! tumour. Write `right`: it fits a tree of that depth to `train`, and counts how many tumours of `test` it guesses right. The tests show
//! that one question does as well as two, and that a deep tree is better on rows that it knows.
//!
//! Hint: it is the second half of the first program. One number in it becomes a parameter.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use classical_ml::data::Tumours;
    use linfa::prelude::*;
    use linfa_trees::DecisionTree;

    /// How many tumours of `test` are guessed right.
    pub fn right(
        train: &Tumours,
        test: &Tumours,
        depth: usize,
    ) -> anyhow::Result<usize> {
        let tree = DecisionTree::params().fit(train)?;
        let guesses = tree.predict(test);
        todo!("depth {depth}, {} guesses", guesses.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use classical_ml::data::Tumours;
    use linfa::prelude::*;
    use linfa_trees::DecisionTree;

    /// How many tumours of `test` are guessed right.
    pub fn right(
        train: &Tumours,
        test: &Tumours,
        depth: usize,
    ) -> anyhow::Result<usize> {
        let parameters = DecisionTree::params().max_depth(Some(depth));
        let guesses = parameters.fit(train)?.predict(test);
        let pairs = guesses.iter().zip(&test.targets);
        Ok(pairs.filter(|(guess, truth)| guess == truth).count())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::right;
use classical_ml::data::{self, Tumours};
use linfa::prelude::*;

/// The table as the first program cuts it.
fn parts() -> (Tumours, Tumours) {
    let all = data::read().expect("the table is read");
    all.split_with_ratio(2.0 / 3.0)
}

#[test]
fn depth_2_is_that_of_the_first_program() {
    let (train, test) = parts();
    assert_eq!(right(&train, &test, 2).expect("it is fitted"), 169);
}

#[test]
fn one_question_is_enough_for_one_more() {
    let (train, test) = parts();
    assert_eq!(right(&train, &test, 1).expect("it is fitted"), 170);
}

#[test]
fn what_is_known_is_guessed_better() {
    let (train, test) = parts();
    let known = right(&train, &train, 4).expect("it is fitted");
    let new = right(&train, &test, 4).expect("it is fitted");
    assert!(known * test.nsamples() > new * train.nsamples());
}
// ANCHOR_END: tests
