//! Random numbers: a stream of NumPy's own, and the usual way.

use arrays::pcg;
use ndarray::{Array2, Axis};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

// ANCHOR: normal
fn normal(rng: &mut impl Rng, shape: (usize, usize)) -> Array2<f64> {
    Array2::from_shape_simple_fn(shape, || rng.sample(StandardNormal))
}
// ANCHOR_END: normal

fn main() {
    // ANCHOR: random
    let uniform = pcg::seven().random((2, 3));
    println!("NumPy's stream {uniform:.6}");
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let x = normal(&mut rng, (10_000, 2));
    println!("deviations     {:.1}", x.std_axis(Axis(0), 1.0));
    // ANCHOR_END: random
}
