//! Ten thousand lines to test tokenizers with: the book's, and nonsense from many scripts.

use crate::BOOK;

/// First characters of blocks of 64: Latin, Greek, Arabic, Hindi, Chinese, Korean, emoji, …
const BLOCKS: [u32; 16] = [
    0x20, 0x20, 0x20, 0x61, 0xc0, 0x2000, 0x391, 0x430, 0x5d0, 0x627, 0x905,
    0x93e, 0x4e00, 0xac00, 0x24b6, 0x1f600,
];

/// 9,000 lines of the book that are not empty, and 1,000 of random characters.
pub fn ten_thousand() -> Vec<String> {
    let book = BOOK.lines().filter(|line| !line.is_empty()).take(9_000);
    let mut state = 1;
    let nonsense =
        (0..1_000).map(|_| (0..40).map(|_| character(&mut state)).collect());
    book.map(str::to_owned).chain(nonsense).collect()
}

fn character(state: &mut u64) -> char {
    let block = BLOCKS[below(state, 16)];
    let place = below(state, 64).min(below(state, 64)); // more often the first: spaces, digits
    char::from_u32(block + place as u32).unwrap_or(' ')
}

/// A number below a bound, by the generator of Numerical Recipes, which Python has in one line too.
fn below(state: &mut u64, bound: usize) -> usize {
    *state = (*state * 1_664_525 + 1_013_904_223) % (1 << 32);
    (*state >> 16) as usize % bound
}

/// A number that differs where ids differ: FNV-1a.
pub fn hash<'a>(ids: impl Iterator<Item = &'a u32>) -> u64 {
    let step = |hash: u64, id: &u32| {
        (hash ^ u64::from(*id)).wrapping_mul(0x100_0000_01b3)
    };
    ids.fold(0xcbf2_9ce4_8422_2325, step)
}
