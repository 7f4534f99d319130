//! **Warm-up: from one core to all.** `count_all` counts something in each text, one text after the other. Let it count in several texts at
//! once. The counts must come in the order of the texts. `Sync` says that several threads may call `count` at the same time.
//!
//! Hint: The first program has the word that you need, and `use rayon::prelude::*;` brings it in.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// What `count` returns for each text.
    pub fn count_all(
        texts: &[String],
        count: impl Fn(&str) -> usize + Sync,
    ) -> Vec<usize> {
        texts.iter().map(|text| count(text)).collect()
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use rayon::prelude::*;

    /// What `count` returns for each text.
    pub fn count_all(
        texts: &[String],
        count: impl Fn(&str) -> usize + Sync,
    ) -> Vec<usize> {
        texts.par_iter().map(|text| count(text)).collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::count_all;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

/// Runs the answer on two threads, whatever the machine has.
fn run(count: impl Fn(&str) -> usize + Send + Sync) -> Vec<usize> {
    let texts: Vec<String> = (0..100).map(|n| "a".repeat(n)).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    pool.expect("two threads")
        .install(|| count_all(&texts, count))
}

#[test]
fn the_counts_come_in_order() {
    assert_eq!(run(str::len), (0..100).collect::<Vec<usize>>());
}

#[test]
fn two_texts_are_counted_at_once() {
    let (calls, came) = (Mutex::new(0), Condvar::new());
    let counts = run(|_| {
        let mut calls = calls.lock().expect("no thread panicked");
        *calls += 1;
        came.notify_all();
        let first = *calls == 1;
        // The first call waits for a second, which must not wait for it.
        let patience = Duration::from_secs(2);
        let waited =
            came.wait_timeout_while(calls, patience, |calls| *calls < 2);
        let alone = waited.expect("no thread panicked").1.timed_out();
        usize::from(first && alone)
    });
    assert_eq!(counts.iter().sum::<usize>(), 0, "no two texts at once");
}
// ANCHOR_END: tests
