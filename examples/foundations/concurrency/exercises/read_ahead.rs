//! **Read ahead, but not too far.** `read_ahead` takes items from `items` on a second thread, so that the next ones are on their way while
//! `work` is busy on the calling thread. At most `bound` items wait between the two. The results come in the order of the
//! items. `items` may be endless, so you can't collect them first.
//!
//! Hint: One thread sends and one receives, so neither needs a lock. Create the channel inside `thread::scope`. Otherwise a panic in `work` leaves
//! the reader waiting for ever. `Receiver` has `into_iter`, which ends when the sender is dropped, so `move` the sender into the spawned closure.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The results of `work` for `items`, which a second thread reads.
    pub fn read_ahead<T: Send, R>(
        items: impl Iterator<Item = T> + Send,
        bound: usize,
        work: impl FnMut(T) -> R,
    ) -> Vec<R> {
        let in_turns = items.map(work);
        todo!("{bound} ahead, and not {} in turns", in_turns.count())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::sync::mpsc::sync_channel;
    use std::thread;

    /// The results of `work` for `items`, which a second thread reads.
    pub fn read_ahead<T: Send, R>(
        items: impl Iterator<Item = T> + Send,
        bound: usize,
        work: impl FnMut(T) -> R,
    ) -> Vec<R> {
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(bound);
            scope.spawn(move || {
                for item in items {
                    if sender.send(item).is_err() {
                        break;
                    }
                }
            });
            receiver.into_iter().map(work).collect()
        })
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::read_ahead;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn results_come_in_order() {
    let squares = read_ahead(0..100, 3, |i| i * i);
    assert_eq!(squares, (0..100).map(|i| i * i).collect::<Vec<_>>());
    assert_eq!(read_ahead(0..3, 0, |i| i), [0, 1, 2]);
}

#[test]
fn the_reader_is_ahead_and_never_too_far() {
    const BOUND: usize = 5;
    let taken = AtomicUsize::new(0);
    let items = (0..50).inspect(|_| {
        taken.fetch_add(1, Ordering::SeqCst);
    });
    let first = Instant::now();
    read_ahead(items, BOUND, |i| {
        // One is in work, BOUND wait, and the reader may hold one more.
        while taken.load(Ordering::SeqCst) < (i + 1 + BOUND).min(50) {
            assert!(first.elapsed() < Duration::from_secs(2), "not ahead");
            thread::yield_now();
        }
        if i == 0 {
            thread::sleep(Duration::from_millis(50)); // time to run too far
        }
        assert!(taken.load(Ordering::SeqCst) <= i + 2 + BOUND, "too far");
    });
}
// ANCHOR_END: tests
