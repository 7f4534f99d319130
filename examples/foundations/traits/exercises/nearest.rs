//! **The nearest wine.** Write a second estimator. `Nearest` learns by keeping the known wines. The fitted model guesses the
//! variety of the known wine whose proline is closest, the first of those that tie. Complete `fit` and `predict`. There is at
//! least one known wine. The model must still work when the lists that `fit` was given are gone. `(a - b).abs()` is Python's
//! `abs(a - b)`.
//!
//! Hint: `fit` only borrows `x` and `y`. What has to be in the fitted model, so that it owns its data? In `predict`, a loop that
//! remembers the best distance so far works as well as a chain.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub trait Predict {
        fn predict(&self, proline: f64) -> usize;
    }

    pub trait Fit {
        type Fitted;

        fn fit(self, x: &[f64], y: &[usize]) -> Self::Fitted;
    }

    pub struct Nearest;

    pub struct FittedNearest {
        pub x: Vec<f64>,
        pub y: Vec<usize>,
    }

    impl Fit for Nearest {
        type Fitted = FittedNearest;

        fn fit(self, x: &[f64], y: &[usize]) -> FittedNearest {
            todo!("keep {} wines of {} varieties", x.len(), y.len())
        }
    }

    impl Predict for FittedNearest {
        fn predict(&self, proline: f64) -> usize {
            todo!("the nearest to {proline} of {:?}, {:?}", self.x, self.y)
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

    pub trait Fit {
        type Fitted;

        fn fit(self, x: &[f64], y: &[usize]) -> Self::Fitted;
    }

    pub struct Nearest;

    pub struct FittedNearest {
        pub x: Vec<f64>,
        pub y: Vec<usize>,
    }

    impl Fit for Nearest {
        type Fitted = FittedNearest;

        fn fit(self, x: &[f64], y: &[usize]) -> FittedNearest {
            let (x, y) = (x.to_vec(), y.to_vec());
            FittedNearest { x, y }
        }
    }

    impl Predict for FittedNearest {
        fn predict(&self, proline: f64) -> usize {
            let mut nearest = 0;
            let mut smallest = f64::INFINITY;
            for (x, y) in self.x.iter().zip(&self.y) {
                let distance = (x - proline).abs();
                if distance < smallest {
                    smallest = distance;
                    nearest = *y;
                }
            }
            nearest
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Fit, FittedNearest, Nearest, Predict};

fn fitted() -> FittedNearest {
    let x = vec![900.0, 500.0, 700.0];
    let y = vec![2, 0, 1];
    Nearest.fit(&x, &y) // x and y end here
}

#[test]
fn the_closest_wine_decides() {
    let guesses = [950.0, 820.0, 310.0, 660.0].map(|p| fitted().predict(p));
    assert_eq!(guesses, [2, 2, 0, 1]);
}

#[test]
fn the_first_of_those_that_tie() {
    assert_eq!(fitted().predict(600.0), 0);
    assert_eq!(fitted().predict(800.0), 2);
}
// ANCHOR_END: tests
