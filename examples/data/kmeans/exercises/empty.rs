//! **An empty cluster.** A cluster that loses its last row has no mean: step 1 divides zero by zero. scikit-learn moves such a centre to a row that is far
//! from its own. Write `relocate`: it returns the centres, with the centre of each empty cluster put on a row. The first empty cluster gets
//! the row that is farthest from the centre of its own cluster, the second one the next farthest, and so on. Of equally far rows, the one with the smaller
//! number goes first. All other centres stay. There are at least as many rows as empty clusters. `Points` holds rows, or
//! centres, in one block of memory: `len()` is how many there are, `row(i)` is a slice of one, and `columns()` is its length.
//!
//! Hint: sort the numbers of the rows by their distances, farthest first, with `sort_by`, which keeps the order of equals. Then go through
//! the clusters, and take the next number wherever `labels` does not contain the cluster. `Points::new` takes the numbers of all rows, one after
//! another, and how many columns there are.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use kmeans::points::Points;
    use kmeans::squared;

    /// The centres, those of empty clusters moved to the farthest rows.
    pub fn relocate(
        points: &Points,
        labels: &[usize],
        centres: &Points,
    ) -> Points {
        let first = squared(points.row(0), centres.row(labels[0]));
        todo!("the first row is {first} from its centre")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use kmeans::points::Points;
    use kmeans::squared;

    /// The centres, those of empty clusters moved to the farthest rows.
    pub fn relocate(
        points: &Points,
        labels: &[usize],
        centres: &Points,
    ) -> Points {
        let distance =
            |row: usize| squared(points.row(row), centres.row(labels[row]));
        let mut rows: Vec<usize> = (0..points.len()).collect();
        rows.sort_by(|&a, &b| distance(b).total_cmp(&distance(a)));
        let mut farthest = rows.into_iter();
        let mut values = Vec::new();
        for (cluster, centre) in centres.rows().enumerate() {
            let empty = !labels.contains(&cluster);
            let row = if empty { farthest.next() } else { None };
            values.extend(row.map_or(centre, |row| points.row(row)));
        }
        Points::new(values, centres.columns())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use kmeans::points::Points;

use answer::relocate;

fn column(values: &[f64]) -> Points {
    Points::new(values.to_vec(), 1)
}

#[test]
fn an_empty_cluster_takes_the_farthest_row() {
    let points = column(&[0.0, 1.0, 10.0, 15.0, 11.0]);
    let centres = column(&[0.5, 99.0, 12.0]);
    let moved = relocate(&points, &[0, 0, 2, 2, 2], &centres);
    assert_eq!(moved, column(&[0.5, 15.0, 12.0]));
}

#[test]
fn far_from_its_own_centre_and_not_from_any() {
    let points = column(&[0.0, 2.0, 100.0, 100.5]);
    let centres = column(&[1.0, 100.25, -50.0]);
    let moved = relocate(&points, &[0, 0, 1, 1], &centres);
    assert_eq!(moved, column(&[1.0, 100.25, 0.0]));
}

#[test]
fn a_row_may_be_near_an_empty_centre_and_far_from_its_own() {
    let moved = relocate(
        &column(&[0.0, 6.0, 9.0]),
        &[0, 0, 0],
        &column(&[0.0, 9.0, 50.0]),
    );
    assert_eq!(moved, column(&[0.0, 9.0, 6.0]));
}

#[test]
fn two_empty_clusters_take_two_rows() {
    let points = column(&[3.0, -9.0, 1.0, 7.0]);
    let centres = column(&[50.0, 0.0, 60.0]);
    let moved = relocate(&points, &[1, 1, 1, 1], &centres);
    assert_eq!(moved, column(&[-9.0, 0.0, 7.0]));
}

#[test]
fn of_equally_far_rows_the_first() {
    let points = column(&[1.0, 4.0, -4.0, 4.0]);
    let centres = column(&[0.0, 9.0, 9.0]);
    let moved = relocate(&points, &[0, 0, 0, 0], &centres);
    assert_eq!(moved, column(&[0.0, 4.0, -4.0]));
}

#[test]
fn rows_of_two_numbers() {
    let points = Points::new(vec![0.0, 5.0, 4.0, 0.0, 0.0, 1.0], 2);
    let centres = Points::new(vec![8.0, 8.0, 0.0, 0.0], 2);
    let moved = relocate(&points, &[1, 1, 1], &centres);
    assert_eq!(moved, Points::new(vec![0.0, 5.0, 0.0, 0.0], 2));
}

#[test]
fn nothing_is_empty() {
    let centres = column(&[1.0, 5.0]);
    let moved = relocate(&column(&[0.0, 9.0]), &[0, 1], &centres);
    assert_eq!(moved, centres);
}
// ANCHOR_END: tests
