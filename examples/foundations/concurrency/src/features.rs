//! One document in, one row of whole numbers out: a hashed bag of words.

// ANCHOR: row
pub const BUCKETS: usize = 256;

/// How many words of the document fall into each bucket.
pub type Row = [u32; BUCKETS];

pub fn row(document: &[u8]) -> Row {
    let mut row = [0; BUCKETS];
    for word in words(document) {
        row[bucket(word)] += 1;
    }
    row
}

/// Runs of letters.
pub fn words(document: &[u8]) -> impl Iterator<Item = &[u8]> {
    document
        .split(|byte| !byte.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
}

pub fn bucket(word: &[u8]) -> usize {
    crc32(word.iter().map(u8::to_ascii_lowercase)) as usize % BUCKETS
}
// ANCHOR_END: row

/// `total` and `row`, bucket by bucket.
pub fn add(mut total: Row, row: &Row) -> Row {
    for (total, count) in total.iter_mut().zip(row) {
        *total += count;
    }
    total
}

/// A number that differs for nearly all lists of rows that differ.
pub fn checksum(rows: &[Row]) -> u32 {
    crc32(rows.iter().flatten().flat_map(|count| count.to_le_bytes()))
}

/// The checksum of zlib, which Python has as `zlib.crc32`.
fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    !bytes.fold(!0, |crc, byte| {
        TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8)
    })
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let (mut crc, mut bit) = (i as u32, 0);
        while bit < 8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
};
