//! **Repair six programs.** They follow below, each with a sentence that says what it should do. Read the program, guess what the
//! compiler will object to, and then look at its answer. Its suggestions are guesses: one of those below does not compile, and three
//! others compile, but the tests reject the result. The task holds the six signatures. Copy the body of each function from its
//! listing, and fix it. `cleaned` already has a new return type. In `nearest`, replace `'static`, which is only there to make
//! the task compile.
//!
//! Hint: `with_total`: do things in another order. `halves`: see step 3 of Ownership. `flush`: what could you leave in the place
//! of the buffer that you take? `nearest` and `cleaned`: which borrow can the result come from? `drop_outliers`: one method of
//! `Vec` looks and removes in one borrow. Mind what a comparison with NaN says.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::borrow::Cow;

    pub fn with_total(row: Vec<f64>) -> (Vec<f64>, f64) {
        todo!("{row:?}")
    }

    pub fn drop_outliers(values: &mut Vec<f64>, limit: f64) {
        todo!("{values:?} beyond {limit}")
    }

    pub fn halves(values: &mut [f64]) -> (&mut [f64], &mut [f64]) {
        todo!("{values:?}")
    }

    pub struct Batcher {
        pub pending: Vec<f64>,
    }

    pub fn flush(batcher: &mut Batcher) -> Vec<f64> {
        todo!("{:?}", batcher.pending)
    }

    pub fn nearest(points: &[f64], probe: &f64) -> Option<&'static f64> {
        todo!("{probe} in {points:?}")
    }

    pub fn cleaned(row: &[f64]) -> Cow<'_, [f64]> {
        todo!("{row:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::borrow::Cow;

    /// The sum is taken while `row` is still here.
    pub fn with_total(row: Vec<f64>) -> (Vec<f64>, f64) {
        let total = row.iter().sum();
        (row, total)
    }

    /// One borrow, by `retain`, which both looks and removes.
    pub fn drop_outliers(values: &mut Vec<f64>, limit: f64) {
        values.retain(|value| value.is_nan() || value.abs() <= limit);
    }

    /// One borrow, cut in two.
    pub fn halves(values: &mut [f64]) -> (&mut [f64], &mut [f64]) {
        values.split_at_mut(values.len() / 2)
    }

    pub struct Batcher {
        pub pending: Vec<f64>,
    }

    /// A borrowed batcher must stay whole: something is put in the gap.
    pub fn flush(batcher: &mut Batcher) -> Vec<f64> {
        std::mem::take(&mut batcher.pending)
    }

    /// The result is one of `points`, and never the probe.
    pub fn nearest<'a>(points: &'a [f64], probe: &f64) -> Option<&'a f64> {
        let distance = |point: &f64| (point - probe).abs();
        points
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Lends the row where it can, and owns the new values where it must.
    pub fn cleaned(row: &[f64]) -> Cow<'_, [f64]> {
        if !row.iter().any(|value| value.is_nan()) {
            return Cow::Borrowed(row);
        }
        let zeroed = |v: &f64| if v.is_nan() { 0.0 } else { *v };
        Cow::Owned(row.iter().map(zeroed).collect())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Batcher, cleaned, drop_outliers, flush, halves, nearest};
use std::borrow::Cow;

#[test]
fn with_total_hands_the_same_buffer_back() {
    let row = vec![1.0, 2.0, 4.0];
    let buffer = row.as_ptr();
    let (row, total) = answer::with_total(row);
    assert_eq!((row.as_slice(), total), (&[1.0, 2.0, 4.0][..], 7.0));
    assert_eq!(row.as_ptr(), buffer, "the row was copied");
}

#[test]
fn neighbouring_outliers_both_go_and_missing_values_stay() {
    let mut values = vec![1.0, 90.0, -80.0, f64::NAN, 10.0];
    drop_outliers(&mut values, 10.0);
    assert_eq!(values.len(), 3);
    assert!(values[0] == 1.0 && values[1].is_nan() && values[2] == 10.0);
}

#[test]
fn both_halves_can_be_written_to() {
    let mut values = [1.0, 2.0, 3.0];
    let (left, right) = halves(&mut values);
    assert_eq!((left.len(), right.len()), (1, 2));
    std::mem::swap(&mut left[0], &mut right[1]);
    assert_eq!(values, [3.0, 2.0, 1.0]);
}

#[test]
fn flush_hands_its_buffer_over_and_keeps_none() {
    let pending = vec![1.0, 2.0];
    let buffer = pending.as_ptr();
    let mut batcher = Batcher { pending };
    let batch = flush(&mut batcher);
    assert_eq!(batch, [1.0, 2.0]);
    assert_eq!(batch.as_ptr(), buffer, "the batch was copied");
    assert!(flush(&mut batcher).is_empty());
}

#[test]
fn the_nearest_point_outlives_the_probe() {
    let points = [1.0, 4.0, 2.0];
    let found = {
        let probe = 3.0; // as far from 4 as from 2: the first of them wins
        nearest(&points, &probe)
    };
    assert!(found.is_some_and(|point| std::ptr::eq(point, &points[1])));
    assert_eq!(nearest(&[], &3.0), None);
}

#[test]
fn only_a_row_with_gaps_is_copied() {
    let whole = [1.0, 2.0];
    let lent = cleaned(&whole);
    assert!(matches!(lent, Cow::Borrowed(row) if std::ptr::eq(row, &whole)));
    let gaps = [f64::NAN, 2.0, f64::NAN];
    assert_eq!(cleaned(&gaps).as_ref(), [0.0, 2.0, 0.0]);
    assert!(gaps[0].is_nan(), "the source was changed");
}
// ANCHOR_END: tests
