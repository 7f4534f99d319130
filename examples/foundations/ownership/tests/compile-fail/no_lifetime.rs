struct Batches {
    rest: &[f64],
    columns: usize,
    size: usize,
}

fn main() {
    let values = [0.0; 12];
    let batches = Batches { rest: &values, columns: 4, size: 2 };
    println!("{}", batches.rest.len() / batches.columns / batches.size);
}
