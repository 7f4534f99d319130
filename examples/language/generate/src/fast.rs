//! A forward pass of our own, as fast as the memory allows.

pub mod maths;
pub mod memory;
pub mod model;
pub mod product;
pub mod read;
pub mod rewrite;
pub mod team;

pub use model::Fast;
pub use product::Kernel;
