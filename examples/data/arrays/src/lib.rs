//! NumPy's arrays in ndarray, and linear algebra in faer.

pub mod dictionary;
pub mod elementwise;
pub mod iris;
pub mod linear;
pub mod pcg;
pub mod show;
