//! **Is it copied?** Write `in_order`, which returns the pixels of an image row by row: borrowed if memory holds them in that order, and
//! copied if it does not. Beware of the transposed view: it has no gaps either, but its rows are the columns of memory.
//!
//! Hint: `to_slice` of a view is `None` unless the elements are in row order without gaps, and its slice lives as long as what is viewed.
//! `as_slice_memory_order` would accept the transposed view too. `iter` goes row by row through any view.

#[cfg(feature = "attempt")]
mod answer {
    use std::borrow::Cow;

    use ndarray::ArrayView2;

    // ANCHOR: task
    pub fn in_order(image: ArrayView2<'_, u8>) -> Cow<'_, [u8]> {
        todo!("{} rows, one after the other", image.nrows())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use std::borrow::Cow;

    use ndarray::ArrayView2;

    // ANCHOR: solution
    pub fn in_order(image: ArrayView2<'_, u8>) -> Cow<'_, [u8]> {
        match image.to_slice() {
            Some(pixels) => Cow::Borrowed(pixels),
            None => Cow::Owned(image.iter().copied().collect()),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::borrow::Cow;

use answer::in_order;
use ndarray::{Array2, Axis, Slice, array};

fn image() -> Array2<u8> {
    array![[1, 2, 3], [4, 5, 6], [7, 8, 9]]
}

#[test]
fn a_whole_image_is_borrowed() {
    let image = image();
    let pixels = in_order(image.view());
    assert!(matches!(pixels, Cow::Borrowed(_)), "it was copied");
    assert_eq!(pixels.as_ptr(), image.as_ptr(), "it lies elsewhere");
    assert_eq!(*pixels, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn so_are_some_of_its_rows() {
    let image = image();
    let rows = image.slice_axis(Axis(0), Slice::from(1..));
    let pixels = in_order(rows);
    assert!(matches!(pixels, Cow::Borrowed(_)), "it was copied");
    assert_eq!(*pixels, [4, 5, 6, 7, 8, 9]);
}

#[test]
fn rows_and_columns_exchanged() {
    let image = image();
    assert_eq!(*in_order(image.t()), [1, 4, 7, 2, 5, 8, 3, 6, 9]);
}

#[test]
fn upside_down() {
    let image = image();
    let view = image.slice_axis(Axis(0), Slice::new(0, None, -1));
    assert_eq!(*in_order(view), [7, 8, 9, 4, 5, 6, 1, 2, 3]);
}

#[test]
fn without_the_first_column() {
    let image = image();
    let view = image.slice_axis(Axis(1), Slice::from(1..));
    assert_eq!(*in_order(view), [2, 3, 5, 6, 8, 9]);
}
// ANCHOR_END: tests
