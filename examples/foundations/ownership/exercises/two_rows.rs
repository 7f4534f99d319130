//! **Stretch: two rows to write.** A table has its rows one after the other in one buffer, `columns` numbers each. To shuffle
//! them, we swap two at a time. Write `two_rows`, which lends the rows `a` and `b` to write, in this order. The two are
//! different, and either may come first in the buffer.
//!
//! In NumPy, `x[a], x[b] = x[b], x[a]` leaves you with the same row twice: `x[a]` on the right is a view, and its numbers are
//! overwritten before they are copied. In Rust, `values[a * columns..][..columns]` is row `a`. What does the compiler say if you
//! return `(&mut values[a * columns..][..columns], &mut values[b * columns..][..columns])`? In the message, `'1` is a
//! *lifetime*, how long `values` is lent.
//!
//! Hint: cut the buffer in front of the row that comes later. Where does that row begin in its half?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Lends rows `a` and `b` to write, in this order.
    pub fn two_rows(
        values: &mut [f64],
        columns: usize,
        a: usize,
        b: usize,
    ) -> (&mut [f64], &mut [f64]) {
        todo!("rows {a} and {b} of {values:?}, {columns} columns")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Lends rows `a` and `b` to write, in this order.
    pub fn two_rows(
        values: &mut [f64],
        columns: usize,
        a: usize,
        b: usize,
    ) -> (&mut [f64], &mut [f64]) {
        let (first, second) = (a.min(b), a.max(b));
        let (head, tail) = values.split_at_mut(second * columns);
        let early = &mut head[first * columns..][..columns];
        let late = &mut tail[..columns];
        if a < b { (early, late) } else { (late, early) }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::two_rows;

#[test]
fn rows_that_are_not_neighbours() {
    let mut values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let (a, b) = two_rows(&mut values, 2, 0, 2);
    assert_eq!((&*a, &*b), (&[1.0, 2.0][..], &[5.0, 6.0][..]));
    a.swap_with_slice(b);
    assert_eq!(values, [5.0, 6.0, 3.0, 4.0, 1.0, 2.0, 7.0, 8.0]);
}

#[test]
fn no_row_is_longer_or_starts_earlier() {
    let mut values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let (a, b) = two_rows(&mut values, 2, 1, 3);
    assert_eq!((&*a, &*b), (&[3.0, 4.0][..], &[7.0, 8.0][..]));
    let (a, b) = two_rows(&mut values, 2, 2, 0);
    assert_eq!((&*a, &*b), (&[5.0, 6.0][..], &[1.0, 2.0][..]));
}

#[test]
fn the_later_row_first() {
    let mut values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let (a, b) = two_rows(&mut values, 2, 2, 1);
    assert_eq!((&*a, &*b), (&[5.0, 6.0][..], &[3.0, 4.0][..]));
    a[0] = 0.0;
    assert_eq!(values, [1.0, 2.0, 3.0, 4.0, 0.0, 6.0]);
}
// ANCHOR_END: tests
