//! The digits of decide/python-and-rust as tensors.

use candle_core::{Device, Error, Result, Tensor};
use python_and_rust::digits::{Digit, MAX_PIXEL, PIXELS};

const CSV: &str =
    include_str!("../../../decide/python-and-rust/data/digits.csv");

/// As many as k-nearest neighbours knew in that chapter.
pub const KNOWN: usize = 1000;

/// Images and what they show, row by row.
#[derive(Clone)]
pub struct Part {
    pub images: Tensor, // (n, 64), from 0 to 1
    pub labels: Tensor, // (n), u32
}

impl Part {
    pub fn new(digits: &[Digit], device: &Device) -> Result<Self> {
        let images = digits.iter().flat_map(|digit| digit.image);
        let images: Vec<f32> = images.map(f32::from).collect();
        let images = Tensor::from_vec(images, (digits.len(), PIXELS), device)?;
        let labels = digits.iter().map(|digit| u32::from(digit.label));
        let labels = Tensor::from_iter(labels, device)?;
        let images = (images / f64::from(MAX_PIXEL))?;
        Ok(Self { images, labels })
    }

    pub fn len(&self) -> usize {
        self.labels.elem_count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    // ANCHOR: rows
    /// The rows with these numbers.
    pub fn rows(&self, numbers: &[u32]) -> Result<Self> {
        let numbers = Tensor::new(numbers, self.images.device())?;
        Ok(Self {
            images: self.images.index_select(&numbers, 0)?,
            labels: self.labels.index_select(&numbers, 0)?,
        })
    }
    // ANCHOR_END: rows
}

/// All digits, in the order of the file.
pub fn read() -> Result<Vec<Digit>> {
    let lines = CSV.lines();
    lines
        .map(|line| line.parse().map_err(Error::wrap))
        .collect()
}

/// The known digits, and those that no choice may look at.
pub fn split(device: &Device) -> Result<(Part, Part)> {
    let digits = read()?;
    let (known, unknown) = digits.split_at(KNOWN);
    Ok((Part::new(known, device)?, Part::new(unknown, device)?))
}
