//! The module `texture`: what Python sees of the crate `patterns`.

mod detach;
mod probe;
mod tempting;

use numpy::{
    IntoPyArray, PyArray1, PyArray2, PyReadonlyArray2, PyReadwriteArray2,
};
use patterns::PatternError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

// ANCHOR: module
/// Local binary patterns of grey images.
#[pymodule]
mod texture {
    #[pymodule_export]
    use super::{codes, codes_into, histogram, histogram_wide};
    #[pymodule_export]
    use crate::detach::{Image, histogram_detached};
    #[pymodule_export]
    use crate::probe::{address, brightest, codes_and_address};
}
// ANCHOR_END: module

// ANCHOR: histogram
/// How often each of the 256 patterns occurs in an image.
#[pyfunction]
fn histogram<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<Bound<'py, PyArray1<u32>>> {
    let counts = patterns::histogram(image.as_array());
    Ok(counts.map_err(to_python)?.into_pyarray(py))
}
// ANCHOR_END: histogram

/// As `histogram`, with the instructions that the processor has.
#[pyfunction]
fn histogram_wide<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<Bound<'py, PyArray1<u32>>> {
    let counts = patterns::wide::histogram(image.as_array());
    Ok(counts.map_err(to_python)?.into_pyarray(py))
}

/// The pattern around each pixel that has eight neighbours.
#[pyfunction]
fn codes<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<Bound<'py, PyArray2<u8>>> {
    let codes = patterns::codes(image.as_array());
    Ok(codes.map_err(to_python)?.into_pyarray(py))
}

// ANCHOR: codes_into
/// Writes the patterns into an array of the caller's.
#[pyfunction]
fn codes_into<'py>(
    image: PyReadonlyArray2<'py, u8>,
    mut out: PyReadwriteArray2<'py, u8>,
) -> PyResult<()> {
    let written = patterns::codes_into(image.as_array(), out.as_array_mut());
    written.map_err(to_python)
}
// ANCHOR_END: codes_into

// ANCHOR: to_python
/// What is wrong with an argument's value is a `ValueError` in Python.
fn to_python(error: PatternError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
// ANCHOR_END: to_python
