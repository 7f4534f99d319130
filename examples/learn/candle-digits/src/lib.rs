//! Digits as tensors, two networks that read them, and how to train, save
//! and load such a network with Candle.

pub mod cnn;
pub mod demo;
pub mod digits;
pub mod drawing;
pub mod file;
pub mod mlp;
pub mod picture;
pub mod random;
pub mod start;
pub mod train;
pub mod work;
