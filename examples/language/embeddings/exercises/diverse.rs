//! **Stretch: results that differ.** The five best sections often say the same. *Maximal marginal relevance* takes the best first. Then it
//! again and again takes the one whose score is highest: its similarity to the question, minus its highest similarity to one that is already taken. Write
//! `diverse`, which returns the places of the first `k`. All vectors have length 1, so `dot` is their cosine similarity. If there are fewer rows than `k`, return all.
//!
//! Hint: two loops, one over the results to take, and one over the rows that are left. What do you subtract when nothing is taken yet?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::dot;

    /// The places of `k` rows that are like `asked`, and unlike each other.
    pub fn diverse(rows: &[[f32; 2]], asked: [f32; 2], k: usize) -> Vec<usize> {
        let score = |place: &usize| dot(rows[*place], asked); // and unlike the taken
        let mut places: Vec<usize> = (0..rows.len()).collect();
        places.sort_by(|a, b| score(b).total_cmp(&score(a)));
        places.truncate(k);
        places
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::dot;

    /// The places of `k` rows that are like `asked`, and unlike each other.
    pub fn diverse(rows: &[[f32; 2]], asked: [f32; 2], k: usize) -> Vec<usize> {
        let mut taken: Vec<usize> = Vec::new();
        let mut left: Vec<usize> = (0..rows.len()).collect();
        while taken.len() < k && !left.is_empty() {
            let score = |place: usize| {
                let row = rows[place];
                let similar = taken.iter().map(|other| dot(row, rows[*other]));
                let highest = similar.fold(f32::NEG_INFINITY, f32::max);
                let new = if taken.is_empty() { 0.0 } else { highest };
                dot(row, asked) - new
            };
            let mut best = 0;
            for at in 1..left.len() {
                if score(left[at]) > score(left[best]) {
                    best = at;
                }
            }
            taken.push(left.remove(best));
        }
        taken
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::diverse;

fn dot(a: [f32; 2], b: [f32; 2]) -> f32 {
    a[0] * b[0] + a[1] * b[1]
}

/// A vector of length 1, at an angle in degrees.
fn at(angle: f32) -> [f32; 2] {
    [angle.to_radians().cos(), angle.to_radians().sin()]
}

#[test]
fn the_second_is_unlike_the_first() {
    let rows = [at(50.0), at(5.0), at(7.0), at(-40.0)];
    assert_eq!(diverse(&rows, at(0.0), 1), [1]);
    assert_eq!(diverse(&rows, at(0.0), 2), [1, 3]);
}

#[test]
fn no_row_is_taken_twice() {
    let rows = [at(10.0), at(-20.0), at(80.0)];
    assert_eq!(diverse(&rows, at(0.0), 9), [0, 1, 2]);
    assert_eq!(diverse(&rows, at(0.0), 0), [0; 0]);
}

#[test]
fn opposites_are_the_most_unlike() {
    let rows = [at(80.0), at(10.0), at(200.0)];
    assert_eq!(diverse(&rows, at(90.0), 3), [0, 2, 1]);
}
// ANCHOR_END: tests
