//! Adds up rows of a matrix in one buffer, with one row too many.

// ANCHOR: hook
/// One line without the thread's id, which differs from run to run.
fn report(panic: &std::panic::PanicHookInfo) {
    let message = panic.payload_as_str().unwrap_or("no message");
    let line = panic.location().map_or(0, |place| place.line());
    eprintln!("panicked at line {line}: {message}");
}
// ANCHOR_END: hook

// ANCHOR: main
const WIDTH: usize = 3;

fn row_sum(matrix: &[f32], row: usize) -> f32 {
    let start = row * WIDTH;
    matrix[start..start + WIDTH].iter().sum()
}

fn main() {
    std::panic::set_hook(Box::new(report));
    let matrix = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]; // two rows
    for row in 0..=2 {
        println!("row {row}: {}", row_sum(&matrix, row));
    }
}
// ANCHOR_END: main
