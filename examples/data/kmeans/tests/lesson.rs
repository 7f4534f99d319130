//! What the chapter says, and what scikit-learn computed.

use std::sync::Arc;

use kmeans::bounds::{Bounds, Moves};
use kmeans::columns::{Columns, Nearest};
use kmeans::penguins;
use kmeans::picture::draw;
use kmeans::points::Points;
use kmeans::random::Random;
use kmeans::seeding::{plus_plus, uniform};
use kmeans::step2_contiguous::nearest;
use kmeans::step3_parallel::Parallel;
use kmeans::step4_pruned::Pruned;
use kmeans::synthetic::{SMALL, Set};
use kmeans::trace::trace;
use kmeans::{KMeans, STEPS, UNPRUNED, inertia, run, squared};
use pulp::{Arch, Scalar, Simd, WithSimd};

fn set(rows: usize, columns: usize, k: usize, spread: f64) -> Arc<Points> {
    Arc::new(
        Set {
            rows,
            columns,
            k,
            spread,
        }
        .points(),
    )
}

fn penguin_bills() -> Arc<Points> {
    Arc::new(penguins::read().0.standardised())
}

#[test]
fn all_take_the_same_steps() {
    for (rows, columns, k) in [(5000, 3, 7), (700, 1, 9), (90, 17, 16)] {
        let points = set(rows, columns, k, 0.4);
        for seed in 0..5 {
            let seeds = plus_plus(&points, k, &mut Random::new(seed));
            let [a, b, c, d] = STEPS;
            let mut models =
                [a, b, c, d, UNPRUNED].map(|(_, start)| start(&points, &seeds));
            loop {
                let changed = models.each_mut().map(|model| model.step());
                assert_eq!(changed, [changed[0]; 5]);
                for model in &models[1..] {
                    assert_eq!(model.labels(), models[0].labels());
                }
                if changed[0] == 0 {
                    break;
                }
            }
            let ends = models.map(|m| inertia(&points, m.as_ref()));
            assert!(ends.iter().all(|e| (e - ends[0]).abs() < 1e-9 * e));
        }
    }
}

#[test]
fn scikit_learn_ends_where_we_end() {
    // Printed by `twin/large.py`, with more digits: inertia and steps.
    let points = Arc::new(SMALL.points());
    let seeds = plus_plus(&points, SMALL.k, &mut Random::new(2));
    for (name, start) in STEPS {
        let mut model = start(&points, &seeds);
        assert_eq!(run(model.as_mut(), 1000), 39, "{name}");
        let end = inertia(&points, model.as_ref());
        assert!((end - 955.598724896663).abs() < 1e-8, "{name}: {end}");
    }
}

#[test]
fn a_step_never_raises_the_inertia() {
    let points = set(900, 2, 6, 0.5);
    for seed in 0..20 {
        let seeds = uniform(&points, 6, &mut Random::new(seed));
        let steps = trace(&points, &mut Pruned::new(&points, &seeds));
        let inertias: Vec<f64> = steps.iter().map(|s| s.inertia).collect();
        assert!(inertias.is_sorted_by(|a, b| b <= &(a + 1e-9)));
        assert_eq!(steps.last().map(|step| step.changed), Some(0));
    }
}

#[test]
fn the_number_of_threads_changes_no_digit() {
    let points = set(9000, 5, 12, 0.4);
    let seeds = plus_plus(&points, 12, &mut Random::new(3));
    let centres = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().expect("threads").install(|| {
            let mut parallel = Parallel::new(&points, &seeds);
            let mut pruned = Pruned::new(&points, &seeds);
            run(&mut parallel, 5);
            run(&mut pruned, 5);
            (parallel.centres(), pruned.centres())
        })
    };
    assert_eq!(centres(1), centres(3));
}

#[test]
fn rows_that_are_skipped_need_no_look() {
    let points = Arc::new(SMALL.points());
    let seeds = plus_plus(&points, SMALL.k, &mut Random::new(2));
    let mut model = Pruned::new(&points, &seeds);
    run(&mut model, 1000);
    assert!(model.compared() < points.len() / 2);
    let centres = model.centres();
    for (row, label) in points.rows().zip(model.labels()) {
        assert_eq!(nearest(row, &centres), *label);
    }
}

