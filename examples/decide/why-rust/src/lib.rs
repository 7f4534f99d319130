//! The sum of squares, written in several ways, and the means to look at what each becomes.
//!
//! The kernels are whole files without dependencies, because [`assembly`] hands each to the compiler by itself.

pub mod assembly;
pub mod by_chain;
pub mod by_generic;
pub mod by_hand;
pub mod checked;
pub mod count;
pub mod lanes;
pub mod parallel;
pub mod puzzles;
pub mod samples;
pub mod timing;
