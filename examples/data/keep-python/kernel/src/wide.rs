//! The same histogram, faster: blocks of one length, four counters for each pattern, the instructions of the processor.

use std::borrow::Cow;

use ndarray::ArrayView2;
use pulp::{Arch, NullaryFnOnce};

use crate::{PatternError, inner, row_codes, rows};

// ANCHOR: wide
/// As `histogram`. `Arch` picks the instructions when the program runs.
pub fn histogram(image: ArrayView2<u8>) -> Result<Vec<u32>, PatternError> {
    let (_, width) = inner(image)?;
    let [a, b, c, d] = Arch::new().dispatch(Work {
        rows: &rows(image), // each (width + 2)
        codes: vec![0; width],
    });
    let sum = |code| a[code] + b[code] + c[code] + d[code];
    Ok((0..256).map(sum).collect())
}

struct Work<'a> {
    rows: &'a [Cow<'a, [u8]>],
    codes: Vec<u8>,
}

impl NullaryFnOnce for Work<'_> {
    type Output = [[u32; 256]; 4];

    #[inline(always)] // so that it is compiled for the same instructions
    fn call(mut self) -> Self::Output {
        let mut counts = [[0; 256]; 4];
        for three in self.rows.windows(3) {
            block_codes(three, &mut self.codes);
            count(&self.codes, &mut counts);
        }
        counts
    }
}
// ANCHOR_END: wide

const BLOCK: usize = 32;

// ANCHOR: blocks
/// The last block overlaps the one before it, so that none is shorter.
#[inline(always)]
fn block_codes(rows: &[Cow<[u8]>], codes: &mut [u8]) {
    let Some(last) = codes.len().checked_sub(BLOCK) else {
        return row_codes(&rows[0], &rows[1], &rows[2], codes); // too short
    };
    for start in (0..codes.len()).step_by(BLOCK) {
        let start = start.min(last);
        let [above, here, below] = [0, 1, 2].map(|y| &rows[y][start..]);
        row_codes(above, here, below, &mut codes[start..][..BLOCK]);
    }
}

/// Neighbouring pixels often have the same code, so four counters take turns.
#[inline(always)]
fn count(codes: &[u8], counts: &mut [[u32; 256]; 4]) {
    let (fours, rest) = codes.as_chunks::<4>();
    for four in fours {
        for (counts, &code) in counts.iter_mut().zip(four) {
            counts[usize::from(code)] += 1;
        }
    }
    for &code in rest {
        counts[0][usize::from(code)] += 1;
    }
}
// ANCHOR_END: blocks
