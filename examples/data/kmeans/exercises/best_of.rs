//! **The best of several.** Where k-means ends depends on the rows on which its centres begin, here called `seeds`. So scikit-learn can run it
//! `n_init` times, and keep the best. Write `best_of`: for each number in `numbers`, one run of `Pruned`, the crate's fastest k-means, until no
//! row changes cluster. `plus_plus` draws its starts, with the generator `Random::new(number)`. The second argument of `run` is how many rounds
//! it may take: `usize::MAX` is as many as needed. Return the number and the inertia of the run that ends lowest, and the first of several
//! that end equally low. Without numbers, return `None`.
//!
//! Hint: the loop is on the page "Where the centres begin". `Iterator::min_by` with `f64::total_cmp` returns the first of several equal
//! minima, and `None` if there is nothing to compare.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::sync::Arc;

    use kmeans::points::Points;
    use kmeans::random::Random;
    use kmeans::seeding::plus_plus;
    use kmeans::step4_pruned::Pruned;
    use kmeans::{inertia, run};

    /// The generator's number in the best run, and the inertia of that run.
    pub fn best_of(
        points: &Arc<Points>,
        k: usize,
        numbers: &[u64],
    ) -> Option<(u64, f64)> {
        let number = *numbers.first()?;
        let seeds = plus_plus(points, k, &mut Random::new(number));
        let mut model = Pruned::new(points, &seeds);
        let steps = run(&mut model, 1);
        todo!("only {steps}, to {}", inertia(points, &model))
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

    /// The generator's number in the best run, and the inertia of that run.
    pub fn best_of(
        points: &Arc<Points>,
        k: usize,
        numbers: &[u64],
    ) -> Option<(u64, f64)> {
        let ends = numbers.iter().map(|&number| {
            let seeds = plus_plus(points, k, &mut Random::new(number));
            let mut model = Pruned::new(points, &seeds);
            run(&mut model, usize::MAX);
            (number, inertia(points, &model))
        });
        ends.min_by(|a, b| a.1.total_cmp(&b.1))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::sync::Arc;

use kmeans::points::Points;
use kmeans::random::Random;
use kmeans::seeding::plus_plus;
use kmeans::step2_contiguous::Contiguous;
use kmeans::synthetic::Set;
use kmeans::{inertia, run};

use answer::best_of;

const K: usize = 8;

fn points() -> Arc<Points> {
    let (rows, columns, spread) = (600, 2, 0.2);
    Arc::new(
        Set {
            rows,
            columns,
            k: K,
            spread,
        }
        .points(),
    )
}

fn end(points: &Arc<Points>, number: u64) -> f64 {
    let seeds = plus_plus(points, K, &mut Random::new(number));
    let mut model = Contiguous::new(points, &seeds);
    run(&mut model, usize::MAX);
    inertia(points, &model)
}

#[test]
fn no_run_ends_lower() {
    let points = points();
    for numbers in [[3, 4, 5, 6], [6, 5, 4, 3], [0, 9, 1, 17]] {
        let (best, low) = best_of(&points, K, &numbers).expect("four runs");
        let ends = numbers.map(|number| end(&points, number));
        assert!(numbers.contains(&best), "{best}: {numbers:?}");
        assert!((low - end(&points, best)).abs() < 1e-9, "{low} from {best}");
        assert!(ends.iter().all(|end| low <= end + 1e-9), "{low}: {ends:?}");
    }
}

#[test]
fn one_run_is_the_best() {
    let points = points();
    for number in [7, 0, 7] {
        let (best, low) = best_of(&points, K, &[number]).expect("a run");
        assert_eq!(best, number);
        assert!((low - end(&points, number)).abs() < 1e-9);
    }
}

#[test]
fn the_first_of_equals() {
    let two = Arc::new(Points::new(vec![0.0, 1.0], 1));
    assert_eq!(best_of(&two, 2, &[8, 3, 5]), Some((8, 0.0)));
}

#[test]
fn nothing_to_choose_from() {
    assert_eq!(best_of(&points(), K, &[]), None);
}
// ANCHOR_END: tests
