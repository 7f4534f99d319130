//! The same graph as a list, in the order in which it was computed.

use std::cell::RefCell;
use std::ops::{Add, Mul};
use std::ptr;

use crate::number::Number;

// ANCHOR: tape
/// For each number: up to two inputs, by their place in the list, with slopes.
#[derive(Default)]
pub struct Tape(RefCell<Vec<Inputs>>);
type Inputs = [Option<(usize, f64)>; 2];

#[derive(Clone, Copy)]
pub struct Var<'t> {
    tape: &'t Tape,
    place: usize,
    value: f64,
}
// ANCHOR_END: tape
// ANCHOR: push
impl Tape {
    /// A number that was computed from nothing.
    pub fn var(&self, value: f64) -> Var<'_> {
        self.push(value, [None, None])
    }

    fn push(&self, value: f64, inputs: Inputs) -> Var<'_> {
        let place = self.0.borrow().len();
        self.0.borrow_mut().push(inputs);
        Var {
            tape: self,
            place,
            value,
        }
    }
}
// ANCHOR_END: push

// ANCHOR: gradients
impl<'t> Var<'t> {
    /// Its derivatives with respect to the numbers before it on the tape.
    pub fn gradients(self) -> impl Fn(Self) -> f64 {
        let list = self.tape.0.borrow();
        let mut sums = vec![0.0; list.len()];
        sums[self.place] = 1.0;
        for place in (0..=self.place).rev() {
            for (input, slope) in list[place].iter().flatten() {
                sums[*input] += slope * sums[place];
            }
        }
        move |var| sums[var.place]
    }
    // ANCHOR_END: gradients

    pub fn value(self) -> f64 {
        self.value
    }

    // ANCHOR: enter
    /// A number computed from this one, with the slope.
    pub fn unary(self, value: f64, slope: f64) -> Self {
        self.tape.push(value, [Some((self.place, slope)), None])
    }

    /// A number computed from two, with the slope for each.
    pub fn binary(self, other: Self, value: f64, slopes: [f64; 2]) -> Self {
        assert!(ptr::eq(self.tape, other.tape), "numbers of two tapes");
        let inputs = [(self.place, slopes[0]), (other.place, slopes[1])];
        self.tape.push(value, inputs.map(Some))
    }
    // ANCHOR_END: enter
}

// ANCHOR: ops
impl Add for Var<'_> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.binary(other, self.value + other.value, [1.0, 1.0])
    }
}

impl Mul for Var<'_> {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        self.binary(other, a * b, [b, a])
    }
}
// ANCHOR_END: ops

impl Add<f64> for Var<'_> {
    type Output = Self;

    fn add(self, other: f64) -> Self {
        self.unary(self.value + other, 1.0)
    }
}

impl Mul<f64> for Var<'_> {
    type Output = Self;

    fn mul(self, other: f64) -> Self {
        self.unary(self.value * other, other)
    }
}

impl Number for Var<'_> {
    fn tanh(self) -> Self {
        let tanh = self.value.tanh();
        self.unary(tanh, 1.0 - tanh * tanh)
    }

    fn relu(self) -> Self {
        self.unary(self.value.max(0.0), f64::from(self.value > 0.0))
    }
}
