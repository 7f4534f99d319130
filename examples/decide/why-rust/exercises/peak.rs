//! **The peak, on several threads.** Return the position and the value of the greatest sample, each part searched by a
//! thread of its own. Among equals the first wins. There is at least one part, and there may be no samples.
//! The tests see only the answer, so it is up to you that the threads run side by side.
//!
//! Hint: `samples.chunks(length)` yields the parts, and `scope.spawn(move || …)` gives one to a thread. Collect what `spawn` returns
//! before the first `join`, or each thread waits for the one before. `max_by_key` returns the *last* of equals; to get the
//! first, compare `(value, Reverse(position))`, with `Reverse` from `std::cmp`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Position and value of the greatest sample, searched in `parts` parts.
    pub fn peak(samples: &[u32], parts: usize) -> Option<(usize, u32)> {
        todo!("the peak of {} samples in {parts} parts", samples.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::cmp::Reverse;
    use std::thread;

    /// Position and value of the greatest sample, searched in `parts` parts.
    pub fn peak(samples: &[u32], parts: usize) -> Option<(usize, u32)> {
        let length = samples.len().div_ceil(parts.max(1)).max(1);
        thread::scope(|scope| {
            let workers: Vec<_> = samples
                .chunks(length)
                .map(|part| {
                    scope.spawn(move || {
                        first_peak(part.iter().copied().enumerate())
                    })
                })
                .collect();
            let peaks =
                workers.into_iter().enumerate().filter_map(|(n, worker)| {
                    let (position, value) =
                        worker.join().expect("a search does not panic")?;
                    Some((n * length + position, value))
                });
            first_peak(peaks)
        })
    }

    fn first_peak(
        samples: impl Iterator<Item = (usize, u32)>,
    ) -> Option<(usize, u32)> {
        samples.max_by_key(|&(position, value)| (value, Reverse(position)))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn the_first_of_equals_wins() {
    for parts in 1..=6 {
        assert_eq!(answer::peak(&[3, 9, 1, 9, 2], parts), Some((1, 9)));
    }
}

#[test]
fn no_sample_is_left_out() {
    for parts in 1..=6 {
        assert_eq!(answer::peak(&[1, 2, 3, 4, 5], parts), Some((4, 5)));
    }
}

#[test]
fn more_parts_than_samples() {
    assert_eq!(answer::peak(&[7], 8), Some((0, 7)));
}

#[test]
fn the_peak_of_nothing() {
    assert_eq!(answer::peak(&[], 4), None);
}
// ANCHOR_END: tests
