//! Where arrays lie as Rust sees it, and a function with a bug in it.

use numpy::{IntoPyArray, PyArray2, PyReadonlyArray2};
use pyo3::prelude::*;

use crate::to_python;

// ANCHOR: address
/// Where the first pixel lies in memory.
#[pyfunction]
pub fn address(image: PyReadonlyArray2<'_, u8>) -> usize {
    image.as_array().as_ptr().addr()
}
// ANCHOR_END: address

// ANCHOR: codes_and_address
/// As `codes`, and where Rust had the first code before Python got it.
#[pyfunction]
pub fn codes_and_address<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<(Bound<'py, PyArray2<u8>>, usize)> {
    let codes = patterns::codes(image.as_array()).map_err(to_python)?;
    let address = codes.as_ptr().addr();
    Ok((codes.into_pyarray(py), address))
}
// ANCHOR_END: codes_and_address

// ANCHOR: brightest
/// The brightest pixel of a row, which nobody has checked to be there.
#[pyfunction]
pub fn brightest(image: PyReadonlyArray2<'_, u8>, row: usize) -> Option<u8> {
    image.as_array().row(row).iter().copied().max()
}
// ANCHOR_END: brightest
