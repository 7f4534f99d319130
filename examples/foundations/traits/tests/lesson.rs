//! What the pages say, and what scikit-learn computed.

use std::mem::size_of;

use traits::dispatch::{Batch, Data, Pixel, Sample, process};
use traits::error::ModelError;
use traits::estimator::{Fit, Predict, Transform, Unfitted};
use traits::knn::Knn;
use traits::majority::{Majority, most_frequent};
use traits::matrix::Matrix;
use traits::pipeline::Pipeline;
use traits::scaler::Scaler;
use traits::wine::{self, RowError, parse_row};

fn column(values: &[f64]) -> Matrix {
    Matrix::new(values.to_vec(), 1).expect("a column of finite values")
}

#[test]
fn the_state_unfitted_takes_no_memory() {
    assert_eq!(size_of::<Unfitted>(), 0);
    assert_eq!(size_of::<Knn>(), size_of::<usize>());
}

#[test]
fn scikit_learn_guesses_the_same() -> anyhow::Result<()> {
    let (train, test) = wine::read(wine::path())?;
    let (x, y) = (&train.x, &train.y);
    let (transformer, predictor) = (Scaler::new(), Knn::new(5));
    let pipeline = Pipeline {
        transformer,
        predictor,
    }
    .fit(x, y)?;
    let wrong = |model: &dyn Predict| -> anyhow::Result<Vec<usize>> {
        let guesses = model.predict(&test.x)?.into_iter().zip(&test.y);
        let rows = guesses.enumerate().filter(|(_, (g, y))| g != *y);
        Ok(rows.map(|(row, _)| row).collect())
    };
    // Printed in Python: `np.flatnonzero(model.predict(X_test) != y_test)`.
    let raw = [
        8, 26, 27, 28, 32, 40, 43, 44, 45, 46, 47, 49, 51, 52, 53, 54, 57, 59,
    ];
    assert_eq!(wrong(&Knn::new(5).fit(x, y)?)?, raw);
    assert_eq!(wrong(&pipeline)?, [26, 32]);
    Ok(())
}

#[test]
fn a_column_that_does_not_vary_is_only_moved() -> Result<(), ModelError> {
    let x = column(&[0.1, 0.1, 0.1]);
    let scaled = Scaler::new().fit(&x, &[])?.transform(&column(&[2.1]))?;
    assert_eq!(scaled.rows().next(), Some(&[2.0][..]));
    Ok(())
}

#[test]
fn the_smaller_label_wins_a_tie() -> Result<(), ModelError> {
    let model =
        Knn::new(4).fit(&column(&[0.0, 1.0, 2.0, 3.0]), &[2, 1, 1, 2])?;
    assert_eq!(model.predict(&column(&[1.5]))?, [1]);
    assert_eq!(most_frequent(&[7, 3, 3, 7, 9]), 3);
    assert_eq!(most_frequent(&[]), 0);
    Ok(())
}

#[test]
fn every_mistake_has_its_own_error() -> Result<(), ModelError> {
    let x = column(&[0.0, 1.0]);
    let fit = |k, y: &[usize]| Knn::new(k).fit(&x, y).map(|_| ());
    assert_eq!(fit(1, &[0]), Err(ModelError::Labels { labels: 1, rows: 2 }));
    assert_eq!(
        fit(3, &[0, 1]),
        Err(ModelError::Neighbours { k: 3, rows: 2 })
    );
    assert_eq!(
        fit(0, &[0, 1]),
        Err(ModelError::Neighbours { k: 0, rows: 2 })
    );
    for (values, columns) in [(vec![], 1), (vec![1.0], 0), (vec![1.0; 3], 2)] {
        let shape = Matrix::new(values.clone(), columns);
        let values = values.len();
        assert_eq!(shape, Err(ModelError::Shape { values, columns }));
    }
    let infinite = Matrix::new(vec![0.0, 0.0, f64::INFINITY, 0.0], 2);
    let (row, column) = (1, 0);
    assert_eq!(infinite, Err(ModelError::NotFinite { row, column }));

    let wide = Matrix::new(vec![0.0, 1.0], 2)?;
    let columns = ModelError::Columns {
        found: 2,
        fitted: 1,
    };
    let majority = Majority.fit(&x, &[1, 1])?;
    assert_eq!(majority.predict(&wide), Err(columns));
    assert_eq!(majority.predict(&x), Ok(vec![1, 1]));
    Ok(())
}

#[test]
fn every_bad_row_has_its_own_error() {
    let row = |first: &str, class: &str| {
        parse_row(&format!("{first}{},{class}", ",1".repeat(12)))
    };
    assert_eq!(
        row("2.5", "2").map(|(row, class)| (row[0], class)),
        Ok((2.5, 2))
    );
    assert_eq!(row("1,1", "2"), Err(RowError::Columns(15)));
    assert_eq!(parse_row(""), Err(RowError::Columns(1)));
    assert_eq!(row("1", "-1"), Err(RowError::NotAClass("-1".to_owned())));
    assert!(matches!(
        row("", "2"),
        Err(RowError::NotANumber { column: 1, .. })
    ));
}

#[test]
fn all_ways_of_calling_agree() {
    let pixels = vec![Pixel(3), Pixel(4)];
    let pointers: Vec<&Pixel> = pixels.iter().collect();
    let objects: Vec<&dyn Data> = pixels.iter().map(|p| p as _).collect();
    assert_eq!(process(&pixels), 25);
    assert_eq!(process(&pointers), 25);
    assert_eq!(process(&objects), 25);
    assert_eq!(Batch::energy(&pixels), 25);
    assert_eq!(process(&[Sample(i16::MIN)]), 1 << 14);
}

#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn a_known_type_is_packed_and_an_object_is_called() {
    use why_rust::assembly::{Function, Loop, compile};

    let source = include_str!("../src/dispatch.rs");
    let calls = "
        #[inline(never)]
        pub fn pixels(items: &[Pixel]) -> u32 { process(items) }
        #[inline(never)]
        pub fn pointers(items: &[&Pixel]) -> u32 { process(items) }
        #[inline(never)]
        pub fn objects(items: &[&dyn Data]) -> u32 { process(items) }";
    let assembly = compile(&format!("{source}{calls}")).expect("rustc runs");
    let kind = |name| Function::read(&assembly, name).expect("a loop").kind();
    assert_eq!(kind("pixels"), Loop::Packed);
    assert_eq!(kind("pointers"), Loop::OneByOne);
    assert_eq!(kind("objects"), Loop::Calls);
}

#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn sums_are_added_one_by_one_in_pairs_and_two_at_a_time_in_blocks() {
    use why_rust::assembly::{Function, compile};

    let source = include_str!("../src/knn/distance.rs");
    let assembly = compile(source).expect("rustc runs");
    let adds = |name, instruction| {
        let function = Function::read(&assembly, name).expect("a function");
        let lines = function.lines().iter();
        lines.filter(|line| line.starts_with(instruction)).count()
    };
    assert_eq!(adds("squared_distance", "addpd"), 0);
    assert!(adds("squared_distance", "addsd") > 0);
    assert_eq!(adds("dot_products", "addsd"), 0);
    assert!(adds("dot_products", "addpd") > 0);
}
