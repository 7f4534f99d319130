//! What the pages show is run: crates, exercises, recordings, twins. A step is skipped only if nothing it depends on
//! changed.

pub mod crates;
pub mod library;
pub mod process;
pub mod python;
pub mod stamps;
