//! One word by a loop and all by a product agree, and no word sees a later one.

use std::path::Path;
use std::process::Command;

use attention::{fast, rotate, rows, softmax, square};
use ndarray::{Array1, Array2, array, s};

fn waves(rows: usize, step: f32) -> Array2<f32> {
    Array2::from_shape_fn((rows, 8), |(row, column)| {
        ((row * 8 + column) as f32 * step).sin() * 2.0
    })
}

fn apart(a: &Array2<f32>, b: &Array2<f32>) -> f32 {
    (a - b).fold(0.0, |largest, x| x.abs().max(largest))
}

#[test]
fn a_loop_for_one_word_finds_its_row() {
    let (q, k, v) = (waves(5, 0.7), waves(5, 1.1), waves(5, 0.3));
    let mut sum = 0.0;
    let mut mix = Array1::zeros(8);
    for word in 0..=3 {
        let power = (q.row(3).dot(&k.row(word)) / 8f32.sqrt()).exp();
        sum += power;
        mix.scaled_add(power, &v.row(word));
    }
    let row = square(&q, &k, &v).row(3).to_owned();
    assert!((row - mix / sum).iter().all(|x| x.abs() < 1e-6));
}

#[test]
fn no_word_sees_a_later_one() {
    let (q, k, v) = (waves(70, 0.7), waves(70, 1.1), waves(70, 0.3));
    let (mut later_k, mut later_v) = (k.clone(), v.clone());
    later_k.slice_mut(s![66.., ..]).fill(3.0);
    later_v.slice_mut(s![66.., ..]).fill(-3.0);
    for blocks in [false, true] {
        let attend = |k: &Array2<f32>, v: &Array2<f32>| match blocks {
            true => rows(&q, k, v, fast::softmax),
            false => square(&q, k, v),
        };
        let (before, after) = (attend(&k, &v), attend(&later_k, &later_v));
        assert_eq!(before.slice(s![..66, ..]), after.slice(s![..66, ..]));
        assert_ne!(before.row(66), after.row(66));
    }
}

#[test]
fn blocks_mix_the_same() {
    for n in [1, 63, 64, 65, 200] {
        let (q, k, v) = (waves(n, 0.7), waves(n, 1.1), waves(n, 0.3));
        let whole = square(&q, &k, &v);
        assert!(apart(&whole, &rows(&q, &k, &v, softmax)) < 1e-6);
        assert!(apart(&whole, &rows(&q, &k, &v, fast::softmax)) < 1e-5);
    }
}

#[test]
fn large_scores_do_not_overflow() {
    let weights = softmax(array![[1000.0, 1000.0], [0.0, f32::NEG_INFINITY]]);
    assert_eq!(weights, array![[0.5, 0.5], [1.0, 0.0]]);
}

#[test]
fn as_in_numpy() {
    // twin/word_order.py: rotate(np.array([1.0, 0.2, 0.5, 0.0]), 3, 100_000.0)
    let turned = rotate(&array![1.0, 0.2, 0.5, 0.0], 3.0, 100_000.0);
    let numpy = [-1.018_216_5, -0.056_878_5, 0.499_977_5, 0.004_743_3];
    for (ours, theirs) in turned.iter().zip(numpy) {
        assert!((ours - theirs).abs() < 1e-6, "{turned}");
    }
}

#[test]
fn a_score_depends_on_the_distance_alone() {
    let wave =
        |step: f64| Array1::from_shape_fn(64, |i| (i as f64 * step).sin());
    let score = |at: f64, other: f64| {
        let query = rotate(&wave(0.37), at, 100_000.0);
        query.dot(&rotate(&wave(0.41), other, 100_000.0))
    };
    assert!((score(3.0, 1.0) - score(8003.0, 8001.0)).abs() < 1e-9);
    assert!((score(3.0, 1.0) - score(3.0, 2.0)).abs() > 1.0);
}

/// The page holds what `weights_picture` draws.
#[test]
fn the_page_shows_the_picture() -> std::io::Result<()> {
    let picture =
        Command::new(env!("CARGO_BIN_EXE_weights_picture")).output()?;
    let picture = String::from_utf8_lossy(&picture.stdout).into_owned();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let page = std::fs::read_to_string(root.join("src/language/attention.md"))?;
    assert!(page.contains(&picture), "{picture}");
    Ok(())
}
