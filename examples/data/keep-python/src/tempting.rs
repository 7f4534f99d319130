//! What the compiler lets pass. Python cannot call it.

use numpy::PyReadonlyArray2;
use patterns::PatternError;
use pyo3::prelude::*;

// ANCHOR: in_place
#[allow(dead_code)] // it compiles, and is not for use
fn histogram_in_place(
    py: Python<'_>,
    image: PyReadonlyArray2<'_, u8>,
) -> Result<Vec<u32>, PatternError> {
    let view = image.as_array(); // into NumPy's own memory
    py.detach(|| patterns::histogram(view))
}
// ANCHOR_END: in_place
