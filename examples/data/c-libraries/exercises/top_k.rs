//! **Be called.** A program in C has the scores of many candidates, and wants the best. Write the function behind the header, which is
//! the comment. An array without items may be NULL. `places` has room for `k` or `len` numbers, whichever is less, and they are
//! uninitialised. Every other pointer that is not NULL is valid. Report what is wrong even if nothing is wanted. Keep what the header
//! promises: write nothing if the status is not 0, and let no panic out. If nothing can panic, you need not catch anything.
//!
//! Hint: first check all that can be wrong, and write last. `std::slice::from_raw_parts` must not get NULL, even for no items at all, so
//! handle that case before it. Sort the places by score with `sort_by`, which is stable. Write with `places.add(i).write(…)`: a
//! `&mut [usize]` would say that the memory holds numbers already.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::ffi::c_int;

    // Writes the places of the `k` greatest scores to `places`, the greatest
    // first and among equals (0.0 equals -0.0) the lower place, and to `found`
    // how many there are: `k`, or `len` if that is less. Returns 0.
    // 1: a pointer is NULL that must not be. 2: a score is not a number.
    //
    // int top_k(const float *scores, size_t len, size_t k,
    //           size_t *places, size_t *found);

    /// # Safety
    /// As the header says.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn top_k(
        scores: *const f32,
        len: usize,
        k: usize,
        places: *mut usize,
        found: *mut usize,
    ) -> c_int {
        let _ = (scores, len, k, places, found);
        -1
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::ffi::c_int;

    /// # Safety
    /// As the header says.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn top_k(
        scores: *const f32,
        len: usize,
        k: usize,
        places: *mut usize,
        found: *mut usize,
    ) -> c_int {
        let most = k.min(len);
        let missing = (scores.is_null() && len > 0)
            || (places.is_null() && most > 0)
            || found.is_null();
        if missing {
            return 1;
        }
        let scores: &[f32] = match len {
            0 => &[],
            // SAFETY: not null, and for the rest the caller's word
            _ => unsafe { std::slice::from_raw_parts(scores, len) },
        };
        if scores.iter().any(|score| score.is_nan()) {
            return 2;
        }
        let mut order: Vec<usize> = (0..len).collect();
        // no NaN, so `total_cmp` differs from `<` for zeros alone
        let key = |place: usize| scores[place] + 0.0; // makes -0.0 a 0.0
        order.sort_by(|a, b| key(*b).total_cmp(&key(*a)));
        for (i, place) in order.into_iter().take(most).enumerate() {
            // SAFETY: `i < most`, and for the rest the caller's word
            unsafe { places.add(i).write(place) };
        }
        // SAFETY: not null, and for the rest the caller's word
        unsafe { found.write(most) };
        0
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::top_k;
use std::ffi::c_int;
use std::ptr::{null, null_mut};

const UNTOUCHED: usize = 77;

/// The status, eight places and the count, of which some are written.
fn call(scores: &[f32], k: usize) -> (c_int, [usize; 8], usize) {
    let (mut places, mut found) = ([UNTOUCHED; 8], UNTOUCHED);
    let (all, start) = (scores.as_ptr(), places.as_mut_ptr());
    // SAFETY: the tests ask for eight places at most
    let status = unsafe { top_k(all, scores.len(), k, start, &mut found) };
    (status, places, found)
}

/// Checks the places of the best, and that no other was written.
fn check(scores: &[f32], k: usize, best: &[usize]) {
    let (status, places, found) = call(scores, k);
    assert_eq!((status, found), (0, best.len()), "{scores:?}, {k}");
    let (written, rest) = places.split_at(best.len());
    assert_eq!(written, best, "{scores:?}, {k}");
    assert!(rest.iter().all(|place| *place == UNTOUCHED), "{places:?}");
}

#[test]
fn the_greatest_come_first_and_equals_by_place() {
    check(&[0.5, 2.0, -1.0, 2.0], 3, &[1, 3, 0]);
    check(&[0.25, 0.5, 0.25, 0.5, 0.25], 4, &[1, 3, 0, 2]);
    check(&[-0.0, 0.0, -0.0], 3, &[0, 1, 2]);
    check(&[f32::NEG_INFINITY, f32::INFINITY], 1, &[1]);
}

#[test]
fn no_more_than_there_are() {
    check(&[1.0, 3.0, 2.0], 8, &[1, 2, 0]);
    check(&[1.0], usize::MAX, &[0]);
    check(&[1.0, 2.0], 0, &[]);
    check(&[], 3, &[]);
}

#[test]
fn a_score_that_is_no_number_writes_nothing() {
    let untouched = [UNTOUCHED; 8];
    for scores in [[f32::NAN, 1.0], [1.0, f32::NAN]] {
        assert_eq!(call(&scores, 1), (2, untouched, UNTOUCHED));
    }
    for wanted in [0, 1] {
        assert_eq!(call(&[f32::NAN], wanted), (2, untouched, UNTOUCHED));
    }
}

#[test]
fn null_is_a_status_unless_nothing_is_there() {
    let (one, mut place, mut found) = ([1.0], UNTOUCHED, UNTOUCHED);
    let one = one.as_ptr();
    // SAFETY: NULL where the header speaks of it
    unsafe {
        assert_eq!(top_k(null(), 1, 1, &mut place, &mut found), 1);
        assert_eq!(top_k(null(), 1, 0, null_mut(), &mut found), 1);
        assert_eq!(top_k(one, 1, 1, null_mut(), &mut found), 1);
        assert_eq!(top_k(one, 1, 1, &mut place, null_mut()), 1);
        assert_eq!((place, found), (UNTOUCHED, UNTOUCHED));
        assert_eq!(top_k(one, 1, 0, null_mut(), &mut found), 0);
        assert_eq!(found, 0);
        found = UNTOUCHED;
        assert_eq!(top_k(null(), 0, 5, null_mut(), &mut found), 0);
        assert_eq!(found, 0);
    }
}
// ANCHOR_END: tests
