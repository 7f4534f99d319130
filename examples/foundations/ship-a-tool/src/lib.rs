//! A table is read once, row by row; a column is the count of each value in it.
//!
//! `input` (CSV, Parquet) → `Counts` of `Column`s → `Report` → `table` or JSON

pub mod cli;
pub mod column;
pub mod counts;
pub mod error;
pub mod input;
pub mod large;
pub mod parquet_file;
pub mod progress;
pub mod release;
pub mod report;
pub mod run;
pub mod summary;
pub mod table;
pub mod tally;
