//! Patterns that can be worked out by hand, values from NumPy, and what holds for every image.

use std::path::Path;

use ndarray::{Array2, ArrayView2, Axis, Slice, array};
use patterns::{PatternError, codes, codes_into, histogram, wide};

fn photo(name: &str) -> Array2<u8> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    patterns::pgm::read(&data.join(format!("{name}.pgm")))
        .expect("a photograph in `data/`")
}

#[test]
fn a_bit_for_each_neighbour_clockwise_from_the_upper_left() {
    for (bit, (y, x)) in [
        (0, 0),
        (0, 1),
        (0, 2),
        (1, 2),
        (2, 2),
        (2, 1),
        (2, 0),
        (1, 0),
    ]
    .into_iter()
    .enumerate()
    {
        let mut image = Array2::zeros((3, 3));
        image[(1, 1)] = 100;
        image[(y, x)] = 100; // as bright as the centre counts
        assert_eq!(codes(image.view()), Ok(array![[1 << bit]]));
    }
}

/// The last lines of `twin/photo.py`, which prints the same for NumPy, Numba and plain Python.
#[test]
fn the_same_as_numpy() {
    let counts = histogram(photo("china").view()).expect("large enough");
    let checksum: usize = counts
        .iter()
        .enumerate()
        .map(|(code, &count)| code * count as usize)
        .sum();
    let most = (0..256).max_by_key(|&code| counts[code]);
    assert_eq!((checksum, most), (12_189_370, Some(255)));
}

#[test]
fn brighter_light_changes_nothing() {
    let image = photo("flower");
    let brighter = image.mapv(|pixel| pixel / 2 + 100);
    let dimmed = image.mapv(|pixel| pixel / 2);
    assert_eq!(codes(brighter.view()), codes(dimmed.view()));
}

#[test]
fn the_layout_in_memory_does_not_matter() {
    let image = photo("china");
    let every = |axis, step| (Axis(axis), Slice::new(0, None, step));
    for (rows, columns) in [(1, 1), (2, 1), (1, 3), (-1, 1), (1, -1), (-3, -2)]
    {
        let mut view = image.view();
        for (axis, slice) in [every(0, rows), every(1, columns)] {
            view.slice_axis_inplace(axis, slice);
        }
        for view in [view, view.reversed_axes()] {
            let copy = Array2::from_shape_fn(view.dim(), |at| view[at]);
            assert_eq!(codes(view), codes(copy.view()));
            assert_eq!(histogram(view), histogram(copy.view()));
            assert_eq!(wide::histogram(view), histogram(copy.view()));
        }
    }
}

#[test]
fn a_histogram_counts_the_codes() {
    let image = photo("flower");
    let mut counts = vec![0; 256];
    codes(image.view())
        .expect("large enough")
        .iter()
        .for_each(|&code| counts[usize::from(code)] += 1);
    assert_eq!(histogram(image.view()), Ok(counts));
}

#[test]
fn what_is_too_small_or_does_not_fit_is_an_error() {
    for shape in [(0, 0), (2, 9), (9, 2)] {
        let image = Array2::zeros(shape);
        assert_eq!(
            histogram(image.view()),
            Err(PatternError::TooSmall(shape.0, shape.1))
        );
    }
    let (image, mut out) = (Array2::zeros((5, 6)), Array2::zeros((3, 3)));
    let shape = PatternError::Shape {
        expected: (3, 4),
        found: (3, 3),
    };
    assert_eq!(codes_into(image.view(), out.view_mut()), Err(shape));
    let smallest: ArrayView2<u8> = image.slice_axis(Axis(0), Slice::from(..3));
    assert!(codes(smallest).is_ok());
}
