//! **Merge, and take it back.** Write `merge`, which adds the change of a pair to the matrix, and `unmerge`, which takes it away again, to put another adapter in its place. The rank is to be read
//! from the shapes. The merged layer must answer as the layer and the pair side by side, to 1e-5 of the largest output.
//!
//! Hint: which of `a.matmul(&b)` and `b.matmul(&a)` has the shape of `w`?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};

    /// `w` (outputs, inputs), changed by `a` (rank, inputs) and `b` (outputs, rank).
    pub fn merge(
        w: &Tensor,
        a: &Tensor,
        b: &Tensor,
        alpha: f64,
    ) -> Result<Tensor> {
        println!("add {:?} and {:?}, times {alpha}", a.dims(), b.dims());
        Ok(w.clone())
    }

    /// What `merge` has got, from what it has returned.
    pub fn unmerge(
        merged: &Tensor,
        a: &Tensor,
        b: &Tensor,
        alpha: f64,
    ) -> Result<Tensor> {
        println!("take away {:?} and {:?}, times {alpha}", a.dims(), b.dims());
        Ok(merged.clone())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};

    /// `w` (outputs, inputs), changed by `a` (rank, inputs) and `b` (outputs, rank).
    pub fn merge(
        w: &Tensor,
        a: &Tensor,
        b: &Tensor,
        alpha: f64,
    ) -> Result<Tensor> {
        w + change(a, b, alpha)?
    }

    /// What `merge` has got, from what it has returned.
    pub fn unmerge(
        merged: &Tensor,
        a: &Tensor,
        b: &Tensor,
        alpha: f64,
    ) -> Result<Tensor> {
        merged - change(a, b, alpha)?
    }

    fn change(a: &Tensor, b: &Tensor, alpha: f64) -> Result<Tensor> {
        let rank = a.dim(0)?;
        b.matmul(a)? * (alpha / rank as f64)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{merge, unmerge};
use candle_core::{Device::Cpu, Result, Tensor};

fn wave(rows: usize, columns: usize, step: f64) -> Result<Tensor> {
    let places = Tensor::arange(0f32, (rows * columns) as f32, &Cpu)?;
    (places.sqr()? * step)?.sin()?.reshape((rows, columns))
}

/// How far two tensors are apart, in parts of the largest number.
fn apart(found: &Tensor, expected: &Tensor) -> Result<f32> {
    assert_eq!(found.dims(), expected.dims());
    let largest = expected.abs()?.max_all()?.to_scalar::<f32>()?;
    let apart = (found - expected)?.abs()?.max_all()?.to_scalar::<f32>()?;
    Ok(apart / largest)
}

fn answers_as_side_by_side(outputs: usize, inputs: usize) -> Result<()> {
    let x = wave(5, inputs, 1.7)?;
    let w = wave(outputs, inputs, 2.3)?;
    for (rank, alpha) in [(1, 1.0), (3, 12.0), (4, 2.0)] {
        let (a, b) = (wave(rank, inputs, 0.9)?, wave(outputs, rank, 0.7)?);
        let beside = x.matmul(&a.t()?)?.matmul(&b.t()?)?;
        let beside = (x.matmul(&w.t()?)? + (beside * (alpha / rank as f64))?)?;
        let merged = x.matmul(&merge(&w, &a, &b, alpha)?.t()?)?;
        assert!(
            apart(&merged, &beside)? < 1e-5,
            "rank {rank}, alpha {alpha}"
        );
    }
    Ok(())
}

#[test]
fn a_square_answers_as_side_by_side() -> Result<()> {
    answers_as_side_by_side(8, 8)
}

#[test]
fn a_long_and_a_wide_matrix_too() -> Result<()> {
    answers_as_side_by_side(6, 10)?;
    answers_as_side_by_side(10, 6)
}

#[test]
fn taken_back_it_is_as_before() -> Result<()> {
    let (a, b) = (wave(3, 10, 0.9)?, wave(6, 3, 0.7)?);
    let w = wave(6, 10, 2.3)?;
    let back = unmerge(&merge(&w, &a, &b, 12.0)?, &a, &b, 12.0)?;
    assert!(apart(&back, &w)? < 1e-5);
    let minus = merge(&w, &a, &b, -12.0)?;
    assert!(apart(&unmerge(&w, &a, &b, 12.0)?, &minus)? < 1e-5);
    Ok(())
}

#[test]
fn pairs_that_do_not_fit_are_an_error() -> Result<()> {
    let w = wave(6, 10, 2.3)?;
    assert!(merge(&w, &wave(3, 10, 0.9)?, &wave(6, 2, 0.7)?, 1.0).is_err());
    assert!(merge(&w, &wave(3, 9, 0.9)?, &wave(6, 3, 0.7)?, 1.0).is_err());
    Ok(())
}
// ANCHOR_END: tests
