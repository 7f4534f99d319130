//! What the made-up tables have in common: where they lie, and their random numbers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Tests of one process run side by side, and only one may write.
static WRITING: Mutex<()> = Mutex::new(());

/// A file below `target/`; `write` makes it at the first call.
pub fn target(
    name: &str,
    write: impl Fn(&Path) -> anyhow::Result<()>,
) -> anyhow::Result<PathBuf> {
    let target = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../target");
    let folder = Path::new(target).join("dataframes");
    let path = folder.join(name);
    let _one = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    if !path.is_file() {
        fs::create_dir_all(&folder)?;
        let part = path.with_extension(std::process::id().to_string());
        write(&part)?;
        fs::rename(part, &path)?; // whole, or not there
    }
    Ok(path)
}

/// From 0 to 1, by the finishing steps of the generator SplitMix64.
pub fn uniform(row: u64, column: u64) -> f64 {
    let mut z = (row * 16 + column).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / 2.0_f64.powi(53)
}
