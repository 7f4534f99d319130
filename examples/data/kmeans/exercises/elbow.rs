//! **The elbow.** Write two functions. `curve` returns the inertia for 1, 2, … and `most` clusters: for each number the lowest of twenty runs of `Pruned`,
//! from `plus_plus` with the generators 0 to 19, as in the table above. `elbow` says where such a curve bends. Draw a straight line from its first point to
//! its last. The elbow is the number of clusters at which the curve is farthest *below* the line, measured straight down. `elbow` takes any
//! falling curve whose first entry belongs to one cluster. If no point is below the line, it returns `None`. If several are equally far below it, it returns
//! the smallest number of clusters.
//!
//! Hint: the body of `curve` is the loop of the exercise `best_of`, with `inertia`, `run`, `random::Random`, `seeding::plus_plus` and
//! `step4_pruned::Pruned` of the crate `kmeans`. With `last = inertias.len() - 1`, the line at the index `at` has the height `first + (end - first) * at / last`,
//! all as `f64`. Both ends are on the line, but rounding may put the last one just below it. So look only between them, and guard against an
//! empty slice before you subtract. Keep the best in a loop, and replace it only by one that is farther below.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::sync::Arc;

    use kmeans::points::Points;

    /// The lowest inertia of twenty runs, for 1 to `most` clusters.
    pub fn curve(points: &Arc<Points>, most: usize) -> Vec<f64> {
        todo!("{} rows in up to {most} clusters", points.len())
    }

    /// The number of clusters at which the curve bends most.
    pub fn elbow(inertias: &[f64]) -> Option<usize> {
        todo!("the elbow of {inertias:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::sync::Arc;

    use kmeans::points::Points;
    use kmeans::random::Random;
    use kmeans::seeding::plus_plus;
    use kmeans::step4_pruned::Pruned;
    use kmeans::{inertia, run};

    /// The lowest inertia of twenty runs, for 1 to `most` clusters.
    pub fn curve(points: &Arc<Points>, most: usize) -> Vec<f64> {
        let end = |k: usize, seed: u64| {
            let centres = plus_plus(points, k, &mut Random::new(seed));
            let mut model = Pruned::new(points, &centres);
            run(&mut model, usize::MAX);
            inertia(points, &model)
        };
        let ends = |k: usize| (0..20).map(move |seed| end(k, seed));
        let lowest = |k: usize| ends(k).fold(f64::INFINITY, f64::min);
        (1..=most).map(lowest).collect()
    }

    /// The number of clusters at which the curve bends most.
    pub fn elbow(inertias: &[f64]) -> Option<usize> {
        let (first, end) = (*inertias.first()?, *inertias.last()?);
        let last = inertias.len() - 1;
        let mut best = (None, 0.0);
        for (at, inertia) in inertias.iter().enumerate().take(last).skip(1) {
            let line = first + (end - first) * at as f64 / last as f64;
            let below = line - inertia;
            if below > best.1 {
                best = (Some(at + 1), below);
            }
        }
        best.0
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::sync::Arc;

use kmeans::penguins;
use kmeans::points::Points;
use kmeans::synthetic::Set;

use answer::{curve, elbow};

#[test]
fn a_bend_that_can_be_seen() {
    assert_eq!(elbow(&[100.0, 50.0, 10.0, 8.0, 6.0, 5.0]), Some(3));
    assert_eq!(elbow(&[90.0, 10.0, 9.0, 8.0, 7.0]), Some(2));
    assert_eq!(elbow(&[100.0, 95.0, 90.0, 20.0, 18.0]), Some(4));
}

#[test]
fn below_the_line_and_not_above_it() {
    assert_eq!(elbow(&[100.0, 99.0, 98.0, 40.0, 35.0, 0.0]), None);
    assert_eq!(elbow(&[100.0, 79.0, 78.0, 30.0, 20.0, 0.0]), Some(4));
}

#[test]
fn the_farthest_below_and_not_the_steepest_fall() {
    assert_eq!(elbow(&[100.0, 64.0, 30.0, 10.0, 8.0, 6.0, 4.0]), Some(4));
    assert_eq!(elbow(&[100.0, 60.0, 50.0, 20.0, 15.0, 12.0]), Some(4));
}

#[test]
fn of_equals_the_smallest() {
    assert_eq!(elbow(&[16.0, 8.0, 4.0, 4.0, 0.0]), Some(2));
}

#[test]
fn no_bend() {
    for curve in [&[][..], &[5.0], &[5.0, 1.0], &[4.0, 3.0, 2.0, 1.0, 0.0]] {
        assert_eq!(elbow(curve), None, "{curve:?}");
    }
    // here the last point lies below the line by a rounding error
    for curve in [&[394.98, 48.47][..], &[394.98, 300.0, 48.47]] {
        assert_eq!(elbow(curve), None, "{curve:?}");
    }
}

#[test]
fn the_curve_of_the_penguins() {
    let points = Arc::new(penguins::read().0.standardised());
    let inertias = curve(&points, 6);
    // Printed in Python, by `twin/curve.py`.
    let expected = [684.00, 340.18, 186.92, 147.73, 114.07, 94.39];
    assert_eq!(inertias.len(), expected.len());
    for (ours, theirs) in inertias.iter().zip(expected) {
        assert!((ours - theirs).abs() < 0.01, "{inertias:?}");
    }
    assert_eq!(elbow(&inertias), Some(3));
}

#[test]
fn five_places_are_found() {
    let (rows, columns, k, spread) = (400, 16, 5, 0.03);
    let points = Arc::new(
        Set {
            rows,
            columns,
            k,
            spread,
        }
        .points(),
    );
    let inertias = curve(&points, 10);
    assert_eq!(inertias.len(), 10);
    assert!(inertias.is_sorted_by(|a, b| a > b), "{inertias:?}");
    assert_eq!(elbow(&inertias), Some(5));
}

#[test]
fn no_clusters_no_curve() {
    let one = Arc::new(Points::new(vec![1.0], 1));
    assert_eq!(curve(&one, 0), Vec::<f64>::new());
    assert_eq!(curve(&one, 1), [0.0]);
}
// ANCHOR_END: tests
