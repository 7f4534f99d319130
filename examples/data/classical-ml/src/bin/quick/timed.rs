//! Timing, as the programs do it that measure this module.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::Context;

/// Shows the model; with `--time` fits it again for a quarter of a second.
pub fn timed<T>(
    fit: impl Fn() -> Option<T>,
    show: impl Fn(&T),
) -> anyhow::Result<()> {
    show(&fit().context("no model")?);
    if env::args().any(|argument| argument == "--time") {
        let (start, mut runs) = (Instant::now(), 0);
        while start.elapsed().as_secs_f64() < 0.25 {
            black_box(fit());
            runs += 1;
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
