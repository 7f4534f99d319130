//! A matrix that owns its numbers, views that borrow them, and batches, which are views.

pub mod batches;
pub mod filled;
pub mod fixed;
pub mod matrix;
pub mod penguins;
pub mod timing;

pub use matrix::{Matrix, View, ViewMut};
