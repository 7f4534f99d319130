fn with_total(row: Vec<f64>) -> (Vec<f64>, f64) {
    (row, row.iter().sum())
}

fn main() {
    println!("{:?}", with_total(vec![1.0, 2.0]));
}
