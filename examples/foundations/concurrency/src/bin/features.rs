//! Prints features of many documents; `--time one|parts|rayon` times one way.

use anyhow::{Result, bail};
use concurrency::{corpus, features, parallel, timing};
use rayon::ThreadPoolBuilder;
use std::hint::black_box;

const COUNT: usize = 2000;
const THREADS: usize = 2;

fn main() -> Result<()> {
    let texts = corpus::texts()?;
    let documents: Vec<_> = corpus::generate(&texts, COUNT).collect();
    let pool = ThreadPoolBuilder::new().num_threads(THREADS).build()?;

    let rows = parallel::one(&documents);
    let same = rows == pool.install(|| parallel::rayon(&documents))
        && rows == parallel::parts(&documents, THREADS);
    let bytes = documents.iter().map(Vec::len);
    println!("documents             {COUNT:>9}");
    println!(
        "bytes, first half     {:>9}",
        bytes.clone().take(COUNT / 2).sum::<usize>()
    );
    println!(
        "bytes, second half    {:>9}",
        bytes.skip(COUNT / 2).sum::<usize>()
    );
    println!(
        "words                 {:>9}",
        rows.iter().flatten().sum::<u32>()
    );
    println!("checksum of the rows  {:>9x}", features::checksum(&rows));
    println!(
        "two workers agree     {:>9}",
        if same { "yes" } else { "no" }
    );

    let Some(way) = timing::requested() else {
        return Ok(());
    };
    let documents = black_box(&documents);
    let seconds = match way.as_str() {
        "one" => timing::seconds(|| parallel::one(documents)),
        "parts" => timing::seconds(|| parallel::parts(documents, THREADS)),
        "rayon" => {
            pool.install(|| timing::seconds(|| parallel::rayon(documents)))
        }
        other => bail!("no way `{other}`"),
    };
    println!("seconds {seconds:.9}");
    Ok(())
}
