//! **Warm-up: leave out short words.** `lengths` counts the words of each message, as the first program does. Change it
//! so that it counts only words of at least three letters. `word.chars().count()` is the number of letters in a word.
//!
//! Hint: which method keeps only some of the items? It belongs in front of the `count()` that is already there.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// How many words of at least three letters each message has.
    pub fn lengths(messages: &str) -> Vec<usize> {
        messages
            .lines()
            .map(|message| message.split_whitespace().count())
            .collect()
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// How many words of at least three letters each message has.
    pub fn lengths(messages: &str) -> Vec<usize> {
        messages
            .lines()
            .map(|message| {
                message
                    .split_whitespace()
                    .filter(|word| word.chars().count() >= 3)
                    .count()
            })
            .collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn short_words_do_not_count() {
    let messages = "My order is late\nI want my money back";
    assert_eq!(answer::lengths(messages), [2, 3]);
}

#[test]
fn every_message_has_a_number() {
    assert_eq!(answer::lengths("it is so\nno"), [0, 0]);
}

#[test]
fn letters_are_not_bytes() {
    assert_eq!(answer::lengths("Où est ma commande"), [2]);
}
// ANCHOR_END: tests
