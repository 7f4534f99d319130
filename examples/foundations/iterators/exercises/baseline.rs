//! **One that matters: the baseline.** An accuracy says little until you compare it with the laziest model, which always
//! answers with the most frequent label. Write `baseline`, the accuracy of that model. If there are no labels, return
//! `None`. You need `use std::collections::HashMap;` above your function.
//!
//! Hint: count the labels as step 2 counts words. `counts.values()` goes through the numbers alone, and `max()` of that
//! is an `Option`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The accuracy of always answering with the most frequent label.
    pub fn baseline(labels: &[&str]) -> Option<f64> {
        todo!("the share of the most frequent of {labels:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::collections::HashMap;

    /// The accuracy of always answering with the most frequent label.
    pub fn baseline(labels: &[&str]) -> Option<f64> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for label in labels {
            *counts.entry(label).or_insert(0) += 1;
        }
        let most = *counts.values().max()?;
        Some(most as f64 / labels.len() as f64)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn three_of_four_are_refunds() {
    let labels = ["refund", "delivery", "refund", "refund"];
    assert_eq!(answer::baseline(&labels), Some(0.75));
}

#[test]
fn the_most_frequent_need_not_be_half_or_first() {
    let labels = ["other", "refund", "delivery", "refund", "sizes"];
    assert_eq!(answer::baseline(&labels), Some(0.4));
}

#[test]
fn without_labels_there_is_none() {
    assert_eq!(answer::baseline(&[]), None);
}
// ANCHOR_END: tests
