//! **Stretch: guess the next word.** The smallest *language model* looks at one word, and answers with the word that most
//! often came next. Write `next_word`. Ignore case, in `word` too, and answer in lower case. A message is a line, which
//! may be empty, and its last word has no next one. If several words came next equally often, the first of them in the
//! alphabet is the answer.
//!
//! Hint: `words.windows(2)` goes through a list two neighbours at a time. Rank what you counted as step 2 does.
//! `ranked.into_iter().next()` is the first item, in an `Option`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The word that most often comes after `word`.
    pub fn next_word(messages: &str, word: &str) -> Option<String> {
        todo!("what follows {word:?} in {messages:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::cmp::Reverse;
    use std::collections::HashMap;

    /// The word that most often comes after `word`.
    pub fn next_word(messages: &str, word: &str) -> Option<String> {
        let word = word.to_lowercase();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for message in messages.lines() {
            let words: Vec<&str> = message.split_whitespace().collect();
            for pair in words.windows(2) {
                if pair[0].to_lowercase() == word {
                    *counts.entry(pair[1].to_lowercase()).or_insert(0) += 1;
                }
            }
        }
        let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
        ranked.sort();
        ranked.sort_by_key(|pair| Reverse(pair.1));
        let (next, _) = ranked.into_iter().next()?;
        Some(next)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
const MESSAGES: &str =
    "Where is my order\nMy order is late\nI want my money back";

fn next(word: &str) -> Option<String> {
    answer::next_word(MESSAGES, word)
}

#[test]
fn order_comes_after_my() {
    assert_eq!(next("my").as_deref(), Some("order"));
    assert_eq!(next("My").as_deref(), Some("order"));
}

#[test]
fn the_last_word_of_a_message_has_no_next_one() {
    assert_eq!(next("late"), None);
    assert_eq!(next("order").as_deref(), Some("is"));
}

#[test]
fn an_unknown_word_has_no_next_one() {
    assert_eq!(next("invoice"), None);
}

#[test]
fn an_empty_message_does_no_harm() {
    let next = answer::next_word("so late\n\nso what", "what");
    assert_eq!(next, None);
}

#[test]
fn the_alphabet_decides_between_equals() {
    let messages = "so sad so odd so bad so late so long so big so red";
    for _ in 0..20 {
        let next = answer::next_word(messages, "so");
        assert_eq!(next.as_deref(), Some("bad"));
    }
}
// ANCHOR_END: tests
