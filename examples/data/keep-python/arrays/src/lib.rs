use numpy::{IntoPyArray, PyArray1, PyReadonlyArray2};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

const AROUND: [usize; 8] = [0, 1, 2, 5, 8, 7, 6, 3];

/// How often each of the 256 patterns occurs.
#[pyfunction]
fn histogram<'py>(
    py: Python<'py>,
    image: PyReadonlyArray2<'py, u8>,
) -> PyResult<Bound<'py, PyArray1<u32>>> {
    let image = image.as_array();
    let (height, width) = image.dim();
    if height < 3 || width < 3 {
        return Err(PyValueError::new_err("the image is too small"));
    }
    let mut counts = vec![0; 256];
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let mut code = 0;
            for (bit, place) in AROUND.iter().enumerate() {
                let (dy, dx) = (place / 3, place % 3);
                if image[[y + dy - 1, x + dx - 1]] >= image[[y, x]] {
                    code += 1 << bit;
                }
            }
            counts[code] += 1;
        }
    }
    Ok(counts.into_pyarray(py))
}

#[pymodule]
mod lbp {
    #[pymodule_export]
    use super::histogram;
}
