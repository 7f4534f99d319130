//! **Stretch: fewer counts.** A code is *uniform* if its eight bits, read around the circle, change between 0 and 1 at most twice.
//! (The last bit is a neighbour of the first.) Write `uniform`, which turns the 256 counts of `histogram` into 59: one for each of
//! the 58 uniform codes, smallest code first, and at the end the sum of all others. Any length but 256 is the error `Length`, a
//! struct whose one field has no name. (The crate thiserror writes its message.)
//!
//! Hint: `code ^ code.rotate_left(1)` has a 1 for each change, and `count_ones` counts them. A code is a `u8`, so `0..=u8::MAX` goes
//! from 0 to 255, and `(0..=u8::MAX).zip(counts)` pairs each code with a reference to its count.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use thiserror::Error;

    #[derive(Debug, Error, PartialEq, Eq)]
    #[error("a histogram has 256 counts, and this has {0}")]
    pub struct Length(pub usize);

    pub fn uniform(counts: &[u32]) -> Result<Vec<u32>, Length> {
        todo!("59 counts from {}", counts.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use thiserror::Error;

    #[derive(Debug, Error, PartialEq, Eq)]
    #[error("a histogram has 256 counts, and this has {0}")]
    pub struct Length(pub usize);

    pub fn uniform(counts: &[u32]) -> Result<Vec<u32>, Length> {
        if counts.len() != 256 {
            return Err(Length(counts.len()));
        }
        let (mut kept, mut others) = (Vec::new(), 0);
        for (code, &count) in (0..=u8::MAX).zip(counts) {
            match (code ^ code.rotate_left(1)).count_ones() {
                0..=2 => kept.push(count),
                _ => others += count,
            }
        }
        kept.push(others);
        Ok(kept)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Length, uniform};

/// The place in the result of an image that has one code only.
fn place(code: usize) -> Option<usize> {
    let mut counts = [0; 256];
    counts[code] = 7;
    let uniform = uniform(&counts).expect("256 counts");
    assert_eq!(uniform.iter().sum::<u32>(), 7, "nothing is lost");
    uniform.iter().position(|&count| count == 7)
}

#[test]
fn no_change_one_arc_and_more() {
    assert_eq!(uniform(&[0; 256]).map(|counts| counts.len()), Ok(59));
    assert_eq!(place(0b0000_0000), Some(0));
    assert_eq!(place(0b0000_0001), Some(1));
    assert_eq!(place(0b0000_0101), Some(58), "four changes");
    assert_eq!(place(0b0000_0110), Some(5));
    assert_eq!(place(0b1111_1111), Some(57));
}

#[test]
fn codes_with_both_end_bits() {
    assert_eq!(place(0b1000_0001), Some(30), "two changes, one arc");
    assert_eq!(place(0b1000_0010), Some(58), "four changes, two arcs");
}

#[test]
fn the_others_are_added_up() {
    let counts = uniform(&[1; 256]).expect("256 counts");
    assert_eq!(counts, [[1; 58].to_vec(), vec![256 - 58]].concat());
}

#[test]
fn another_length() {
    assert_eq!(uniform(&[1; 59]), Err(Length(59)));
    assert_eq!(uniform(&[]), Err(Length(0)));
    assert_eq!(uniform(&[1; 257]), Err(Length(257)));
}
// ANCHOR_END: tests
