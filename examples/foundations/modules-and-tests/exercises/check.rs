//! **One that matters: a test that can fail.** A test that passes whatever the code does is worth nothing. A colleague
//! wrote `recall`. It takes the number of *hits*, spam that was found, and of *misses*, spam that was not. Without any
//! spam, the recall is `None`. Write `check`, which calls `recall` and verifies by `assert_eq!` what it returns.
//! `fn(usize, usize) -> Option<f64>` is the type of such a function. The tests give you the right `recall` and five
//! wrong ones: `check` must accept the first, and fail on the others.
//!
//! Hint: what should it return for 3 hits and 1 miss? If you exchange them? If nothing was missed? If there was nothing
//! to find?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Stops with a message if `recall` is wrong.
    pub fn check(recall: fn(usize, usize) -> Option<f64>) {
        todo!("is {:?} the recall of 3 hits and 1 miss?", recall(3, 1))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Stops with a message if `recall` is wrong.
    pub fn check(recall: fn(usize, usize) -> Option<f64>) {
        assert_eq!(recall(3, 1), Some(0.75));
        assert_eq!(recall(1, 3), Some(0.25));
        assert_eq!(recall(2, 0), Some(1.0));
        assert_eq!(recall(0, 2), Some(0.0));
        assert_eq!(recall(0, 0), None);
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
fn recall(hits: usize, misses: usize) -> Option<f64> {
    match hits + misses {
        0 => None,
        all => Some(hits as f64 / all as f64),
    }
}

#[test]
fn the_right_one_passes() {
    answer::check(recall);
}

/// Whether `check` stops; its message is not wanted here.
fn is_found(wrong: fn(usize, usize) -> Option<f64>) -> bool {
    std::panic::catch_unwind(|| answer::check(wrong)).is_err()
}

#[test]
fn hits_and_misses_exchanged() {
    assert!(is_found(|hits, misses| recall(misses, hits)));
}

#[test]
fn whole_numbers_divided() {
    assert!(is_found(|hits, misses| {
        let all = hits + misses;
        (all > 0).then(|| (hits / all) as f64)
    }));
}

#[test]
fn always_three_quarters() {
    assert!(is_found(|hits, misses| recall(hits, misses).map(|_| 0.75)));
}

#[test]
fn nothing_to_find_is_no_failure() {
    assert!(is_found(|hits, misses| recall(hits, misses).or(Some(0.0))));
}

#[test]
fn nothing_found_is_not_none() {
    assert!(is_found(|hits, misses| {
        recall(hits, misses).filter(|recall| *recall > 0.0)
    }));
}
// ANCHOR_END: tests
