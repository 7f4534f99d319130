//! **One that matters: remove a bottleneck.** `document_frequency` counts in how many documents each word occurs. Its
//! threads take turns, because every word takes the same lock. Rewrite it so that each slice of 16 documents takes the
//! lock exactly once, the counts are the same, and several documents are still searched at the same time. Call `words` once for each document. (`Shared`
//! is a `Mutex` that counts how often it is locked.)
//!
//! Hint: `par_chunks(16)` hands out slices of 16 documents. Count a slice into a `HashMap` of its own. Call `words` before you take the lock, or
//! nothing runs in parallel.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use concurrency::totals::Shared;
    use rayon::prelude::*;
    use std::collections::{BTreeSet, HashMap};

    pub type Counts = HashMap<String, usize>;

    /// Adds to `counts` in how many of `documents` each word occurs.
    pub fn document_frequency(
        documents: &[String],
        words: impl Fn(&str) -> BTreeSet<String> + Sync,
        counts: &Shared<Counts>,
    ) {
        documents.par_iter().for_each(|document| {
            for word in words(document) {
                *counts.lock().entry(word).or_default() += 1;
            }
        });
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use concurrency::totals::Shared;
    use rayon::prelude::*;
    use std::collections::{BTreeSet, HashMap};

    pub type Counts = HashMap<String, usize>;

    /// Adds to `counts` in how many of `documents` each word occurs.
    pub fn document_frequency(
        documents: &[String],
        words: impl Fn(&str) -> BTreeSet<String> + Sync,
        counts: &Shared<Counts>,
    ) {
        documents.par_chunks(16).for_each(|part| {
            let mut own = Counts::new();
            for word in part.iter().flat_map(|document| words(document)) {
                *own.entry(word).or_default() += 1;
            }
            let mut counts = counts.lock();
            for (word, count) in own {
                *counts.entry(word).or_default() += count;
            }
        });
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Counts, document_frequency};
use concurrency::totals::Shared;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

fn distinct(document: &str) -> BTreeSet<String> {
    document.split(' ').map(String::from).collect()
}

fn documents() -> Vec<String> {
    let third = |i: usize| {
        if i.is_multiple_of(3) {
            "fizz fizz"
        } else {
            "on"
        }
    };
    (0..320).map(|i| format!("all {} {i}", third(i))).collect()
}

/// Runs the answer on two threads, whatever the machine has.
fn run(words: impl Fn(&str) -> BTreeSet<String> + Sync) -> (Counts, usize) {
    let counts = Shared::new(Counts::from([("all".into(), 1000)]));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .expect("two threads");
    pool.install(|| document_frequency(&documents(), &words, &counts));
    (counts.lock().clone(), counts.times_locked() - 1)
}

#[test]
fn counts_are_right_and_added() {
    let (counts, _) = run(distinct);
    assert_eq!(counts["all"], 1320);
    assert_eq!((counts["fizz"], counts["on"], counts["319"]), (107, 213, 1));
}

#[test]
fn the_lock_is_taken_once_for_sixteen_documents() {
    let (_, locked) = run(distinct);
    assert_eq!(locked, 320 / 16, "locked {locked} times");
}

#[test]
fn words_is_called_once_for_each_document() {
    let calls = AtomicUsize::new(0);
    run(|document| {
        calls.fetch_add(1, Ordering::SeqCst);
        distinct(document)
    });
    assert_eq!(calls.into_inner(), 320);
}

#[test]
fn documents_are_searched_at_the_same_time() {
    let (calls, came) = (Mutex::new(0), Condvar::new());
    let alone = AtomicBool::new(false);
    run(|document| {
        let mut calls = calls.lock().unwrap();
        *calls += 1;
        came.notify_all();
        if *calls == 1 {
            // The first call waits for a second, which must not wait for it.
            let patience = Duration::from_secs(2);
            let wait = came.wait_timeout_while(calls, patience, |c| *c < 2);
            alone.store(wait.unwrap().1.timed_out(), Ordering::SeqCst);
        }
        distinct(document)
    });
    assert!(!alone.into_inner(), "no two documents at once");
}
// ANCHOR_END: tests
