//! **Warm-up: along the streets.** `squared` measures as the crow flies. In a city of blocks you walk along the streets: the distance is how far apart
//! two points are from west to east, plus how far apart they are from north to south. Write `nearest` for that distance. Of
//! centres that are equally near, the first one counts. There is at least one centre.
//!
//! Hint: a difference may be negative. `abs()` is a method of `f64`, and the rest of `nearest` stays as it is in the first program.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The number of the centre that is nearest along the streets.
    pub fn nearest(point: [f64; 2], centres: &[[f64; 2]]) -> usize {
        todo!("{point:?} and {} centres", centres.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    fn blocks(a: [f64; 2], b: [f64; 2]) -> f64 {
        (a[0] - b[0]).abs() + (a[1] - b[1]).abs()
    }

    /// The number of the centre that is nearest along the streets.
    pub fn nearest(point: [f64; 2], centres: &[[f64; 2]]) -> usize {
        let mut best = 0;
        for at in 1..centres.len() {
            if blocks(point, centres[at]) < blocks(point, centres[best]) {
                best = at;
            }
        }
        best
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::nearest;

#[test]
fn the_crow_would_fly_to_the_other() {
    // 3 + 3 blocks, which is 4.2 for a crow, or 5 + 0
    assert_eq!(nearest([0.0, 0.0], &[[3.0, 3.0], [5.0, 0.0]]), 1);
    assert_eq!(nearest([1.0, 1.0], &[[1.0, -4.0], [4.0, 4.0]]), 0);
}

#[test]
fn west_and_south_are_as_far_as_east_and_north() {
    let centres = [[-9.0, 1.0], [2.0, 2.0], [1.0, -9.0]];
    assert_eq!(nearest([0.0, 0.0], &centres), 1);
    assert_eq!(nearest([5.0, 5.0], &[[9.0, 9.0], [4.0, 4.0]]), 1);
}

#[test]
fn a_step_west_does_not_undo_a_step_north() {
    assert_eq!(nearest([0.0, 0.0], &[[3.0, -3.0], [2.0, 0.0]]), 1);
}

#[test]
fn of_equals_the_first() {
    assert_eq!(
        nearest([0.0, 0.0], &[[9.0, 0.0], [1.0, 2.0], [3.0, 0.0]]),
        1
    );
}

#[test]
fn one_centre_is_the_nearest() {
    assert_eq!(nearest([7.0, 7.0], &[[0.0, 0.0]]), 0);
}
// ANCHOR_END: tests
