//! **Warm-up: how large is too large?** In the first program, the pair has 16 numbers and the layer 64. With a larger rank the pair grows, and the layer does not.
//! Write `largest_rank`: the largest rank at which the pair still has *fewer* numbers than the matrix itself.
//!
//! Hint: how many numbers does rank 1 cost, and what if the two are equal?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The largest rank of a pair that is smaller than its matrix.
    pub fn largest_rank(outputs: usize, inputs: usize) -> usize {
        outputs.min(inputs) // no matrix has a larger rank than this
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The largest rank of a pair that is smaller than its matrix.
    pub fn largest_rank(outputs: usize, inputs: usize) -> usize {
        let pair = |rank: usize| rank * (inputs + outputs);
        let mut rank = 0;
        while pair(rank + 1) < outputs * inputs {
            rank += 1;
        }
        rank
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::largest_rank;

#[test]
fn the_layer_of_the_first_program() {
    assert_eq!(largest_rank(8, 8), 3); // rank 4 has 64 numbers, too
}

#[test]
fn the_matrices_of_the_tiny_gpt() {
    assert_eq!(largest_rank(128, 128), 63);
    assert_eq!(largest_rank(512, 128), 102);
    assert_eq!(largest_rank(128, 512), 102);
}

#[test]
fn for_a_single_row_no_pair_is_smaller() {
    assert_eq!(largest_rank(1, 100), 0);
    assert_eq!(largest_rank(2, 2), 0);
}
// ANCHOR_END: tests
