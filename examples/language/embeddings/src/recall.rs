//! How often does a search find an answer?

use crate::keywords::Keywords;
use crate::questions::Question;
use crate::search::{found, fuse, order, scores};

// ANCHOR: count
/// Questions with an answer in the first 1 and 5, by keywords, by meaning,
/// and by both.
pub fn count(
    asked: &[Question],
    vectors: &[Vec<f32>],
    sections: &[Vec<f32>],
    keywords: &Keywords,
) -> [[usize; 2]; 3] {
    let mut counts = [[0; 2]; 3];
    for (question, vector) in asked.iter().zip(vectors) {
        let words = order(&keywords.scores(question.text));
        let meaning = order(&scores(sections, vector));
        let both = fuse(&words, &meaning);
        for (way, places) in [words, meaning, both].iter().enumerate() {
            for (column, k) in [1, 5].into_iter().enumerate() {
                let right = found(places, &question.right, k);
                counts[way][column] += usize::from(right);
            }
        }
    }
    counts
}
// ANCHOR_END: count
