//! **Detach safely.** `histogram` counts inside `detach`, and reads an array that any thread of Python may write to meanwhile. One of
//! the tests writes, and what it writes is counted. Fix it: the result is that of the pixels at the time of the call, other threads run
//! while the patterns are counted, and `image.copy` is called once. An image without a pixel that has eight neighbours is the error
//! `PatternError::TooSmall(height, width)`. Refuse it before anything is copied or anybody else runs.
//!
//! `cargo test` has no Python here, so the module `model`, in the file of the tests, stands in for it. `Attached` plays the part of
//! `Python<'py>`: it cannot go into the closure of `detach`. `Array` is a NumPy array. You may ask for `image.shape()` at any time.
//! `image.copy(py)` is an `Array2<u8>`, and the only way here to read safely. `pixel` reads in place, whoever is running. Other threads
//! run in `detach`, before its closure and after. `count` is `patterns::histogram`, and notes whether it was called in `detach`.
//!
//! Hint: what the closure uses must exist before `detach`, and belong to this function alone. `count` takes `own.view()`. Its own check
//! comes too late, so compare `image.shape()` with 3 first.

#[cfg(feature = "attempt")]
mod answer {
    use patterns::PatternError;

    use super::model::{Array, Attached, count};

    // ANCHOR: task
    pub fn histogram(
        py: &Attached,
        image: &Array,
    ) -> Result<Vec<u32>, PatternError> {
        py.detach(|| {
            let shape = image.shape();
            let pixel = |at| image.pixel(at);
            let read = ndarray::Array2::from_shape_fn(shape, pixel);
            count(read.view())
        })
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use patterns::PatternError;

    use super::model::{Array, Attached, count};

    // ANCHOR: solution
    pub fn histogram(
        py: &Attached,
        image: &Array,
    ) -> Result<Vec<u32>, PatternError> {
        let (height, width) = image.shape();
        if height < 3 || width < 3 {
            return Err(PatternError::TooSmall(height, width));
        }
        let own = image.copy(py); // nobody else runs yet
        py.detach(|| count(own.view()))
    }
    // ANCHOR_END: solution
}

/// Python, as far as this exercise needs it: one thread, which others interrupt where they may.
#[allow(dead_code)] // an answer need not use all of it
mod model {
    use std::cell::{Cell, RefCell};
    use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering::Relaxed};

    use ndarray::{Array2, ArrayView2};
    use patterns::PatternError;

    thread_local! {
        static DETACHED: Cell<bool> = const { Cell::new(false) };
        /// Whether the last `count` was detached.
        pub static COUNTED: Cell<Option<bool>> = const { Cell::new(None) };
    }

    pub fn count(image: ArrayView2<u8>) -> Result<Vec<u32>, PatternError> {
        COUNTED.set(Some(DETACHED.get()));
        patterns::histogram(image)
    }

    /// Whoever has it may use Python. A `Cell` is not `Sync`, so no reference goes through `detach`.
    pub struct Attached<'py> {
        others: RefCell<Box<dyn FnMut() + 'py>>,
        pub detached: Cell<usize>,
    }

    impl<'py> Attached<'py> {
        pub fn new(others: impl FnMut() + 'py) -> Self {
            let (others, detached) =
                (RefCell::new(Box::new(others) as _), Cell::new(0));
            Self { others, detached }
        }

        /// Lets others run before and after `work`.
        pub fn detach<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
            self.detached.set(self.detached.get() + 1);
            (self.others.borrow_mut())();
            DETACHED.set(true);
            let result = work();
            DETACHED.set(false);
            (self.others.borrow_mut())();
            result
        }
    }

    /// Memory that everybody may write to.
    pub struct Array {
        pixels: Array2<AtomicU8>,
        pub reads: AtomicUsize,
        pub copies: AtomicUsize,
    }

    impl Array {
        pub fn new(pixels: &Array2<u8>) -> Self {
            let pixels = pixels.map(|&pixel| AtomicU8::new(pixel));
            Self {
                pixels,
                reads: AtomicUsize::new(0),
                copies: AtomicUsize::new(0),
            }
        }

        pub fn shape(&self) -> (usize, usize) {
            self.pixels.dim()
        }

        pub fn pixel(&self, at: (usize, usize)) -> u8 {
            self.reads.fetch_add(1, Relaxed);
            self.pixels[at].load(Relaxed)
        }

        pub fn copy(&self, _: &Attached) -> Array2<u8> {
            self.copies.fetch_add(1, Relaxed);
            self.pixels.map(|pixel| pixel.load(Relaxed))
        }

        pub fn write(&self, at: (usize, usize), pixel: u8) {
            self.pixels[at].store(pixel, Relaxed);
        }
    }
}

// ANCHOR: tests
use std::sync::atomic::Ordering::Relaxed;

use answer::histogram;
use model::{Array, Attached, COUNTED};
use ndarray::Array2;
use patterns::PatternError;

fn picture() -> Array2<u8> {
    Array2::from_shape_fn((9, 12), |(y, x)| (y * y * 31 + x * 17) as u8)
}

#[test]
fn the_pixels_at_the_time_of_the_call() {
    let image = Array::new(&picture());
    let py = Attached::new(|| (0..12).for_each(|x| image.write((4, x), 0)));
    let expected = patterns::histogram(picture().view());
    assert_eq!(histogram(&py, &image), expected);
}

#[test]
fn others_run_once_the_copy_is_there() {
    let image = Array::new(&picture());
    let seen = std::cell::RefCell::new(Vec::new());
    let others = || {
        let read = image.reads.load(Relaxed) > 0;
        seen.borrow_mut().push((image.copies.load(Relaxed), read));
    };
    let py = Attached::new(others);
    assert!(histogram(&py, &image).is_ok());
    assert_eq!(py.detached.get(), 1, "times detached");
    assert_eq!(COUNTED.get(), Some(true), "counted in `detach`");
    assert_eq!(*seen.borrow(), [(1, false); 2], "copies, read in place");
    assert_eq!(image.copies.load(Relaxed), 1, "copies in the end");
}

#[test]
fn a_small_image_costs_nothing() {
    for shape in [(2, 12), (9, 2), (0, 0)] {
        let image = Array::new(&Array2::zeros(shape));
        let py = Attached::new(|| {});
        let expected = PatternError::TooSmall(shape.0, shape.1);
        assert_eq!(histogram(&py, &image), Err(expected));
        let copies = image.copies.load(Relaxed);
        assert_eq!((py.detached.get(), copies), (0, 0), "of {shape:?}");
    }
    let image = Array::new(&Array2::zeros((3, 3)));
    assert!(histogram(&Attached::new(|| {}), &image).is_ok());
}
// ANCHOR_END: tests
