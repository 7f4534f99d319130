//! Counts words in one variable from several threads.

use concurrency::{corpus, features};
use rayon::prelude::*;

fn main() -> std::io::Result<()> {
    let texts = corpus::texts()?;
    let mut count = 0;
    texts
        .par_iter()
        .for_each(|text| count += features::words(text).count());
    println!("{count}");
    Ok(())
}
