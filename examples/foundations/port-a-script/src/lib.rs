//! One script, ported five times: each step reads the text of a CSV file and
//! returns the [`Cleaned`] table and the summary that the script prints.

pub mod compare;
pub mod generate;
pub mod step1_literal;
pub mod step2_records;
pub mod step3_enums;
pub mod step4_pure;
pub mod step5_finished;

/// What the script writes to its file, and what it prints.
#[derive(Debug, PartialEq)]
pub struct Cleaned {
    pub csv: String,
    pub summary: String,
}

/// Bytes and checksum, the last line of the programs' output.
pub fn checksum(data: &[u8]) -> String {
    let (a, b) = data.iter().fold((1, 0), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    format!("{} bytes, adler32 {:08x}", data.len(), (b << 16) | a)
}
