//! **Warm-up: a third variety.** Suppose that a third grape variety, 2, had even less proline than 1. `Limits` has a second
//! limit. Complete `predict`, so that it guesses 0 above `high`, 2 below `low`, and 1 otherwise.
//!
//! Hint: `elif` is `else if`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub trait Predict {
        fn predict(&self, proline: f64) -> usize;
    }

    pub struct Limits {
        pub low: f64,
        pub high: f64,
    }

    impl Predict for Limits {
        fn predict(&self, proline: f64) -> usize {
            if proline > self.high {
                0
            } else {
                todo!("1, or 2 below {}", self.low)
            }
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub trait Predict {
        fn predict(&self, proline: f64) -> usize;
    }

    pub struct Limits {
        pub low: f64,
        pub high: f64,
    }

    impl Predict for Limits {
        fn predict(&self, proline: f64) -> usize {
            if proline > self.high {
                0
            } else if proline < self.low {
                2
            } else {
                1
            }
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Limits, Predict};

#[test]
fn each_variety_has_its_range() {
    let model = Limits {
        low: 400.0,
        high: 800.0,
    };
    let guesses = [1000.0, 600.0, 300.0].map(|proline| model.predict(proline));
    assert_eq!(guesses, [0, 1, 2]);
}

#[test]
fn the_limits_themselves_belong_to_variety_1() {
    let model = Limits {
        low: 400.0,
        high: 800.0,
    };
    assert_eq!(model.predict(400.0), 1);
    assert_eq!(model.predict(800.0), 1);
}
// ANCHOR_END: tests
