//! **Warm-up: stop in time.** The first program learns six pairs, whatever the text. A seventh would occur only once.
//! Change `learn`, so that it goes on as long as some pair occurs at least twice. `merge` is given: the inner loop of the first program.
//!
//! Hint: `let … else { break }` ends the loop. What else may end it?

#[cfg(feature = "attempt")]
mod answer {
    use super::merge;
    use std::collections::HashMap;

    // ANCHOR: task
    /// The tokens of a text, once every pair occurs once.
    pub fn learn(text: &str) -> Vec<String> {
        let mut tokens: Vec<String> = text.chars().map(String::from).collect();
        for _ in 0..6 {
            let mut counts = HashMap::new();
            for pair in tokens.windows(2) {
                *counts.entry(pair.concat()).or_insert(0) += 1;
            }
            let pairs = counts.into_iter().map(|(pair, n)| (n, pair));
            let Some((_, best)) = pairs.max() else { break };
            merge(&mut tokens, &best);
        }
        tokens
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use super::merge;
    use std::collections::HashMap;

    // ANCHOR: solution
    /// The tokens of a text, once every pair occurs once.
    pub fn learn(text: &str) -> Vec<String> {
        let mut tokens: Vec<String> = text.chars().map(String::from).collect();
        loop {
            let mut counts = HashMap::new();
            for pair in tokens.windows(2) {
                *counts.entry(pair.concat()).or_insert(0) += 1;
            }
            let pairs = counts.into_iter().map(|(pair, n)| (n, pair));
            let Some((count, best)) = pairs.max() else {
                break;
            };
            if count < 2 {
                break;
            }
            merge(&mut tokens, &best);
        }
        tokens
    }
    // ANCHOR_END: solution
}

fn merge(tokens: &mut Vec<String>, joined: &str) {
    let mut place = 0;
    while place + 1 < tokens.len() {
        if tokens[place..place + 2].concat() == joined {
            tokens.splice(place..place + 2, [joined.to_string()]);
        }
        place += 1;
    }
}

// ANCHOR: tests
use answer::learn;

#[test]
fn a_text_without_repetition_stays_in_characters() {
    assert_eq!(learn("abc").join("|"), "a|b|c");
    assert_eq!(learn("").len(), 0);
}

#[test]
fn what_occurs_twice_is_joined() {
    assert_eq!(learn("abxab").join("|"), "ab|x|ab");
    let tokens = learn("singing, ringing");
    assert_eq!(tokens.join("|"), "s|inging|,| |r|inging");
}

#[test]
fn it_needs_more_than_six_rounds() {
    let tokens = learn("how much wood would a woodchuck chuck");
    let mut pairs: Vec<String> =
        tokens.windows(2).map(|pair| pair.concat()).collect();
    pairs.sort();
    let all = pairs.len();
    pairs.dedup();
    assert_eq!(pairs.len(), all, "a pair occurs twice in {tokens:?}");
    assert_eq!(tokens.concat(), "how much wood would a woodchuck chuck");
    assert!(
        tokens
            .iter()
            .any(|token| token == "chuck" || token == "huck")
    );
}
// ANCHOR_END: tests
