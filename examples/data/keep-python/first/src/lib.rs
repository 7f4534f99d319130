use pyo3::prelude::*;

const AROUND: [usize; 8] = [0, 1, 2, 5, 8, 7, 6, 3];

/// How often each of the 256 patterns occurs.
#[pyfunction]
fn histogram(image: Vec<Vec<u8>>) -> Vec<u32> {
    let mut counts = vec![0; 256];
    for y in 1..image.len() - 1 {
        for x in 1..image[y].len() - 1 {
            let mut code = 0;
            for (bit, place) in AROUND.iter().enumerate() {
                let neighbour = image[y + place / 3 - 1][x + place % 3 - 1];
                if neighbour >= image[y][x] {
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
