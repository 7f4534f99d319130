//! Three ways to the same rows: one thread, scoped threads, rayon.

use crate::corpus::Document;
use crate::features::{Row, row};
use rayon::prelude::*;
use std::thread;

// ANCHOR: loops
pub fn one(documents: &[Document]) -> Vec<Row> {
    documents.iter().map(|document| row(document)).collect()
}

pub fn rayon(documents: &[Document]) -> Vec<Row> {
    documents.par_iter().map(|document| row(document)).collect()
}
// ANCHOR_END: loops

// ANCHOR: parts
/// One thread for each of `threads` parts of equal length.
pub fn parts(documents: &[Document], threads: usize) -> Vec<Row> {
    let size = documents.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let handles: Vec<_> = documents
            .chunks(size)
            .map(|part| scope.spawn(move || one(part)))
            .collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().expect("row does not panic"))
            .collect()
    })
}
// ANCHOR_END: parts
