//! The totals of all documents, with and without a bottleneck.

use crate::corpus::Document;
use crate::features::{BUCKETS, Row, add, bucket, row, words};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

// ANCHOR: shared
/// A mutex that counts how often it is locked.
pub struct Shared<T> {
    value: Mutex<T>,
    locked: AtomicUsize,
}

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        let (value, locked) = (Mutex::new(value), AtomicUsize::new(0));
        Self { value, locked }
    }

    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.locked.fetch_add(1, Ordering::Relaxed);
        self.value.lock().expect("no thread panicked with the lock")
    }

    pub fn times_locked(&self) -> usize {
        self.locked.load(Ordering::Relaxed)
    }
}
// ANCHOR_END: shared

// ANCHOR: locked
pub fn locked(documents: &[Document], totals: &Shared<Row>) {
    documents.par_iter().for_each(|document| {
        for word in words(document) {
            totals.lock()[bucket(word)] += 1;
        }
    });
}
// ANCHOR_END: locked

// ANCHOR: merged
pub fn merged(documents: &[Document]) -> Row {
    documents
        .par_iter()
        .fold(
            || [0; BUCKETS],
            |total, document| add(total, &row(document)),
        )
        .reduce(|| [0; BUCKETS], |left, right| add(left, &right))
}
// ANCHOR_END: merged

pub fn alone(documents: &[Document]) -> Row {
    let rows = documents.iter().map(|document| row(document));
    rows.fold([0; BUCKETS], |total, row| add(total, &row))
}
