//! Photographs as portable graymaps (PGM): a line for each of format, size and white, and then the pixels.

use std::path::Path;

use ndarray::Array2;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum PgmError {
    #[error("cannot be read")]
    Io(#[from] std::io::Error),
    #[error("not a graymap of one byte a pixel")]
    Format,
}

/// Height by width.
pub fn read(path: &Path) -> Result<Array2<u8>, PgmError> {
    parse(&std::fs::read(path)?).ok_or(PgmError::Format)
}

fn parse(bytes: &[u8]) -> Option<Array2<u8>> {
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let (format, size, white) = (parts.next()?, parts.next()?, parts.next()?);
    let (width, height) = std::str::from_utf8(size).ok()?.split_once(' ')?;
    let shape = (height.parse().ok()?, width.parse().ok()?);
    let pixels = parts.next()?.to_vec();
    let known = format == b"P5" && white == b"255";
    Array2::from_shape_vec(shape, pixels).ok().filter(|_| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rows_of_three_pixels_one_of_them_a_line_feed() {
        let image =
            parse(b"P5\n3 2\n255\n\x01\n\x03\x04\x05\xff").expect("a graymap");
        assert_eq!(image, ndarray::array![[1, 10, 3], [4, 5, 255]]);
    }

    #[test]
    fn another_format_or_too_few_pixels() {
        for bytes in [
            &b"P2\n1 1\n255\n7"[..],
            b"P5\n1 1\n15\n7",
            b"P5\n2 2\n255\n123",
            b"P5\n2 2",
        ] {
            assert!(parse(bytes).is_none());
        }
    }
}
