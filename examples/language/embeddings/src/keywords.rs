//! Keyword search by BM25: rare words count more, long texts less.

use std::collections::HashMap;

pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

// ANCHOR: bm25
/// For each word, the texts that have it, and how often.
pub struct Keywords {
    texts: HashMap<String, Vec<(usize, f32)>>,
    lengths: Vec<f32>,
}

impl Keywords {
    pub fn new<'a>(all: impl IntoIterator<Item = &'a str>) -> Self {
        let mut texts: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (place, text) in all.into_iter().enumerate() {
            lengths.push(words(text).count() as f32);
            for word in words(text) {
                let found = texts.entry(word).or_default();
                match found.last_mut() {
                    Some((last, count)) if *last == place => *count += 1.0,
                    _ => found.push((place, 1.0)),
                }
            }
        }
        Self { texts, lengths }
    }

    /// The score of each text for a question.
    pub fn scores(&self, question: &str) -> Vec<f32> {
        let total = self.lengths.len() as f32;
        let mean = self.lengths.iter().sum::<f32>() / total;
        let mut scores = vec![0.0; self.lengths.len()];
        for found in words(question).filter_map(|word| self.texts.get(&word)) {
            let texts = found.len() as f32;
            let rare = ((total - texts + 0.5) / (texts + 0.5)).ln_1p();
            for (place, count) in found {
                let long = 0.25 + 0.75 * self.lengths[*place] / mean;
                scores[*place] += rare * count * 2.2 / (count + 1.2 * long);
            }
        }
        scores
    }
}
// ANCHOR_END: bm25

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand: three texts of 2, 2 and 5 words.
    #[test]
    fn a_small_computation_by_hand() {
        let texts = ["red rose", "red tulip", "a red red red vase"];
        let scores = Keywords::new(texts).scores("rose red");
        // "rose" is in one of three: ln(1 + 2.5 / 1.5); "red" in all: ln(1 + 0.5 / 3.5).
        let (rose, red) = (0.980_829, 0.133_531);
        let short = 2.2 / (1.0 + 1.2 * (0.25 + 0.75 * 2.0 / 3.0)); // = 1.157_895
        let long = 3.0 * 2.2 / (3.0 + 1.2 * (0.25 + 0.75 * 5.0 / 3.0)); // = 1.375
        for (score, right) in
            scores
                .iter()
                .zip([(rose + red) * short, red * short, red * long])
        {
            assert!((score - right).abs() < 1e-5, "{score} is not {right}");
        }
    }

    #[test]
    fn names_stay_whole() {
        let found: Vec<String> = words("Box::into_raw, in `Zip`!").collect();
        assert_eq!(found, ["box", "into_raw", "in", "zip"]);
    }
}
