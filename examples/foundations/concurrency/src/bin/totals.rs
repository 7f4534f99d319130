//! Prints totals and how often a lock was taken; `--time locked|merged|alone`.

use anyhow::{Result, bail};
use concurrency::features::BUCKETS;
use concurrency::{corpus, timing, totals};
use rayon::ThreadPoolBuilder;
use std::hint::black_box;

fn main() -> Result<()> {
    let texts = corpus::texts()?;
    let documents: Vec<_> = corpus::generate(&texts, 2000).collect();
    let pool = ThreadPoolBuilder::new().num_threads(2).build()?;

    let shared = totals::Shared::new([0; BUCKETS]);
    pool.install(|| totals::locked(&documents, &shared));
    let merged = pool.install(|| totals::merged(&documents));
    println!("words   {}", merged.iter().sum::<u32>());
    println!("locked  {} times", shared.times_locked());
    println!(
        "merged  {}",
        if merged == *shared.lock() {
            "the same totals"
        } else {
            "other totals"
        }
    );

    let Some(way) = timing::requested() else {
        return Ok(());
    };
    let documents = black_box(&documents);
    let seconds = pool.install(|| match way.as_str() {
        "locked" => Ok(timing::seconds(|| totals::locked(documents, &shared))),
        "merged" => Ok(timing::seconds(|| totals::merged(documents))),
        "alone" => Ok(timing::seconds(|| totals::alone(documents))),
        other => bail!("no way `{other}`"),
    })?;
    println!("seconds {seconds:.9}");
    Ok(())
}
