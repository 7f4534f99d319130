//! Distances, the nearest rows, and their vote.

use crate::digits::{Digit, Image, MAX_PIXEL, PIXELS};

// ANCHOR: neighbour
/// Compared field by field: of two equal distances, the lower row is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    pub distance: u32,
    pub row: usize,
}
// ANCHOR_END: neighbour

// ANCHOR: nearest
/// The `k` rows of `train` nearest to `image`, nearest first.
pub fn nearest(
    train: &[Digit],
    image: &Image,
    k: usize,
    distance: impl Fn(&Image, &Image) -> u32,
) -> Vec<Neighbour> {
    let mut best: Vec<Neighbour> = Vec::with_capacity(k + 1);
    for (row, digit) in train.iter().enumerate() {
        let distance = distance(&digit.image, image);
        let candidate = Neighbour { distance, row };
        let full = best.len() == k;
        if full && best.last().is_none_or(|worst| *worst < candidate) {
            continue; // the common case, and cheap
        }
        let place = best.partition_point(|kept| *kept < candidate);
        best.insert(place, candidate);
        best.truncate(k);
    }
    best
}
// ANCHOR_END: nearest

// ANCHOR: classify
/// The label with the most votes, the smallest of those that tie.
pub fn vote(labels: impl IntoIterator<Item = u8>) -> u8 {
    let mut votes = [0; 10];
    for label in labels {
        votes[usize::from(label)] += 1;
    }
    // `max_by_key` keeps the last of equals, so go from 9 down to 0.
    let count = |label: &u8| votes[usize::from(*label)];
    (0..10).rev().max_by_key(count).unwrap_or(0)
}

/// One guess for each of `images`.
pub fn classify(
    train: &[Digit],
    images: &[Digit],
    k: usize,
    distance: impl Fn(&Image, &Image) -> u32,
) -> Vec<u8> {
    let guess = |digit: &Digit| {
        let neighbours = nearest(train, &digit.image, k, &distance);
        vote(neighbours.iter().map(|n| train[n.row].label))
    };
    images.iter().map(guess).collect()
}
// ANCHOR_END: classify

// ANCHOR: distances
/// Squared Euclidean distance, summed in 32 bits.
pub fn wide(a: &Image, b: &Image) -> u32 {
    let square = |(&a, &b): (&u8, &u8)| u32::from(a.abs_diff(b)).pow(2);
    a.iter().zip(b).map(square).sum()
}

/// The same, summed in 16 bits.
pub fn narrow(a: &Image, b: &Image) -> u32 {
    let square = |(&a, &b): (&u8, &u8)| u16::from(a.abs_diff(b)).pow(2);
    a.iter().zip(b).map(square).sum::<u16>().into()
}

// The largest possible sum fits in 16 bits, or this line does not compile.
const _: () =
    assert!(PIXELS * (MAX_PIXEL as usize).pow(2) <= u16::MAX as usize);
// ANCHOR_END: distances
