//! The sigmoid of a million numbers by several at a time; `--time` times it.

mod exp;

use std::env;
use std::hint::black_box;
use std::time::Instant;

use arrays::pcg;
use exp::fast_sigmoid;

const REPEATS: u32 = 100;

fn main() {
    let x = pcg::seven().random((62_500, 16)) * 8.0 - 4.0;
    let y = fast_sigmoid(&x);
    println!("sum    {:.2}", y.pow2().sum());
    println!("corner {:.6}", y[[62_499, 0]]);
    if env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(fast_sigmoid(black_box(&x)));
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.9}");
    }
}