struct Look<'a>(&'a Columns, &'a [f64]);

impl WithSimd for Look<'_> {
    type Output = Nearest;
    fn with_simd<S: Simd>(self, simd: S) -> Nearest {
        self.0.nearest(simd, self.1)
    }
}

#[test]
fn wide_and_narrow_instructions_find_the_same_two() {
    for (columns, k) in [(1, 1), (2, 3), (8, 8), (5, 21), (9, 64)] {
        let (points, centres) =
            (set(60, columns, 4, 1.0), set(k, columns, 3, 0.9));
        let by_column = Columns::new(&centres);
        for row in points.rows() {
            let found = Arch::new().dispatch(Look(&by_column, row));
            assert_eq!(found, Scalar::new().vectorize(Look(&by_column, row)));
            let mut all: Vec<f64> =
                centres.rows().map(|c| squared(row, c)).collect();
            assert_eq!(found.label, nearest(row, &centres));
            all.sort_by(f64::total_cmp);
            let second = all.get(1).copied().unwrap_or(f64::INFINITY);
            assert!((found.first - all[0]).abs() <= 1e-12 * all[0]);
            assert!(
                found.second == second || (found.second - second).abs() < 1e-9
            );
        }
    }
}

#[test]
fn of_two_equal_centres_the_first_and_the_other_is_as_near() {
    let centres = Points::new(vec![5.0, 1.0, 9.0, 1.0], 1);
    let look = Look(&Columns::new(&centres), &[2.0]);
    let found = Arch::new().dispatch(look);
    assert_eq!(
        found,
        Nearest {
            label: 1,
            first: 1.0,
            second: 1.0
        }
    );
}

#[test]
fn bounds_move_with_the_centres() {
    let before = Points::new(vec![0.0, 10.0, 30.0], 1);
    let after = Points::new(vec![1.0, 12.0, 25.0], 1);
    let moves = Moves::new(&after, &before);
    let mut bounds = Bounds {
        upper: 2.0,
        lower: 9.0,
    };
    assert_eq!(moves.apply(0, &mut bounds), 5.5); // half of 12 - 1
    assert_eq!((bounds.upper, bounds.lower), (3.0, 4.0)); // 2 + 1, 9 - 5
    assert_eq!(moves.apply(3, &mut bounds), 4.0); // in no cluster
}

#[test]
fn where_every_row_is_a_seed_the_last_is_drawn_again() {
    let points = Points::new(vec![5.0; 4], 1);
    let seeds = plus_plus(&points, 3, &mut Random::new(1));
    assert_eq!(seeds.values(), [5.0; 3]);
}

#[test]
fn seeds_are_different_rows() {
    let points = set(40, 2, 4, 0.5);
    for seed in 0..50 {
        for draw in [uniform, plus_plus] {
            let seeds = draw(&points, 12, &mut Random::new(seed));
            let mut rows: Vec<&[f64]> = seeds.rows().collect();
            rows.sort_by(|a, b| a.partial_cmp(b).expect("finite"));
            assert!(rows.is_sorted_by(|a, b| a < b), "{rows:?}");
        }
    }
}

#[test]
fn far_rows_are_likelier_seeds() {
    // Squared distances from a seed at 0: 1 and 9; from 3: 9 and 4.
    let points = Points::new(vec![0.0, 1.0, 3.0], 1);
    let drawn = (0..3000).map(|seed| {
        let seeds = plus_plus(&points, 2, &mut Random::new(seed));
        (seeds.row(0)[0], seeds.row(1)[0])
    });
    let from_0: Vec<_> = drawn.filter(|pair| pair.0 == 0.0).collect();
    let far = from_0.iter().filter(|pair| pair.1 == 3.0).count();
    let share = far as f64 / from_0.len() as f64;
    assert!((share - 0.9).abs() < 0.04, "{share}");
}

#[test]
fn the_picture_is_what_the_program_draws() {
    let points = penguin_bills();
    let seeds = plus_plus(&points, 3, &mut Random::new(1));
    let steps = trace(&points, &mut Pruned::new(&points, &seeds));
    assert_eq!(steps.len(), 5);
    let picture = draw(&points, &seeds, &steps);
    assert_eq!(picture, include_str!("../web/poster.svg"));
}
