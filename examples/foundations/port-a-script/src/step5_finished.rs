//! Step 5: the finished program. All bad cells are reported at once, and the
//! output file appears only when it is complete.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};

use crate::step3_enums::{CleanError, Penguin, Raw};
use crate::step4_pure::{fill, summary, write};

const SHOWN: usize = 10;

// ANCHOR: clean
/// Cleans the file `from` into the file `to`, and returns the summary.
pub fn clean(from: &Path, to: &Path) -> anyhow::Result<String> {
    let file = File::open(from)
        .with_context(|| format!("cannot open {}", from.display()))?;
    let (penguins, errors) = read(file)?;
    if !errors.is_empty() {
        bail!("{}", report(&errors));
    }
    let sizes = fill(&penguins)?;
    let unfinished = to.with_extension("unfinished");
    let mut out = BufWriter::new(File::create(&unfinished)?);
    write(&penguins, &sizes, &mut out)?;
    out.flush()?;
    fs::rename(unfinished, to)?;
    Ok(summary(&penguins, &sizes))
}
// ANCHOR_END: clean

// ANCHOR: read
/// The good rows, sorted by date, and what is wrong with the others.
pub fn read(
    input: impl Read,
) -> Result<(Vec<Penguin>, Vec<CleanError>), csv::Error> {
    let mut reader = csv::Reader::from_reader(input);
    let headers = reader.headers()?.clone();
    let (mut penguins, mut errors) = (Vec::new(), Vec::new());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let line = record.position().map_or(0, |place| place.line());
        let raw: Raw = record.deserialize(Some(&headers))?;
        match raw.check(line) {
            Ok(penguin) => penguins.push(penguin),
            Err(error) => errors.push(error),
        }
    }
    penguins.sort_by_key(|penguin| penguin.date);
    Ok((penguins, errors))
}
// ANCHOR_END: read

fn report(errors: &[CleanError]) -> String {
    let mut lines: Vec<String> =
        errors.iter().take(SHOWN).map(|e| e.to_string()).collect();
    if errors.len() > SHOWN {
        lines.push(format!("and {} more", errors.len() - SHOWN));
    }
    lines.join("\n")
}
