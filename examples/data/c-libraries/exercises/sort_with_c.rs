//! **One that matters: let C sort.** C's standard library has `qsort`. It sorts `count` items of `size` bytes each, in place, by the
//! sign of what `compare` returns for two of them: negative if the first comes first. Declare it, and finish `compare` and `sort`,
//! which puts numbers into the order of `f64::total_cmp`. `*` reads what is at an address. `sort` is safe, whatever is in the slice.
//!
//! Hint: the last parameter of `qsort` is a `Compare`, and you pass `compare` without parentheses. C writes, so `as_ptr` is the wrong
//! address. `size_of::<f64>()` is the size of an item. `Ordering as c_int` is -1, 0 or 1. The difference of two close numbers is 0
//! as an integer.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::ffi::{c_int, c_void};

    // void qsort(void *base, size_t count, size_t size,
    //            int (*compare)(const void *, const void *));

    #[allow(dead_code)] // until you declare `qsort`
    type Compare = unsafe extern "C" fn(*const c_void, *const c_void) -> c_int;

    #[allow(dead_code)] // until you pass it to `qsort`
    unsafe extern "C" fn compare(a: *const c_void, b: *const c_void) -> c_int {
        // SAFETY: `qsort` passes the addresses of two numbers of the slice
        let (a, b) = unsafe { (*a.cast::<f64>(), *b.cast::<f64>()) };
        todo!("which is first, {a} or {b}?")
    }

    /// Sorts by `f64::total_cmp`, and has C do the work.
    pub fn sort(values: &mut [f64]) {
        todo!("sort {values:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::ffi::{c_int, c_void};

    type Compare = unsafe extern "C" fn(*const c_void, *const c_void) -> c_int;

    unsafe extern "C" {
        fn qsort(
            base: *mut c_void,
            count: usize,
            size: usize,
            compare: Compare,
        );
    }

    unsafe extern "C" fn compare(a: *const c_void, b: *const c_void) -> c_int {
        // SAFETY: `qsort` passes the addresses of two numbers of the slice
        let (a, b) = unsafe { (*a.cast::<f64>(), *b.cast::<f64>()) };
        a.total_cmp(&b) as c_int
    }

    /// Sorts by `f64::total_cmp`, and has C do the work.
    pub fn sort(values: &mut [f64]) {
        let start = values.as_mut_ptr().cast();
        // SAFETY: the slice is ours, of that many items of that size, and
        // `compare` reads items only
        unsafe { qsort(start, values.len(), size_of::<f64>(), compare) }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::sort;
use std::cell::Cell;
use std::ffi::{c_int, c_void};

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

/// Plays C's `qsort`: the linker prefers a function of the program.
#[unsafe(no_mangle)]
unsafe extern "C" fn qsort(
    base: *mut c_void,
    count: usize,
    size: usize,
    compare: unsafe extern "C" fn(*const c_void, *const c_void) -> c_int,
) {
    CALLS.set(CALLS.get() + 1);
    if size != size_of::<f64>() {
        return; // so that the result is wrong
    }
    let item = |at| base.cast::<f64>().wrapping_add(at);
    for end in 1..count {
        for at in (1..=end).rev() {
            let (a, b) = (item(at - 1), item(at));
            // SAFETY: the caller vouches for `count` items and for `compare`
            if unsafe { compare(a.cast(), b.cast()) } <= 0 {
                break;
            }
            // SAFETY: as above
            unsafe { a.swap(b) };
        }
    }
}

/// The same list, sorted by Rust.
fn sorted(mut values: Vec<f64>) -> Vec<u64> {
    values.sort_by(f64::total_cmp);
    values.iter().map(|value| value.to_bits()).collect()
}

fn by_c(mut values: Vec<f64>) -> Vec<u64> {
    CALLS.set(0);
    sort(&mut values);
    assert!(
        values.len() < 2 || CALLS.get() == 1,
        "`qsort` was not called"
    );
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn lists_of_every_length_are_sorted() {
    for len in 0..60 {
        let values = drift::data::seconds(len, 9); // any `len` numbers
        assert_eq!(by_c(values.clone()), sorted(values), "{len} values");
    }
}

#[test]
fn close_and_odd_numbers_have_their_places() {
    let odd = [
        0.3,
        -0.0,
        f64::NAN,
        0.2,
        f64::INFINITY,
        0.0,
        -f64::NAN,
        -7.5,
    ];
    assert_eq!(by_c(odd.to_vec()), sorted(odd.to_vec()));
}

#[test]
fn what_lies_beside_the_slice_stays() {
    let mut values = [9.0, 3.0, 2.0, 1.0, -9.0];
    sort(&mut values[1..4]);
    assert_eq!(values, [9.0, 1.0, 2.0, 3.0, -9.0]);
}
// ANCHOR_END: tests
