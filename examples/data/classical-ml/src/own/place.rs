//! In which line of a file a record begins.

use anyhow::ensure;
use csv::StringRecord;

/// How far a text is read. csv counts lines as well, but where a line ends
/// in two characters, as on Windows, it is one short.
pub struct Place<'a> {
    pub rest: &'a str,
    at: usize,
    line: u64,
}

impl<'a> Place<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            at: 0,
            line: 1,
        }
    }

    /// The line in which `record` begins, counted from 1.
    pub fn line(&mut self, record: &StringRecord) -> u64 {
        let start = record.position().map_or(0, |place| place.byte() as usize);
        let rest = &self.rest[start - self.at..];
        let rest = rest.trim_start_matches(['\r', '\n']);
        let passed = &self.rest[..self.rest.len() - rest.len()];
        self.line += passed.bytes().filter(|one| *one == b'\n').count() as u64;
        self.at += passed.len();
        self.rest = rest;
        self.line
    }
}

/// A quote that is never closed takes the rest of the file into one cell.
pub fn open_quote(
    rest: &str,
    record: &StringRecord,
    line: u64,
) -> anyhow::Result<()> {
    if record.iter().any(|one| one.contains('\n')) {
        let quotes = rest.bytes().filter(|one| *one == b'"').count();
        ensure!(
            quotes % 2 == 0,
            "line {line}: a quote opens here and is never closed"
        );
    }
    Ok(())
}
