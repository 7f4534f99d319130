//! Three models that linfa has, again in less time, and with the same numbers.

pub mod exp;
pub mod gram;
pub mod kernel;
pub mod newton;
pub mod pca;
pub mod svm;
pub mod timed;
