//! **Forwards.** A *dual number* is a value with its slope with respect to one chosen input, and every operation computes both at once.
//! Finish the operations of `Dual`, then write `slope`: the slope of the network's loss with respect to the weight at `place`, without a tape. The crate's `loss` takes weights of any type that has the trait `Number`, and returns that type: of `Dual`s it makes a `Dual`. At 0 the slope of `relu` is 0, as on the tape.
//!
//! Hint: `(a + b)' = a' + b'` and `(a * b)' = a' * b + a * b'`; a constant has the slope 0. In `slope` one weight has the slope 1, and all others have 0.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::ops::{Add, Mul};

    use autograd::moons::Point;
    use autograd::number::Number;
    use autograd::step3_network::loss;

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Dual {
        pub value: f64,
        pub slope: f64,
    }

    impl Add for Dual {
        type Output = Self;

        fn add(self, other: Self) -> Self {
            Self {
                value: self.value + other.value,
                slope: self.slope + other.slope,
            }
        }
    }

    impl Mul for Dual {
        type Output = Self;

        fn mul(self, other: Self) -> Self {
            todo!("{self:?} times {other:?}")
        }
    }

    impl Add<f64> for Dual {
        type Output = Self;

        fn add(self, other: f64) -> Self {
            todo!("{self:?} plus {other}")
        }
    }

    impl Mul<f64> for Dual {
        type Output = Self;

        fn mul(self, other: f64) -> Self {
            todo!("{self:?} times {other}")
        }
    }

    impl Number for Dual {
        fn tanh(self) -> Self {
            todo!("tanh of {self:?}")
        }

        fn relu(self) -> Self {
            todo!("relu of {self:?}")
        }
    }

    /// The derivative of the loss with respect to one weight.
    pub fn slope(weights: &[f64], points: &[Point], place: usize) -> f64 {
        let constant = |&value| Dual { value, slope: 0.0 };
        let weights: Vec<Dual> = weights.iter().map(constant).collect();
        todo!("of {:?}, by {place}", loss(&weights, points))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::ops::{Add, Mul};

    use autograd::moons::Point;
    use autograd::number::Number;
    use autograd::step3_network::loss;

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Dual {
        pub value: f64,
        pub slope: f64,
    }

    impl Add for Dual {
        type Output = Self;

        fn add(self, other: Self) -> Self {
            Self {
                value: self.value + other.value,
                slope: self.slope + other.slope,
            }
        }
    }

    impl Mul for Dual {
        type Output = Self;

        fn mul(self, other: Self) -> Self {
            Self {
                value: self.value * other.value,
                slope: self.slope * other.value + self.value * other.slope,
            }
        }
    }

    impl Add<f64> for Dual {
        type Output = Self;

        fn add(self, other: f64) -> Self {
            Self {
                value: self.value + other,
                ..self
            }
        }
    }

    impl Mul<f64> for Dual {
        type Output = Self;

        fn mul(self, other: f64) -> Self {
            Self {
                value: self.value * other,
                slope: self.slope * other,
            }
        }
    }

    impl Number for Dual {
        fn tanh(self) -> Self {
            let value = self.value.tanh();
            Self {
                value,
                slope: self.slope * (1.0 - value * value),
            }
        }

        fn relu(self) -> Self {
            if self.value > 0.0 {
                self
            } else {
                Self {
                    value: 0.0,
                    slope: 0.0,
                }
            }
        }
    }

    /// The derivative of the loss with respect to one weight.
    pub fn slope(weights: &[f64], points: &[Point], place: usize) -> f64 {
        let dual = |(at, &value): (usize, &f64)| Dual {
            value,
            slope: if at == place { 1.0 } else { 0.0 },
        };
        let weights: Vec<Dual> = weights.iter().enumerate().map(dual).collect();
        loss(&weights, points).slope
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::fs;
use std::path::Path;

use autograd::moons::moons;
use autograd::number::Number;
use autograd::step3_network::{by_tape, start};

use answer::{Dual, slope};

type Pair = (fn(Dual) -> Dual, fn(f64) -> f64);

fn at(value: f64) -> Dual {
    Dual { value, slope: 1.0 }
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-7 * (1.0 + b.abs()), "{a} is not {b}");
}

/// Differences are not as close to the slope as this.
fn same(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12 * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn slopes_are_exact() {
    let x = at(1.5);
    same((x * x * x).slope, 6.75);
    same((x * 3.0 + 1.0).slope, 3.0);
    let tanh = 1.5_f64.tanh();
    same(x.tanh().slope, 1.0 - tanh * tanh);
}

#[test]
fn each_operation_has_its_derivative() {
    for x in [-1.5, -0.2, 0.4, 2.0_f64] {
        let functions: [Pair; 5] = [
            (|x| x * x * x, |x| x * x * x),
            (|x| x * 3.0 + 1.0, |x| x * 3.0 + 1.0),
            (|x| (x * x).tanh(), |x| (x * x).tanh()),
            (|x| (x * 2.0).relu() + x, |x| (x * 2.0).max(0.0) + x),
            (|x| (x + -5.0) * x.tanh(), |x| (x - 5.0) * x.tanh()),
        ];
        for (dual, plain) in functions {
            let y = dual(at(x));
            close(y.value, plain(x));
            close(y.slope, (plain(x + 1e-6) - plain(x - 1e-6)) / 2e-6);
        }
    }
}

#[test]
fn relu_ends_at_zero() {
    let below = Dual {
        value: -2.0,
        slope: 5.0,
    };
    assert_eq!((below.relu().value, below.relu().slope), (0.0, 0.0));
    let above = Dual {
        value: 2.0,
        slope: 5.0,
    };
    assert_eq!(above.relu(), above);
    assert_eq!((at(0.0).relu().value, at(0.0).relu().slope), (0.0, 0.0));
}

#[test]
fn every_slope_is_that_of_the_tape() {
    for seed in [1, 8] {
        let points = moons(20, 0.2, seed);
        let weights = start(&[2, 6, 1], seed + 3);
        let (_, gradient) = by_tape(&weights, &points);
        for (place, expected) in gradient.iter().enumerate() {
            same(slope(&weights, &points, place), *expected);
        }
    }
}

#[test]
fn an_attempt_needs_no_tape() {
    let file = "tests/attempt_dual/answer.rs";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let code = fs::read_to_string(file).unwrap_or_default();
    let mut code = code.lines().map(|line| line.split("//").next());
    let tape = code.any(|code| code.is_some_and(|code| code.contains("_tape")));
    assert!(!tape, "`slope` needs no tape");
}
// ANCHOR_END: tests
