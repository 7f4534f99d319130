fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    println!("median: {} g", median(masses));
    println!("the first penguin: {} g", masses[0]);
}
