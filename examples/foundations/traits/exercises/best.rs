//! **Stretch: the best of several.** Write `best`, which returns the name of the model with the most right guesses, the first of
//! those that tie. Without models it returns `None`. Without wines, all models tie. Python's `max(models, key=…)` returns the
//! first of those that tie. Does `max_by_key` do the same? Outside of a trait, `type` gives a type a second name, here
//! `Named`. `&'static str` is a string in quotes, which is there as long as the program runs.
//!
//! Hint: the documentation of `Iterator::max_by_key` says which of several equal items it returns. A loop, or an iterator that
//! goes backwards, gives you the other one.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub trait Predict {
        fn predict(&self, proline: f64) -> usize;
    }

    pub type Named = (&'static str, Box<dyn Predict>);

    pub fn best(
        models: &[Named],
        x: &[f64],
        y: &[usize],
    ) -> Option<&'static str> {
        let guess = models[0].1.predict(x[0]);
        todo!("the first guesses {guess} for {x:?}, and {y:?} is right")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub trait Predict {
        fn predict(&self, proline: f64) -> usize;
    }

    pub type Named = (&'static str, Box<dyn Predict>);

    pub fn best(
        models: &[Named],
        x: &[f64],
        y: &[usize],
    ) -> Option<&'static str> {
        let right = |named: &&Named| {
            let pairs = x.iter().zip(y);
            pairs.filter(|(x, y)| named.1.predict(**x) == **y).count()
        };
        // max_by_key returns the last of those that tie, so go backwards.
        let best = models.iter().rev().max_by_key(right);
        best.map(|named| named.0)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Named, Predict, best};

struct Always(usize);
struct Threshold(f64);

impl Predict for Always {
    fn predict(&self, _proline: f64) -> usize {
        self.0
    }
}

impl Predict for Threshold {
    fn predict(&self, proline: f64) -> usize {
        if proline > self.0 { 0 } else { 1 }
    }
}

const X: [f64; 4] = [1450.0, 1290.0, 355.0, 502.0];
const Y: [usize; 4] = [0, 0, 1, 1];

#[test]
fn most_right_guesses_win() {
    let models: [Named; 3] = [
        ("always 1", Box::new(Always(1))),
        ("threshold", Box::new(Threshold(600.0))),
        ("always 0", Box::new(Always(0))),
    ];
    assert_eq!(best(&models, &X, &Y), Some("threshold"));
}

#[test]
fn better_than_the_one_before_is_not_yet_best() {
    let models: [Named; 3] = [
        ("threshold", Box::new(Threshold(600.0))),
        ("always 2", Box::new(Always(2))),
        ("always 1", Box::new(Always(1))),
    ];
    assert_eq!(best(&models, &X, &Y), Some("threshold"));
}

#[test]
fn the_first_of_those_that_tie() {
    let models: [Named; 3] = [
        ("always 2", Box::new(Always(2))),
        ("always 1", Box::new(Always(1))),
        ("always 0", Box::new(Always(0))),
    ];
    assert_eq!(best(&models, &X, &Y), Some("always 1"));
    assert_eq!(best(&models, &[], &[]), Some("always 2"));
}

#[test]
fn nobody_to_choose_from() {
    assert_eq!(best(&[], &X, &Y), None);
}
// ANCHOR_END: tests
