//! What the chapter says, and what NumPy computed.

use python_and_rust::confusion::{confusion, mistaken_for};
use python_and_rust::digits::{self, Digit, Image, RowError};
use python_and_rust::knn::{Neighbour, classify, narrow, nearest, vote, wide};
use python_and_rust::matrix::{N, blocked, plain};

fn row(first: &str, label: &str) -> String {
    format!("{first},{}{label}", "0,".repeat(63))
}

#[test]
fn every_bad_row_has_its_own_error() {
    assert!(row("16", "7").parse::<Digit>().is_ok());
    assert_eq!("0,0".parse::<Digit>(), Err(RowError::Columns(2)));
    assert_eq!(
        row("17", "7").parse::<Digit>(),
        Err(RowError::OutOfRange {
            column: 0,
            pixel: 17
        })
    );
    assert_eq!(
        row("0", "10").parse::<Digit>(),
        Err(RowError::NotADigit(10))
    );
    for text in ["x", "", "-1", "300", "1.5"] {
        let error = row(text, "7").parse::<Digit>();
        assert!(
            matches!(error, Err(RowError::NotANumber { column: 0, .. })),
            "{text}"
        );
    }
}

#[test]
fn sixteen_bits_are_enough_for_the_largest_distance() {
    let (black, white): (Image, Image) = ([16; 64], [0; 64]);
    assert_eq!(narrow(&black, &white), 16_384);
    assert_eq!(wide(&black, &white), 16_384);
}

#[test]
fn the_lower_row_and_the_smaller_label_win_a_tie() {
    let digit = |pixel, label| Digit {
        image: [pixel; 64],
        label,
    };
    let train = [digit(2, 5), digit(1, 7), digit(1, 3), digit(0, 9)];
    let found = nearest(&train, &[1; 64], 3, wide);
    let expected = [(0, 1), (0, 2), (64, 0)];
    assert_eq!(
        found,
        expected.map(|(distance, row)| Neighbour { distance, row })
    );
    assert_eq!(vote([7, 3, 5]), 3);
    assert!(nearest(&train, &[1; 64], 0, wide).is_empty());
}

#[test]
fn numpy_counts_the_same() -> anyhow::Result<()> {
    let digits = digits::read(digits::path())?;
    let (train, test) = digits.split_at(1000);
    let guesses = classify(train, test, 3, narrow);
    let table = confusion(test, &guesses);
    // Printed by twin/knn.py: `confusion(unknown, classify(train, known, test, K)).diagonal()`.
    let right: Vec<usize> = (0..10).map(|label| table[label][label]).collect();
    assert_eq!(right, [78, 79, 73, 73, 78, 81, 80, 80, 73, 74]);
    assert_eq!(mistaken_for(&table, 4), Some(9));
    assert_eq!(mistaken_for(&table, 6), None);
    Ok(())
}

#[test]
fn tiles_change_nothing() {
    let row = |i: usize| std::array::from_fn(|j| ((3 * i + j) % 8) as f32);
    let a: Vec<_> = (0..8).map(row).collect();
    let b: Vec<_> = (0..N).map(row).collect();
    let product = plain(&a, &b);
    assert_eq!(product, blocked(&a, &b));
    let entry: f32 = (0..N).map(|k| a[5][k] * b[k][7]).sum();
    assert_eq!(product[5][7], entry);
}
