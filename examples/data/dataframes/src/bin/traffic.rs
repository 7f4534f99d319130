//! Asks the download log its question; `--time` uses ten million rows, and times reading and work.

use std::env;
use std::time::Instant;

use dataframes::releases::{self, RELEASES};
use dataframes::{downloads, text::table, traffic};
use polars::prelude::*;

fn main() -> anyhow::Result<()> {
    let option = |name: &str| env::args().any(|argument| argument == name);
    let rows = if option("--time") { 10_000_000 } else { 20_000 };
    let log = downloads::log(rows)?;
    let packages = traffic::packages(releases::scan(RELEASES)?);
    let start = Instant::now();
    let plan = traffic::traffic(traffic::scan(&log)?, packages);
    let frame = match option("--in-memory") {
        true => plan.collect()?,
        false => plan.collect_with_engine(Engine::Streaming)?.unwrap_single(),
    };
    let seconds = start.elapsed().as_secs_f64();
    println!("{}", table(&frame));
    if option("--time") {
        println!("seconds {seconds:.6}");
    }
    Ok(())
}
