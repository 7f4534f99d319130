//! **One that matters: let C sort.** C's standard library has `qsort`. It sorts `count` items of `size` bytes each, in place, by the
//! sign of what `compare` returns for two of them: negative if the first comes first. Declare it, and write `sort`, which puts
//! numbers into the order of `f64::total_cmp`. `sort` itself is safe, whatever is in the slice.
//!
//! Hint: `compare` is a parameter of the type `unsafe extern "C" fn(*const c_void, *const c_void) -> c_int`. Pass the name of a function
//! of yours that has this type. It gets the addresses of two items, so cast both to `*const f64` before you read them. `Ordering as c_int`
//! is -1, 0 or 1. The difference of two numbers, cast to an integer, would be 0 for two that are close.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[allow(unused_imports)] // for your declaration
    use std::ffi::{c_int, c_void};

    // void qsort(void *base, size_t count, size_t size,
    //            int (*compare)(const void *, const void *));

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

    /// Sorts by `f64::total_cmp`, and has C do the work.
    pub fn sort(values: &mut [f64]) {
        let start = values.as_mut_ptr().cast();
        // SAFETY: the slice is ours, of that many items of that size, and
        // `compare` reads items only
        unsafe { qsort(start, values.len(), size_of::<f64>(), compare) }
    }

    unsafe extern "C" fn compare(a: *const c_void, b: *const c_void) -> c_int {
        // SAFETY: `qsort` hands on pointers to two items of the slice
        let (a, b) = unsafe { (&*a.cast::<f64>(), &*b.cast::<f64>()) };
        a.total_cmp(b) as c_int
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::sort;

/// The same list, sorted by Rust.
fn sorted(mut values: Vec<f64>) -> Vec<u64> {
    values.sort_by(f64::total_cmp);
    values.iter().map(|value| value.to_bits()).collect()
}

fn by_c(mut values: Vec<f64>) -> Vec<u64> {
    sort(&mut values);
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn lists_of_every_length_are_sorted() {
    for len in 0..60 {
        let values = drift::data::seconds(len, 9);
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
