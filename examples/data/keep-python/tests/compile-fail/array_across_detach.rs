use numpy::PyReadonlyArray2;
use pyo3::prelude::*;

fn brightest(py: Python<'_>, image: PyReadonlyArray2<'_, u8>) -> Option<u8> {
    py.detach(|| image.as_array().iter().copied().max())
}

fn main() {}
