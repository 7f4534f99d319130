//! **One that matters: refuse a bad image.** A list of lists need not be a rectangle. In the first program, an image without rows
//! ends in a panic, and a short row may do so or go unnoticed. Python would expect a `ValueError`. Write `size`, which returns the
//! height and the width of an image, or says what is wrong with it. `TooSmall`: it has fewer than three rows, or its first row has fewer than
//! three pixels. `Ragged`: some row is longer or shorter than the first; it holds the position of the first such row. If both are
//! true, report `TooSmall`.
//!
//! Hint: without rows there is no `image[0]`, so look at the number of rows first. `image.iter().position(…)` returns the position
//! of the first element for which a closure returns `true`, or `None`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[derive(Debug, PartialEq, Eq)]
    pub enum BadImage {
        TooSmall,
        Ragged(usize),
    }

    pub fn size(image: &[Vec<u8>]) -> Result<(usize, usize), BadImage> {
        todo!("the size of an image of {} rows", image.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    #[derive(Debug, PartialEq, Eq)]
    pub enum BadImage {
        TooSmall,
        Ragged(usize),
    }

    pub fn size(image: &[Vec<u8>]) -> Result<(usize, usize), BadImage> {
        let height = image.len();
        if height < 3 || image[0].len() < 3 {
            return Err(BadImage::TooSmall);
        }
        let width = image[0].len();
        match image.iter().position(|row| row.len() != width) {
            Some(row) => Err(BadImage::Ragged(row)),
            None => Ok((height, width)),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{BadImage, size};

fn rows(widths: &[usize]) -> Vec<Vec<u8>> {
    widths.iter().map(|&width| vec![7; width]).collect()
}

#[test]
fn a_rectangle_has_a_size() {
    assert_eq!(size(&rows(&[3, 3, 3])), Ok((3, 3)));
    assert_eq!(size(&rows(&[5, 5, 5, 5])), Ok((4, 5)));
}

#[test]
fn a_small_image_has_no_pixel_with_eight_neighbours() {
    for widths in [&[][..], &[9], &[9, 9], &[2, 2, 2], &[0, 0, 0]] {
        let found = size(&rows(widths));
        assert_eq!(found, Err(BadImage::TooSmall), "{widths:?}");
    }
}

#[test]
fn a_short_or_a_long_row_is_reported() {
    assert_eq!(size(&rows(&[4, 4, 3, 4])), Err(BadImage::Ragged(2)));
    assert_eq!(size(&rows(&[4, 5, 5, 3])), Err(BadImage::Ragged(1)));
    assert_eq!(size(&rows(&[4, 4, 4, 0])), Err(BadImage::Ragged(3)));
}

#[test]
fn too_small_comes_first() {
    assert_eq!(size(&rows(&[2, 5, 5])), Err(BadImage::TooSmall));
    assert_eq!(size(&rows(&[4, 5])), Err(BadImage::TooSmall));
}
// ANCHOR_END: tests
