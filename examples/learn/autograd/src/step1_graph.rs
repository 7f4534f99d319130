//! A graph of counted pointers, as micrograd has it in Python.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::{Add, Mul};
use std::rc::Rc;

use crate::number::Number;

// ANCHOR: value
/// A number that knows what it was computed from.
#[derive(Clone)]
pub struct Value(Rc<Node>);

struct Node {
    value: f64,
    inputs: Vec<(Value, f64)>, // each with its slope
    gradient: Cell<f64>,
}
// ANCHOR_END: value

impl Value {
    pub fn new(value: f64) -> Self {
        Self::of(value, vec![])
    }

    fn of(value: f64, inputs: Vec<(Value, f64)>) -> Self {
        Self(Rc::new(Node {
            value,
            inputs,
            gradient: Cell::new(0.0),
        }))
    }

    pub fn value(&self) -> f64 {
        self.0.value
    }

    /// Of the number on which `backward` was called last.
    pub fn gradient(&self) -> f64 {
        self.0.gradient.get()
    }

    // ANCHOR: backward
    /// Fills the gradients of all that this number was computed from.
    pub fn backward(&self) {
        let mut order = Vec::new();
        self.visit(&mut HashSet::new(), &mut order);
        order.iter().for_each(|value| value.0.gradient.set(0.0));
        self.0.gradient.set(1.0);
        for value in order.iter().rev() {
            for (input, slope) in &value.0.inputs {
                let sum = &input.0.gradient;
                sum.set(sum.get() + slope * value.gradient());
            }
        }
    }

    /// Puts inputs into the order before what was computed from them.
    fn visit(&self, seen: &mut HashSet<*const Node>, order: &mut Vec<Value>) {
        if seen.insert(Rc::as_ptr(&self.0)) {
            for (input, _) in &self.0.inputs {
                input.visit(seen, order);
            }
            order.push(self.clone());
        }
    }
    // ANCHOR_END: backward
}

// ANCHOR: ops
impl Add for Value {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = self.value() + other.value();
        Self::of(sum, vec![(self, 1.0), (other, 1.0)])
    }
}

impl Mul for Value {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value(), other.value());
        Self::of(a * b, vec![(self, b), (other, a)])
    }
}
// ANCHOR_END: ops

impl Add<f64> for Value {
    type Output = Self;

    fn add(self, other: f64) -> Self {
        Self::of(self.value() + other, vec![(self, 1.0)])
    }
}

impl Mul<f64> for Value {
    type Output = Self;

    fn mul(self, other: f64) -> Self {
        Self::of(self.value() * other, vec![(self, other)])
    }
}

impl Number for Value {
    fn tanh(self) -> Self {
        let tanh = self.value().tanh();
        Self::of(tanh, vec![(self, 1.0 - tanh * tanh)])
    }

    fn relu(self) -> Self {
        let slope = f64::from(self.value() > 0.0);
        Self::of(self.value().max(0.0), vec![(self, slope)])
    }
}
