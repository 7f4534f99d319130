const WIDTH: usize = 3;

fn row_sum(matrix: &[f32], row: usize) -> f32 {
    let start = row * WIDTH;
    matrix[start..start + WIDTH].iter().sum()
}

fn main() {
    let matrix = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]; // two rows
    for row in 0..=2 {
        println!("row {row}: {}", row_sum(&matrix, row));
    }
}
