//! **Miss fewer.** A logistic regression calls a tumour malignant if its probability is at least 0.5. With the rows of
//! [A whole study](classical-ml/study.md), it then misses 3 of 76. A lower threshold misses fewer, and gives more false alarms. Write
//! `threshold`: the highest one with which at least the share `recall` of the malignant tumours is found. `recall` is above 0 and at most
//! 1. The probabilities are finite, one for each tumour, in any order. Without a malignant tumour, return `None`.
//!
//! Hint: only the malignant tumours decide. Sort their probabilities downwards, by `sort_by(|a, b| b.total_cmp(a))`. The threshold is one of them.
//! Of `n` tumours you need the fewest `k` for which `k as f64 / n as f64` reaches `recall`. `ceil` may ask for one more, because it rounds.
//! A pair of two zipped slices holds two references. `filter` lends you the pair, which makes two `&` in all: `|(_, m)| **m`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The highest threshold that still finds the share `recall`.
    pub fn threshold(
        probabilities: &[f64],
        malignant: &[bool],
        recall: f64,
    ) -> Option<f64> {
        todo!("{recall} of {} in {}", malignant.len(), probabilities.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The highest threshold that still finds the share `recall`.
    pub fn threshold(
        probabilities: &[f64],
        malignant: &[bool],
        recall: f64,
    ) -> Option<f64> {
        let pairs = probabilities.iter().zip(malignant);
        let mut found: Vec<f64> = pairs
            .filter_map(|(probability, malignant)| {
                malignant.then_some(*probability)
            })
            .collect();
        found.sort_by(|a, b| b.total_cmp(a)); // highest first
        let all = found.len();
        let needed = (1..=all).find(|k| *k as f64 / all as f64 >= recall)?;
        Some(found[needed - 1])
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use classical_ml::data;
use classical_ml::diagnosis::Diagnosis;
use classical_ml::score::Counts;

#[test]
fn all_of_three() {
    let (p, y) = ([0.9, 0.2, 0.4, 0.8], [true, true, true, false]);
    assert_eq!(answer::threshold(&p, &y, 1.0), Some(0.2));
}

#[test]
fn a_share_is_rounded_up_to_whole_tumours() {
    let (p, y) = ([0.1, 0.9, 0.4, 0.8], [true, true, true, true]);
    assert_eq!(answer::threshold(&p, &y, 0.5), Some(0.8));
    assert_eq!(answer::threshold(&p, &y, 0.51), Some(0.4));
    assert_eq!(answer::threshold(&p, &y, 0.01), Some(0.9));
}

#[test]
fn rounding_asks_for_no_more() {
    let p: Vec<f64> = (0..25).map(|i| f64::from(i) / 100.0).collect();
    assert_eq!(answer::threshold(&p, &[true; 25], 0.28), Some(0.18));
}

#[test]
fn equal_probabilities_are_tumours_of_their_own() {
    let p = [0.9, 0.9, 0.4];
    assert_eq!(answer::threshold(&p, &[true; 3], 0.5), Some(0.9));
    assert_eq!(answer::threshold(&p, &[true; 3], 1.0), Some(0.4));
}

#[test]
fn benign_tumours_do_not_count() {
    let (p, y) = ([0.7, 0.6, 0.5, 0.3], [false, false, true, true]);
    assert_eq!(answer::threshold(&p, &y, 0.5), Some(0.5));
}

#[test]
fn nothing_to_find() {
    assert_eq!(answer::threshold(&[0.9, 0.1], &[false, false], 1.0), None);
    assert_eq!(answer::threshold(&[], &[], 1.0), None);
}

#[test]
fn as_many_as_asked_and_no_lower_than_needed() {
    let (train, test) = data::split(&data::read().expect("the table is read"));
    let model = Diagnosis::fit(&train, 1.0).expect("the model is fitted");
    let probabilities = model.probabilities(&test.records).to_vec();
    let truth = test.targets.to_vec();
    for recall in [0.5, 0.96, 0.99, 1.0] {
        let limit = answer::threshold(&probabilities, &truth, recall);
        let limit = limit.expect("there are malignant tumours");
        let from = |limit: f64| {
            let called = probabilities.iter().map(|p| *p >= limit);
            Counts::new(&called.collect::<Vec<_>>(), &truth).recall()
        };
        assert!(from(limit) >= recall, "too high for {recall}");
        assert!(from(limit.next_up()) < recall, "too low for {recall}");
    }
}
// ANCHOR_END: tests
