//! **Stretch: threads of your own.** `count_matching` counts the documents for which `wanted` is true. It cuts them into at most `parts`
//! slices of equal length, of which the last may be shorter. Each slice gets its own thread, and all threads run at the same time. Leave no document
//! out. `parts` is at least 1, and may be more than there are documents. A document is a list of bytes, whose type is `u8`.
//!
//! Hint: `a.div_ceil(b)` divides and rounds up, and `chunks(size)` hands out slices. `chunks(0)` panics. Collect the handles of all threads before you
//! `join` the first one. A closure with `move` would move `wanted` into the first thread, so move a reference: `let wanted = &wanted;`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// How many of `documents` are wanted, counted on at most `parts` threads.
    pub fn count_matching(
        documents: &[Vec<u8>],
        parts: usize,
        wanted: impl Fn(&[u8]) -> bool + Sync,
    ) -> usize {
        let alone = documents.iter().filter(|document| wanted(document));
        todo!("{parts} threads, and not {} on one", alone.count())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// How many of `documents` are wanted, counted on at most `parts` threads.
    pub fn count_matching(
        documents: &[Vec<u8>],
        parts: usize,
        wanted: impl Fn(&[u8]) -> bool + Sync,
    ) -> usize {
        let size = documents.len().div_ceil(parts).max(1);
        let count =
            |part: &[Vec<u8>]| part.iter().filter(|d| wanted(d)).count();
        let count = &count;
        std::thread::scope(|scope| {
            let handles: Vec<_> = documents
                .chunks(size)
                .map(|part| scope.spawn(move || count(part)))
                .collect();
            let counts = handles.into_iter().map(|handle| handle.join());
            counts
                .map(|count| count.expect("wanted does not panic"))
                .sum()
        })
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::count_matching;
use std::collections::HashSet;
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn documents(count: u8) -> Vec<Vec<u8>> {
    (0..count).map(|i| vec![i]).collect()
}

#[test]
fn every_document_counts_once() {
    for parts in 1..=9 {
        let threads = Mutex::new(HashSet::new());
        let even = |document: &[u8]| {
            threads.lock().unwrap().insert(thread::current().id());
            document[0].is_multiple_of(2)
        };
        assert_eq!(count_matching(&documents(7), parts, even), 4, "{parts}");
        assert!(threads.lock().unwrap().len() <= parts, "too many threads");
        assert_eq!(count_matching(&[], parts, even), 0);
    }
}

#[test]
fn the_threads_run_at_the_same_time() {
    let (met, arrived) = (Mutex::new(HashSet::new()), Condvar::new());
    // True once three threads are here at once; false after two seconds.
    let meet = |_: &[u8]| {
        let mut met = met.lock().unwrap();
        met.insert(thread::current().id());
        arrived.notify_all();
        let patience = Duration::from_secs(2);
        let waited =
            arrived.wait_timeout_while(met, patience, |met| met.len() < 3);
        !waited.unwrap().1.timed_out()
    };
    assert_eq!(count_matching(&documents(3), 3, meet), 3);
}
// ANCHOR_END: tests
