//! Sums up a corpus under a memory limit: read at once, planned, and streamed. Linux.

use std::env;
use std::process::Command;

use dataframes::{corpus, text::table, traffic};
use polars::prelude::*;

const DOCUMENTS: usize = 40_000;
const KILOBYTES: usize = 56_000; // of 1,024 bytes, as `ulimit` counts

fn main() -> anyhow::Result<()> {
    let corpus = corpus::corpus(DOCUMENTS)?;
    if let Some(way) = env::args().nth(1) {
        let frame = amounts(&way, traffic::scan(&corpus)?)?;
        println!("{}", table(&frame));
        return Ok(());
    }
    let whole = traffic::scan(&corpus)?.collect()?;
    println!(
        "table {} MB, limit {} MB",
        whole.estimated_size() / 1_000_000,
        KILOBYTES * 1024 / 1_000_000
    );
    for way in ["eager", "lazy", "streaming"] {
        println!("{way}:{}", under_limit(way)?);
    }
    Ok(())
}

// ANCHOR: ways
fn amounts(way: &str, corpus: LazyFrame) -> PolarsResult<DataFrame> {
    match way {
        "eager" => corpus::amounts(corpus.collect()?.lazy()).collect(),
        "lazy" => corpus::amounts(corpus).collect(),
        _ => corpus::amounts(corpus)
            .collect_with_engine(Engine::Streaming)
            .map(|result| result.unwrap_single()),
    }
}
// ANCHOR_END: ways

// ANCHOR: limit
/// Runs this program once more, with a limit on the memory that it may write.
fn under_limit(way: &str) -> anyhow::Result<String> {
    let run = Command::new("sh")
        .arg("-c")
        .arg(format!(r#"ulimit -d {KILOBYTES} && exec "$0" {way}"#))
        .arg(env::current_exe()?)
        .env("POLARS_MAX_THREADS", "2")
        .output()?;
    let said = String::from_utf8(run.stderr)?;
    Ok(match run.status.success() {
        true => format!("\n{}", String::from_utf8(run.stdout)?.trim_end()),
        false if said.contains("memory allocation of") => {
            " stopped, memory allocation failed".to_owned()
        }
        false => format!(" failed: {said}"),
    })
}
// ANCHOR_END: limit
