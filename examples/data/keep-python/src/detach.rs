//! Two ways to let other threads of Python run meanwhile: on a copy, and on pixels that Rust owns.

use ndarray::Array2;
use numpy::{IntoPyArray, PyArray1, PyReadonlyArray2};
use pyo3::prelude::*;

use crate::to_python;

// ANCHOR: copied
/// As `histogram`, on a copy; other threads may run, and may write to `image`.
#[pyfunction]
pub fn histogram_detached<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<Bound<'py, PyArray1<u32>>> {
    let own = image.as_array().to_owned(); // still attached: the copy
    drop(image);
    let counts = py.detach(|| patterns::histogram(own.view()));
    Ok(counts.map_err(to_python)?.into_pyarray(py))
}
// ANCHOR_END: copied

// ANCHOR: image
/// An image that belongs to this module: copied once, and never written to.
#[pyclass(frozen)]
pub struct Image {
    pixels: Array2<u8>,
}

#[pymethods]
impl Image {
    #[new]
    fn new(image: PyReadonlyArray2<'_, u8>) -> Self {
        let pixels = image.as_array().to_owned();
        Self { pixels }
    }

    /// How often each of the 256 patterns occurs; other threads may run.
    fn histogram<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<Bound<'py, PyArray1<u32>>> {
        let counts = py.detach(|| patterns::histogram(self.pixels.view()));
        Ok(counts.map_err(to_python)?.into_pyarray(py))
    }
}
// ANCHOR_END: image
