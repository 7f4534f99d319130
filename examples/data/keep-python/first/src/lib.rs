use pyo3::prelude::*;

const AROUND: [(usize, usize); 8] =
    [(0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)];

/// How often each of the 256 patterns occurs.
#[pyfunction]
fn histogram(image: Vec<Vec<u8>>) -> Vec<u32> {
    let mut counts = vec![0; 256];
    for y in 1..image.len() - 1 {
        for x in 1..image[y].len() - 1 {
            let mut code = 0;
            for (bit, (dy, dx)) in AROUND.iter().enumerate() {
                if image[y + dy - 1][x + dx - 1] >= image[y][x] {
                    code += 1 << bit;
                }
            }
            counts[code] += 1;
        }
    }
    counts
}

#[pymodule]
mod lbp {
    #[pymodule_export]
    use super::histogram;
}
