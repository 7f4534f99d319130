//! Search by meaning in the text of this book: a sentence model, its vectors,
//! and keyword search beside it.

pub mod keywords;
pub mod model;
pub mod own;
pub mod picture;
pub mod questions;
pub mod recall;
pub mod search;
pub mod sections;
pub mod vectors;
pub mod word_table;

pub use model::Encoder;
pub use sections::{Section, sections};
