//! What a network asks of its numbers. Plain ones are the first that have it.

use std::ops::{Add, Mul};

// ANCHOR: number
/// Numbers of this kind, and an `f64` on the right, can be added and
/// multiplied.
pub trait Number:
    Clone
    + Add<Output = Self>
    + Mul<Output = Self>
    + Add<f64, Output = Self>
    + Mul<f64, Output = Self>
{
    fn tanh(self) -> Self;
    /// The number itself, or 0 if it is negative.
    fn relu(self) -> Self;
}

impl Number for f64 {
    fn tanh(self) -> Self {
        f64::tanh(self)
    }

    fn relu(self) -> Self {
        self.max(0.0)
    }
}
// ANCHOR_END: number
