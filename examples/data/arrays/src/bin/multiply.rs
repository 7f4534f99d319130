//! A matrix product by the crate gemm: `multiply [n] [--time]`.
#![expect(unsafe_code, reason = "gemm takes addresses")]

use std::env;
use std::hint::black_box;
use std::time::Instant;

use arrays::pcg;
use gemm::{Parallelism, gemm};
use ndarray::{Array2, ArrayRef2, Axis};

// ANCHOR: multiply
/// `a.dot(b)` by the crate gemm, on one thread.
fn multiply(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    let ((rows, inner), columns) = (a.dim(), b.ncols());
    assert_eq!(inner, b.nrows(), "shapes that do not fit");
    let mut c = Array2::zeros((rows, columns));
    let strides = |x: &ArrayRef2<f64>| {
        (x.stride_of(Axis(1)), x.stride_of(Axis(0))) // columns first
    };
    let ((a1, a0), (b1, b0), (c1, c0)) = (strides(a), strides(b), strides(&c));
    let (a, b, to) = (a.as_ptr(), b.as_ptr(), c.as_mut_ptr());
    // SAFETY: each address and its strides are those of an array with these
    // shapes, which lives until the end, and `c` belongs to nobody else.
    unsafe {
        #[rustfmt::skip] // a line for each matrix
        gemm(
            rows, columns, inner,
            to, c1, c0, false, // overwrite what is there
            a, a1, a0,
            b, b1, b0,
            0.0, 1.0, // 0 · c + 1 · a · b
            false, false, false, // no complex numbers
            Parallelism::None,
        );
    }
    c
}
// ANCHOR_END: multiply

fn main() -> anyhow::Result<()> {
    let n: usize = env::args().nth(1).unwrap_or("64".into()).parse()?;
    let mut rng = pcg::seven();
    let (a, b) = (rng.random((n, n)), rng.random((n, n)));
    let c = multiply(&a, &b);
    println!("n       {n}");
    println!("sum     {:.1}", c.sum());
    println!("corner  {:.3}", c[[n - 1, 0]]);
    if env::args().any(|argument| argument == "--time") {
        let repeats = (6_000_000_000 / n.pow(3)).max(1);
        let start = Instant::now();
        for _ in 0..repeats {
            black_box(multiply(black_box(&a), black_box(&b)));
        }
        let seconds = start.elapsed().as_secs_f64() / repeats as f64;
        println!("seconds {seconds:.9}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{multiply, pcg::seven};
    use ndarray::s;

    #[test]
    fn the_product_is_that_of_ndarray_for_any_strides() {
        let (a, b) = (seven().random((7, 12)), seven().random((6, 9)));
        let a = a.slice(s![..;-1, ..;2]); // (7, 6)
        for (a, b) in [(a, b.view()), (b.t(), a.t())] {
            let error = multiply(&a, &b) - a.dot(&b);
            assert!(error.iter().all(|x| x.abs() < 1e-12));
        }
    }
}
