//! What the pages say, and what NumPy computed.

use ownership::filled::filled;
use ownership::fixed::sample;
use ownership::penguins::{MASS, read};
use std::borrow::Cow;

#[test]
fn a_slice_is_the_same_memory_and_a_selection_is_not() {
    let birds = read();
    let row = birds.view().row(2);
    assert!(std::ptr::eq(birds.slice(2..3).values(), row));
    assert!(!std::ptr::eq(birds.select(&[2]).view().values(), row));
    assert_eq!(birds.select(&[2]).view().values(), row);
}

#[test]
fn batches_outlive_their_iterator_and_cover_all_rows_once() {
    let birds = read();
    let batches: Vec<_> = birds.batches(64).collect();
    let joined: Vec<f64> =
        batches.iter().flat_map(|b| b.values()).copied().collect();
    assert_eq!(batches.len(), 6);
    assert_eq!(batches[5].height(), 24);
    assert_eq!(joined.len(), birds.view().values().len());
    assert!(std::ptr::eq(batches[1].row(0), birds.view().row(64)));
}

#[test]
fn only_a_batch_with_gaps_is_copied() {
    let birds = read();
    let means = birds.view().means();
    let batches: Vec<_> =
        birds.batches(64).map(|b| filled(b, &means)).collect();
    let copied = |b: &Cow<[f64]>| matches!(b, Cow::Owned(_));
    let copies: Vec<bool> = batches.iter().map(copied).collect();
    assert_eq!(copies, [true, false, false, false, true, false]);
    assert_eq!(batches[0][3 * 4..4 * 4], means); // penguin 3 has no measures
}

#[test]
fn a_sample_owns_its_numbers() {
    assert_eq!(sample(), [3750.0, 3800.0, 3250.0]);
}

#[test]
fn a_copy_keeps_the_old_values() {
    let mut birds = read();
    let first = birds.slice(0..3).to_matrix();
    birds.view_mut().scale(0.001);
    assert_eq!(first.view().values(), read().slice(0..3).values());
}

#[test]
fn both_parts_of_a_split_reach_the_matrix() {
    let mut birds = read();
    let (mut train, mut test) = birds.split_mut(300);
    test.scale(2.0);
    train.scale(0.0);
    assert_eq!(birds.view().row(299)[MASS], 0.0);
    let heavier = 2.0 * read().view().row(300)[MASS];
    assert_eq!(birds.view().row(300)[MASS], heavier);
}

#[test]
fn numpy_computes_the_same_moments() {
    let birds = read();
    // Printed by NumPy for twin/penguins.py: `np.nanmean(read(), axis=0)`, and `np.nanstd`.
    let means = [
        43.921929824561424,
        17.15116959064328,
        200.91520467836258,
        4201.754385964912,
    ];
    let deviations = [
        5.45159602316182,
        1.9719039187562528,
        14.041140568589102,
        800.7812292384524,
    ];
    let near = |a: &[f64], b: [f64; 4]| {
        a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9 * b)
    };
    assert!(near(&birds.view().means(), means));
    assert!(near(&birds.view().deviations(), deviations));
}
