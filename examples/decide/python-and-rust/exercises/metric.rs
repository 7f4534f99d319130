//! **Any distance.** The first program has one distance. The starter has a [trait](../foundations/traits.md) `Metric`, and a function
//! `nearest_row` that works with each. Fill in the three bodies. `Manhattan` sums the absolute differences of the pixels, and
//! `Chebyshev` takes the largest of them. Of two rows at the same distance, the lower wins.
//!
//! Hint: Both metrics start from `a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)))`; one ends in `sum`, the other in `max`,
//! which returns an `Option`: `unwrap_or(0)` gets the number. `(0..train.len())` are the rows. `min_by_key` keeps the first of equals.

#[cfg(feature = "attempt")]
mod answer {
    use python_and_rust::digits::Image;

    // ANCHOR: task
    pub trait Metric {
        fn distance(&self, a: &Image, b: &Image) -> u32;
    }

    pub struct Manhattan;
    pub struct Chebyshev;

    impl Metric for Manhattan {
        fn distance(&self, a: &Image, b: &Image) -> u32 {
            todo!("sum the differences of {a:?} and {b:?}")
        }
    }

    impl Metric for Chebyshev {
        fn distance(&self, a: &Image, b: &Image) -> u32 {
            todo!("the largest difference of {a:?} and {b:?}")
        }
    }

    /// The row of `train` that is nearest to `image`.
    pub fn nearest_row<M: Metric>(
        metric: &M,
        train: &[Image],
        image: &Image,
    ) -> Option<usize> {
        let own = metric.distance(image, image);
        todo!("the nearest of {} rows; its own is {own} away", train.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use python_and_rust::digits::Image;

    // ANCHOR: solution
    pub trait Metric {
        fn distance(&self, a: &Image, b: &Image) -> u32;
    }

    pub struct Manhattan;
    pub struct Chebyshev;

    fn differences(a: &Image, b: &Image) -> impl Iterator<Item = u32> {
        a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)))
    }

    impl Metric for Manhattan {
        fn distance(&self, a: &Image, b: &Image) -> u32 {
            differences(a, b).sum()
        }
    }

    impl Metric for Chebyshev {
        fn distance(&self, a: &Image, b: &Image) -> u32 {
            differences(a, b).max().unwrap_or(0)
        }
    }

    /// The row of `train` that is nearest to `image`.
    pub fn nearest_row<M: Metric>(
        metric: &M,
        train: &[Image],
        image: &Image,
    ) -> Option<usize> {
        (0..train.len()).min_by_key(|&row| metric.distance(&train[row], image))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Chebyshev, Manhattan, Metric, nearest_row};
use python_and_rust::digits::PIXELS;

const BLANK: [u8; PIXELS] = [0; PIXELS];
const GREY: [u8; PIXELS] = [1; PIXELS];

fn dot() -> [u8; PIXELS] {
    let mut image = BLANK;
    image[0] = 16;
    image
}

#[test]
fn the_metrics_disagree() {
    assert_eq!(Manhattan.distance(&BLANK, &GREY), 64);
    assert_eq!(Chebyshev.distance(&BLANK, &GREY), 1);
    assert_eq!(Manhattan.distance(&GREY, &BLANK), 64);
    assert_eq!(Chebyshev.distance(&GREY, &BLANK), 1);
    assert_eq!(nearest_row(&Manhattan, &[GREY, dot()], &BLANK), Some(1));
    assert_eq!(nearest_row(&Chebyshev, &[GREY, dot()], &BLANK), Some(0));
}

#[test]
fn a_sum_may_be_larger_than_a_byte() {
    assert_eq!(Manhattan.distance(&BLANK, &[16; PIXELS]), 1024);
    assert_eq!(Chebyshev.distance(&BLANK, &[16; PIXELS]), 16);
}

#[test]
fn the_lower_of_two_equal_rows_wins() {
    assert_eq!(
        nearest_row(&Manhattan, &[dot(), GREY, GREY], &GREY),
        Some(1)
    );
}

#[test]
fn nothing_is_nearest_to_nothing() {
    assert_eq!(nearest_row(&Manhattan, &[], &BLANK), None);
}
// ANCHOR_END: tests
