//! **Warm-up: choose the size of a block.** A block is a run of weights with one scale. Write `round_blocks`, which rounds each block of `size` weights by itself, with the
//! first program's `round_trip`. The last block may be shorter. Blocks of 4 weights
//! leave a smaller mean error than one of 32. What do they cost, if every scale takes 16 bits?
//!
//! Hint: `chunks` cuts a slice into parts, and `flat_map` joins what it makes of each. With blocks of 32, a weight takes 4 + 16 / 32 bits.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::round_trip;

    /// Rounds each block of `size` weights with its own scale, to 4 bits.
    pub fn round_blocks(weights: &[f32], size: usize) -> Vec<f32> {
        println!("one block, not several of {size}");
        round_trip(weights, 7.0)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::round_trip;

    /// Rounds each block of `size` weights with its own scale, to 4 bits.
    pub fn round_blocks(weights: &[f32], size: usize) -> Vec<f32> {
        let blocks = weights.chunks(size);
        blocks.flat_map(|block| round_trip(block, 7.0)).collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::round_blocks;
use quantize::sample::WEIGHTS;

/// As in the first program; a block of zeros stays zeros.
pub fn round_trip(weights: &[f32], most: f32) -> Vec<f32> {
    let largest = weights.iter().fold(0f32, |top, w| top.max(w.abs()));
    let scale = if largest == 0.0 { 1.0 } else { largest / most };
    let multiples = weights.iter().map(|w| (w / scale).round());
    multiples.map(|multiple| multiple * scale).collect()
}

fn largest_error(weights: &[f32], rounded: &[f32]) -> f32 {
    assert_eq!(weights.len(), rounded.len());
    let errors = weights.iter().zip(rounded).map(|(w, r)| (w - r).abs());
    errors.fold(0f32, |max, error| max.max(error))
}

#[test]
fn each_block_has_its_own_scale() {
    let weights = [0.07, 0.01, 0.0, 70.0, 10.0, 0.4, 7.0];
    let rounded = round_blocks(&weights, 3);
    let expected = [0.07, 0.01, 0.0, 70.0, 10.0, 0.0, 7.0];
    assert!(largest_error(&expected, &rounded) < 1e-5, "{rounded:?}");
}

#[test]
fn small_blocks_are_closer() {
    let errors = [32, 16, 8, 4].map(|size| {
        let rounded = round_blocks(&WEIGHTS, size);
        let pairs = WEIGHTS.iter().zip(&rounded);
        pairs.map(|(w, r)| (w - r).abs()).sum::<f32>() / 32.0
    });
    assert!(errors[3] < 0.8 * errors[0], "{errors:?}");
}

#[test]
fn one_block_is_the_first_program() {
    assert_eq!(round_blocks(&WEIGHTS, 32), round_trip(&WEIGHTS, 7.0));
    assert_eq!(round_blocks(&WEIGHTS, 100), round_trip(&WEIGHTS, 7.0));
}
// ANCHOR_END: tests
