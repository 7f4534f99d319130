//! The sum of squares over anything that is `Data`, and two uses of it.

use std::ops::{Add, Mul};

pub trait Data:
    Copy + Default + Add<Output = Self> + Mul<Output = Self>
{
}
impl Data for u32 {}
impl Data for f32 {}

pub fn process<T: Data>(samples: &[T]) -> T {
    let zero = T::default();
    samples.iter().fold(zero, |total, &s| total + s * s)
}

#[inline(never)]
pub fn whole(samples: &[u32]) -> u32 {
    process(samples)
}

#[inline(never)]
pub fn floats(samples: &[f32]) -> f32 {
    process(samples)
}
