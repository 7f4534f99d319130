//! Local binary patterns: which of a pixel's eight neighbours are at least as bright as the pixel itself.
//!
//! ```text
//! image (h, w) ── codes ──▶ (h - 2, w - 2) ── count ──▶ histogram (256)
//! ```

use std::borrow::Cow;

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};
use thiserror::Error;

pub mod pgm;
pub mod wide;

#[derive(Debug, Error, PartialEq, Eq)]
pub enum PatternError {
    #[error("an image of {0} by {1} pixels has none with eight neighbours")]
    TooSmall(usize, usize),
    #[error("codes of shape {expected:?} do not fit into {found:?}")]
    Shape { expected: Shape, found: Shape },
}

type Shape = (usize, usize);

// ANCHOR: histogram
/// How often each of the 256 patterns occurs.
pub fn histogram(image: ArrayView2<u8>) -> Result<Vec<u32>, PatternError> {
    let (_, width) = inner(image)?;
    let rows = rows(image); // each (width + 2)
    let (mut codes, mut counts) = (vec![0; width], vec![0; 256]);
    for three in rows.windows(3) {
        row_codes(&three[0], &three[1], &three[2], &mut codes);
        codes
            .iter()
            .for_each(|&code| counts[usize::from(code)] += 1);
    }
    Ok(counts)
}
// ANCHOR_END: histogram

/// The pattern around each pixel that has eight neighbours.
pub fn codes(image: ArrayView2<u8>) -> Result<Array2<u8>, PatternError> {
    let mut codes = Array2::zeros(inner(image)?);
    codes_into(image, codes.view_mut())?;
    Ok(codes)
}

/// `codes` into memory that is there already.
pub fn codes_into(
    image: ArrayView2<u8>,
    mut out: ArrayViewMut2<u8>,
) -> Result<(), PatternError> {
    let (expected, found) = (inner(image)?, out.dim());
    if expected != found {
        return Err(PatternError::Shape { expected, found });
    }
    let mut codes = vec![0; expected.1];
    for (three, mut row) in rows(image).windows(3).zip(out.outer_iter_mut()) {
        row_codes(&three[0], &three[1], &three[2], &mut codes);
        row.iter_mut()
            .zip(&codes)
            .for_each(|(to, code)| *to = *code);
    }
    Ok(())
}

/// The shape of the pixels that have eight neighbours.
fn inner(image: ArrayView2<u8>) -> Result<Shape, PatternError> {
    match image.dim() {
        (height @ 3.., width @ 3..) => Ok((height - 2, width - 2)),
        (height, width) => Err(PatternError::TooSmall(height, width)),
    }
}

// ANCHOR: rows
/// Rows as they lie in memory; one whose pixels do not lie together is copied.
fn rows(image: ArrayView2<'_, u8>) -> Vec<Cow<'_, [u8]>> {
    let row = |y| image.index_axis_move(Axis(0), y); // (w)
    let row = |y| match row(y).to_slice() {
        Some(slice) => Cow::Borrowed(slice),
        None => Cow::Owned(row(y).to_vec()),
    };
    (0..image.nrows()).map(row).collect()
}
// ANCHOR_END: rows

// ANCHOR: row_codes
/// Bit by bit, clockwise from the upper left.
#[inline(always)] // for `wide`, which compiles it for other processors
fn row_codes(above: &[u8], here: &[u8], below: &[u8], codes: &mut [u8]) {
    let width = codes.len() + 2; // told before the loop, checked only here
    let (above, here) = (&above[..width], &here[..width]);
    let below = &below[..width];
    for (x, code) in codes.iter_mut().enumerate() {
        let bit = |pixel: u8, n: u32| u8::from(pixel >= here[x + 1]) << n;
        *code = bit(above[x], 0)
            | bit(above[x + 1], 1)
            | bit(above[x + 2], 2)
            | bit(here[x + 2], 3)
            | bit(below[x + 2], 4)
            | bit(below[x + 1], 5)
            | bit(below[x], 6)
            | bit(here[x], 7);
    }
}
// ANCHOR_END: row_codes
