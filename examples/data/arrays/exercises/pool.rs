//! **Pooling.** Shrink an image by a whole factor `k`: each tile of `k` by `k` pixels becomes their mean. If `k` does not divide the
//! height and the width, or is 0, there is no result. The image may be a view with any strides.
//!
//! Hint: a row of pixels is one index, and a tile wants two: which tile, and where in it. So let `to_shape` split both axes, into four
//! (`.ok()?` makes an `Option` of its result), and take the mean over two of them. After the first `mean_axis` there are only three.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::{Array2, ArrayRef2, Axis};

    /// The mean of each tile, or `None` where tiles do not fit.
    pub fn pool(image: &ArrayRef2<f64>, k: usize) -> Option<Array2<f64>> {
        todo!("tiles of {k} in {}", image.len_of(Axis(0)))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::{Array2, ArrayRef2, Axis};

    /// The mean of each tile, or `None` where tiles do not fit.
    pub fn pool(image: &ArrayRef2<f64>, k: usize) -> Option<Array2<f64>> {
        let (height, width) = image.dim();
        if k == 0 || !height.is_multiple_of(k) || !width.is_multiple_of(k) {
            return None;
        }
        let tiles = image.to_shape((height / k, k, width / k, k)).ok()?;
        tiles.mean_axis(Axis(3))?.mean_axis(Axis(1)) // (height / k, width / k)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::pool;
use ndarray::{Array2, array, s};

/// Row `i` and column `j` have the number `10 * i + j`.
fn image(height: usize, width: usize) -> Array2<f64> {
    Array2::from_shape_fn((height, width), |(i, j)| (10 * i + j) as f64)
}

#[test]
fn each_tile_becomes_its_mean() {
    let expected = array![[5.5, 7.5, 9.5], [25.5, 27.5, 29.5]];
    assert_eq!(pool(&image(4, 6), 2), Some(expected));
}

#[test]
fn tiles_of_three_are_not_tiles_of_two() {
    assert_eq!(pool(&image(3, 6), 3), Some(array![[11.0, 14.0]]));
    assert_eq!(pool(&image(2, 3), 1), Some(image(2, 3)));
}

#[test]
fn tiles_must_fit() {
    for k in [0, 4, 5, 7] {
        assert_eq!(pool(&image(6, 4), k), None, "{k}");
    }
    assert_eq!(pool(&image(4, 6), 4), None);
    // no pixels, and yet 2 does not divide 3
    assert_eq!(pool(&image(3, 0), 2), None);
}

#[test]
fn any_strides_will_do() {
    let transposed = image(4, 6).reversed_axes(); // (6, 4)
    let expected = array![[5.5, 25.5], [7.5, 27.5], [9.5, 29.5]];
    assert_eq!(pool(&transposed, 2), Some(expected));
    let part = image(4, 6).slice_move(s![..;-1, 1..5]); // (4, 4)
    let expected = array![[26.5, 28.5], [6.5, 8.5]];
    assert_eq!(pool(&part, 2), Some(expected));
}
// ANCHOR_END: tests
