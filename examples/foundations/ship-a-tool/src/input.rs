//! Opens a file, tells CSV from Parquet, and counts what its rows hold.

use std::fs::File;
use std::io::{self, Read, Seek};

use anyhow::{Context, Result, ensure};
use csv::{ReaderBuilder, StringRecord};

use crate::counts::Counts;
use crate::error::locate;
use crate::parquet_file;
use crate::progress;

/// What the reader is told on the command line.
#[derive(Clone, Debug, clap::Args)]
pub struct Format {
    /// A text that means "missing", besides the empty one; may be repeated
    #[arg(long, value_name = "TEXT", default_values = ["NA", "NaN"])]
    pub missing: Vec<String>,
    /// The character between the values of a CSV file
    #[arg(long, value_name = "CHAR", default_value = ",", value_parser = ascii)]
    pub delimiter: u8,
}

// ANCHOR: ascii
/// A parser of one's own: clap adds the option's name to the message.
fn ascii(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() => Ok(*byte),
        _ => Err("one ASCII character, or `\\t`".to_owned()),
    }
}
// ANCHOR_END: ascii

// ANCHOR: read
/// Reads a file of either format, or CSV from standard input if it is `-`.
pub fn read(path: &str, format: &Format) -> Result<Counts> {
    if path == "-" {
        let bar = progress::unknown();
        return read_csv(bar.wrap_read(io::stdin().lock()), path, format);
    }
    let file = File::open(path).with_context(|| path.to_owned())?;
    let bar = progress::bytes(file.metadata()?.len());
    match is_parquet(&file).with_context(|| path.to_owned())? {
        true => {
            parquet_file::read(file, format).with_context(|| path.to_owned())
        }
        false => read_csv(bar.wrap_read(file), path, format),
    }
}
// ANCHOR_END: read

// ANCHOR: read_csv
fn read_csv(source: impl Read, file: &str, format: &Format) -> Result<Counts> {
    let mut reader = ReaderBuilder::new()
        .delimiter(format.delimiter)
        .from_reader(source);
    let none = StringRecord::new();
    let header = reader
        .headers()
        .map_err(|e| locate(e, file, &none))?
        .clone();
    ensure!(!header.is_empty(), "{file}: no header, so no columns");
    let mut counts = Counts::new(&header, &format.missing);
    let mut row = StringRecord::new(); // one, and filled again for each row
    while reader
        .read_record(&mut row)
        .map_err(|e| locate(e, file, &header))?
    {
        counts.push(&row);
    }
    Ok(counts)
}
// ANCHOR_END: read_csv

/// By its first four bytes, since names can be wrong.
fn is_parquet(mut file: &File) -> io::Result<bool> {
    let mut magic = Vec::new();
    file.take(4).read_to_end(&mut magic)?;
    file.rewind()?;
    Ok(magic == b"PAR1")
}
