//! What the pages say of both libraries, and the values of Python.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use drift::data;
use drift::native::Native;
use drift::reference::{BadValues, Reference};
use drift::sketch::{Sketch, SketchError};

fn exact(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((share * values.len() as f64).ceil() as usize).max(1) - 1]
}

#[test]
fn a_quantile_is_off_by_half_a_bucket_at_most() {
    let values = data::seconds(5_000, 3);
    for bits in 1..=10 {
        let mut sketch = Sketch::new(bits).expect("1 to 10");
        sketch.add_many(&values).expect("good values");
        for share in [0.0, 0.01, 0.5, 0.9, 0.999, 1.0] {
            let (about, is) =
                (sketch.quantile(share).unwrap(), exact(&values, share));
            let most = is / f64::from(2 << bits);
            assert!((about - is).abs() <= most, "{bits} {share}: {about} {is}");
        }
    }
}

#[test]
fn all_values_or_none_in_any_order_and_one_by_one() {
    let values = data::seconds(2_000, 5);
    let (mut batch, mut each) =
        (Sketch::new(5).unwrap(), Sketch::new(5).unwrap());
    let mut native = Native::new(5);
    batch.add_many(&values).unwrap();
    for value in values.iter().rev() {
        each.add(*value).unwrap();
        assert!(native.add(*value));
    }
    assert_eq!(batch.add_many(&[1.0, f64::INFINITY]), Err(SketchError(2)));
    for sketch in [&batch, &each] {
        assert_eq!(sketch.count(), 2_000);
        for share in [0.0, 0.3, 1.0] {
            assert_eq!(sketch.quantile(share).unwrap(), native.quantile(share));
        }
    }
}

#[test]
fn every_status_becomes_an_error_with_c_s_words() {
    let said =
        |result: Result<f64, SketchError>| result.unwrap_err().to_string();
    assert_eq!(Sketch::new(11).err(), Some(SketchError(1)));
    let mut sketch = Sketch::new(5).unwrap();
    assert_eq!(said(sketch.quantile(0.5)), "there are no values");
    assert_eq!(said(sketch.quantile(f64::NAN)), "a share is not 0 to 1");
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-310] {
        assert_eq!(sketch.add(bad), Err(SketchError(2)), "{bad}");
    }
    assert_eq!(SketchError(-1).to_string(), "unknown");
    for extreme in [f64::MIN_POSITIVE, f64::MAX] {
        sketch.add(extreme).unwrap();
    }
    assert_eq!(sketch.count(), 2);
}

#[test]
fn a_panic_passes_c_by_and_stops_the_visit() {
    let mut sketch = Sketch::new(5).unwrap();
    sketch.add_many(&[1.0, 2.0, 3.0]).unwrap();
    let visits = Cell::new(0);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        sketch.each(|bucket| {
            visits.set(visits.get() + 1);
            assert!(bucket.low < 2.0, "too far");
        });
    }));
    assert!(panic.is_err());
    assert_eq!((visits.get(), sketch.count()), (2, 3));
}

#[test]
fn a_sketch_changes_threads_and_is_read_by_several() {
    let mut sketch = Sketch::new(5).unwrap();
    let sketch = std::thread::spawn(move || {
        sketch.add(1.0).unwrap();
        sketch
    });
    let sketch = sketch.join().expect("no panic");
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| assert_eq!(sketch.count(), 1));
        }
    });
}

#[test]
fn distances_are_those_of_scipy() {
    // scipy.stats.ks_2samp([1, 2, 2, 3], values).statistic
    let reference = Reference::new(&[2.0, 3.0, 1.0, 2.0]).unwrap();
    for (values, distance) in [
        (&[2.0][..], 0.25),
        (&[1.0, 2.0, 2.0, 3.0], 0.0),
        (&[0.0, 5.0], 0.5),
        (&[2.5, 2.5, 9.0], 0.75),
        (&[9.0], 1.0),
    ] {
        assert_eq!(reference.distance(values), Ok(distance), "{values:?}");
    }
    assert_eq!(reference.distance(&[]), Err(BadValues::Empty));
    assert_eq!(Reference::new(&[f64::NAN]).err(), Some(BadValues::Nan));
    assert_eq!(
        [0.0, 1.0, 2.0, 9.0].map(|v| reference.rank(v)),
        [0.0, 0.25, 0.75, 1.0]
    );
}
