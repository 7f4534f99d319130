//! A download log that is made up by a seeded generator, and the question that is asked of it.

use std::fs::File;
use std::ops::Range;
use std::path::{Path, PathBuf};

use polars::prelude::*;

use crate::generator::{target, uniform};

const FIRST_DAY: i32 = 20_047; // 2024-11-20, counted from 1970-01-01
const DAYS: u64 = 730;
const NAMES: [&str; 8] = [
    "numpy", "torch", "pandas", "serde", "tokio", "polars", "axum", "burn",
];
const COUNTRIES: [&str; 6] = ["BR", "DE", "IN", "JP", "KE", "US"];

/// Where a log of that many rows lies; it is written at the first call.
pub fn log(rows: usize) -> anyhow::Result<PathBuf> {
    target(&format!("downloads-{rows}.parquet"), |path| {
        write(path, rows)
    })
}

// ANCHOR: write
/// Writes 40 row groups, one after the other, so that memory holds only one.
fn write(path: &Path, rows: usize) -> anyhow::Result<()> {
    let schema = batch(0..1, 1)?.schema().clone();
    let mut writer =
        ParquetWriter::new(File::create(path)?).batched(&schema)?;
    let group = rows.div_ceil(40);
    for first in (0..rows).step_by(group) {
        let last = rows.min(first + group);
        writer.write_batch(&batch(first..last, rows)?)?;
    }
    writer.finish()?;
    Ok(())
}
// ANCHOR_END: write

/// Some rows of a log that has `rows` of them, ordered by day.
fn batch(range: Range<usize>, rows: usize) -> PolarsResult<DataFrame> {
    let row = || range.clone().map(|row| row as u64);
    let day = |row| FIRST_DAY + (row * DAYS / rows as u64) as i32;
    let day: Vec<i32> = row().map(day).collect();
    let name = |row| NAMES[(uniform(row, 1).powi(2) * 8.0) as usize];
    let name: Vec<&str> = row().map(name).collect();
    let country =
        |row| COUNTRIES.get((uniform(row, 2) * 6.5) as usize).copied();
    let country: Vec<Option<&str>> = row().map(country).collect();
    let bytes = |row| 20_000 + (uniform(row, 3).powi(3) * 5e7) as i64;
    let bytes: Vec<i64> = row().map(bytes).collect();
    let seconds = |row| (50.0 + uniform(row, 4) * 4_000.0).round() / 1e3;
    let seconds: Vec<f64> = row().map(seconds).collect();
    let day = Column::new("day".into(), day).cast(&DataType::Date)?;
    let mut frame = df!(
        "name" => name, "country" => country, "bytes" => bytes,
        "seconds" => seconds
    )?;
    frame.insert_column(0, day)?;
    Ok(frame)
}
