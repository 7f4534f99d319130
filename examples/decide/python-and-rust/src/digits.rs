//! A line of text becomes a [`Digit`], or a [`RowError`] that says why not.

use std::{fmt, fs, num::ParseIntError, path::Path, str::FromStr};

use anyhow::Context;

// ANCHOR: digit
pub const PIXELS: usize = 64;
pub const MAX_PIXEL: u8 = 16;

pub type Image = [u8; PIXELS];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digit {
    /// 8 × 8, row by row, each from 0 to `MAX_PIXEL`.
    pub image: Image,
    pub label: u8, // 0 to 9
}
// ANCHOR_END: digit

// ANCHOR: errors
#[derive(Debug, PartialEq, Eq)]
pub enum RowError {
    Columns(usize),
    NotANumber {
        column: usize,
        source: ParseIntError,
    },
    OutOfRange {
        column: usize,
        pixel: u8,
    },
    NotADigit(u8),
}
// ANCHOR_END: errors

// ANCHOR: parse
impl FromStr for Digit {
    type Err = RowError;

    fn from_str(line: &str) -> Result<Self, RowError> {
        let mut cells = Vec::with_capacity(PIXELS + 1);
        for (column, cell) in line.split(',').enumerate() {
            let wrong = |source| RowError::NotANumber { column, source };
            cells.push(cell.parse::<u8>().map_err(wrong)?);
        }
        let Some((&label, pixels)) = cells.split_last() else {
            return Err(RowError::Columns(0));
        };
        let wrong = |_| RowError::Columns(cells.len());
        let image = Image::try_from(pixels).map_err(wrong)?;
        if let Some(column) = image.iter().position(|&p| p > MAX_PIXEL) {
            let pixel = image[column];
            return Err(RowError::OutOfRange { column, pixel });
        }
        if label > 9 {
            return Err(RowError::NotADigit(label));
        }
        Ok(Digit { image, label })
    }
}
// ANCHOR_END: parse

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns(found) => {
                write!(f, "{found} columns instead of {}", PIXELS + 1)
            }
            Self::NotANumber { column, .. } => {
                write!(f, "column {column} is no small number")
            }
            Self::OutOfRange { column, pixel } => {
                write!(f, "column {column} is {pixel}, not 0 to {MAX_PIXEL}")
            }
            Self::NotADigit(label) => write!(f, "label {label} is no digit"),
        }
    }
}

impl std::error::Error for RowError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotANumber { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// The digits of a file; an error names the file and the line.
pub fn read(path: &Path) -> anyhow::Result<Vec<Digit>> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read {path:?}"))?;
    let digit = |(index, line): (usize, &str)| {
        let place = || format!("{path:?}, line {}", index + 1);
        line.parse::<Digit>().with_context(place)
    };
    text.lines().enumerate().map(digit).collect()
}

/// Where the chapter's data lies, whatever the working directory.
pub fn path() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/digits.csv"))
}
