//! Everything that can be wrong with a book, one lie at a time, with the exact words that a contributor reads.
//! `SNAPSHOTS=overwrite cargo test` writes the words anew.

mod book;
mod includes;
mod pages;
mod recordings;
mod support;
