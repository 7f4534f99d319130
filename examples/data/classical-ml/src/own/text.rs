//! Bytes that someone chose: text, or a reason why not.

use std::str::from_utf8;

use anyhow::{bail, ensure};

pub const MOST_BYTES: usize = 5_000_000;

/// How other formats begin, and what to do with them.
const MAGIC: [(&[u8], &str); 7] = [
    (
        b"PK\x03\x04",
        "a ZIP archive, as .xlsx and .ods are; save the sheet as CSV",
    ),
    (b"\x1f\x8b", "compressed by gzip; unpack it first"),
    (b"PAR1", "a Parquet file; write it as CSV"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file; save it as CSV"),
    (b"\xff\xfe", "UTF-16 text; save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text; save it as UTF-8"),
];

/// The text without a byte order mark.
pub fn decode(bytes: &[u8]) -> anyhow::Result<&str> {
    ensure!(
        bytes.len() <= MOST_BYTES,
        "the file has {} bytes, and {MOST_BYTES} are the most",
        bytes.len()
    );
    for (magic, what) in MAGIC {
        ensure!(!bytes.starts_with(magic), "this is {what}");
    }
    let text = match from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bail!("{}", foreign(bytes, error.valid_up_to())),
    };
    if let Some(at) = text.find('\0') {
        bail!("{}: a byte of 0, so this is not text", place(text, at));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    ensure!(!text.trim().is_empty(), "the file is empty");
    Ok(text)
}

fn foreign(bytes: &[u8], at: usize) -> String {
    let before = from_utf8(&bytes[..at]).unwrap_or_default();
    let place = place(before, at);
    format!(
        "{place}: byte 0x{:02X} is not UTF-8; save the file as UTF-8",
        bytes[at]
    )
}

/// Where byte `at` is, counted as an editor counts.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|one| *one != '\n').count();
    format!("line {line}, character {}", column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        decode(bytes).expect_err("it is refused").to_string()
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_name() {
        let text = decode(b"\xef\xbb\xbfa,b\n1,2\n").expect("it is text");
        assert_eq!(text, "a,b\n1,2\n");
    }

    #[test]
    fn latin_1_is_told_with_its_place() {
        let told = refused(b"name,x\nJ\xc3\xb6rg,1\nJ\xf6rg,2\n");
        let place = "line 3, character 2: byte 0xF6 is not UTF-8";
        assert!(told.starts_with(place), "{told}");
        let cut = refused(b"a,b\n1,\xc3"); // ends within a character
        assert!(cut.starts_with("line 2, character 3"), "{cut}");
    }

    #[test]
    fn what_is_no_csv_is_named() {
        assert!(refused(b"PK\x03\x04rest").contains(".xlsx"));
        assert!(refused(b"\xff\xfea\0").contains("UTF-16"));
        assert!(refused(b"PAR1").contains("Parquet"));
        assert!(refused(b"ab\ncd\0").starts_with("line 2, character 3"));
        assert_eq!(refused(b"\xef\xbb\xbf \r\n\n"), "the file is empty");
        assert_eq!(refused(b""), "the file is empty");
    }

    #[test]
    fn too_large_is_refused_before_it_is_read() {
        let told = refused(&vec![b'1'; MOST_BYTES + 1]);
        assert!(told.contains("5000001 bytes"), "{told}");
    }
}
