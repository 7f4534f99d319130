fn sample() -> &'static [f64] {
    let masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    &masses[..3]
}

fn main() {
    println!("{:?}", sample());
}
