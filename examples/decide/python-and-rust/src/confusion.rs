//! Which digit is taken for which.

use crate::digits::Digit;

// ANCHOR: confusion
/// `table[label][guess]` counts the digits with that label and that guess.
pub type Table = [[usize; 10]; 10];

pub fn confusion(digits: &[Digit], guesses: &[u8]) -> Table {
    let mut table = [[0; 10]; 10];
    for (digit, &guess) in digits.iter().zip(guesses) {
        table[usize::from(digit.label)][usize::from(guess)] += 1;
    }
    table
}
// ANCHOR_END: confusion

// ANCHOR: mistaken
/// What `label` is most often mistaken for, if it ever is.
pub fn mistaken_for(table: &Table, label: usize) -> Option<usize> {
    let count = |guess: &usize| table[label][*guess];
    let wrong = (0..10).filter(|guess| *guess != label && count(guess) > 0);
    wrong.rev().max_by_key(count) // the smallest of those that tie
}
// ANCHOR_END: mistaken
