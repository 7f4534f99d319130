//! Nearest neighbours by tiles: sixteen known digits against four unknown ones.

use pulp::{Arch, NullaryFnOnce};

use python_and_rust::digits::{Digit, PIXELS};
use python_and_rust::knn::vote;

const WIDE: usize = 16; // known digits
const TALL: usize = 4; // digits to guess

type Pixels = [f32; PIXELS];
type Lanes = [f32; WIDE];

// ANCHOR: block
/// Sixteen known digits. `columns[p]` holds pixel `p` of all, side by side.
struct Block {
    norms: Lanes,             // |a|²
    columns: [Lanes; PIXELS], // -2a
}

impl Block {
    fn new(digits: &[Digit]) -> Self {
        let mut block = Self {
            norms: [f32::INFINITY; WIDE], // a missing digit is never near
            columns: [[0.0; WIDE]; PIXELS],
        };
        for (lane, digit) in digits.iter().enumerate() {
            let pixels = digit.image.map(f32::from);
            block.norms[lane] = pixels.iter().map(|p| p * p).sum();
            for (column, pixel) in block.columns.iter_mut().zip(pixels) {
                column[lane] = -2.0 * pixel;
            }
        }
        block
    }
}
// ANCHOR_END: block

// ANCHOR: compare
impl Block {
    /// |a|² - 2ab, for sixteen known digits a and four images b.
    #[inline(always)] // compiled for the processor of its caller
    fn compare(&self, images: &[Pixels; TALL]) -> [Lanes; TALL] {
        let mut sums = [self.norms; TALL];
        for (pixel, column) in self.columns.iter().enumerate() {
            for (sums, image) in sums.iter_mut().zip(images) {
                for (sum, value) in sums.iter_mut().zip(column) {
                    *sum = image[pixel].mul_add(*value, *sum);
                }
            }
        }
        sums
    }
}
// ANCHOR_END: compare

// ANCHOR: nearest
/// The `k` nearest rows so far, nearest first.
struct Nearest {
    k: usize,
    kept: Vec<(f32, usize)>,
    worst: f32,
}

impl Nearest {
    fn new(k: usize) -> Self {
        Self {
            k,
            kept: Vec::with_capacity(k + 1),
            worst: f32::INFINITY,
        }
    }

    /// Of equal distances, the lower row came first and stays.
    fn offer(&mut self, distance: f32, row: usize) {
        if distance >= self.worst {
            return;
        }
        let place = self.kept.partition_point(|kept| kept.0 <= distance);
        self.kept.insert(place, (distance, row));
        self.kept.truncate(self.k);
        if self.kept.len() == self.k {
            self.worst = self.kept.last().map_or(f32::NEG_INFINITY, |k| k.0);
        }
    }
}
// ANCHOR_END: nearest

// ANCHOR: search
struct Search<'a> {
    blocks: &'a [Block],
    images: &'a [Pixels; TALL],
    k: usize,
}

impl NullaryFnOnce for Search<'_> {
    type Output = [Nearest; TALL];

    #[inline(always)]
    fn call(self) -> Self::Output {
        let mut nearest = [(); TALL].map(|()| Nearest::new(self.k));
        for (index, block) in self.blocks.iter().enumerate() {
            let sums = block.compare(self.images);
            for (nearest, sums) in nearest.iter_mut().zip(&sums) {
                let near = |sum: &f32| u32::from(*sum < nearest.worst);
                if sums.iter().map(near).sum::<u32>() == 0 {
                    continue; // the common case: one comparison of all lanes
                }
                for (lane, sum) in sums.iter().enumerate() {
                    nearest.offer(*sum, index * WIDE + lane);
                }
            }
        }
        nearest
    }
}
// ANCHOR_END: search

// ANCHOR: classify
/// One guess for each of `images`.
pub fn classify(train: &[Digit], images: &[Digit], k: usize) -> Vec<u8> {
    let blocks: Vec<Block> = train.chunks(WIDE).map(Block::new).collect();
    let arch = Arch::new(); // asks the processor what it can do
    let mut guesses = Vec::with_capacity(images.len());
    for group in images.chunks(TALL) {
        let mut pixels = [[0.0; PIXELS]; TALL];
        for (pixels, digit) in pixels.iter_mut().zip(group) {
            *pixels = digit.image.map(f32::from);
        }
        let search = Search {
            blocks: &blocks,
            images: &pixels,
            k,
        };
        let found = arch.dispatch(search);
        let labels =
            |n: &Nearest| vote(n.kept.iter().map(|k| train[k.1].label));
        guesses.extend(found.iter().take(group.len()).map(labels));
    }
    guesses
}
// ANCHOR_END: classify
