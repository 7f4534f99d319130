fn subtract(values: &mut [f64], bag: f64) {
    for value in values {
        *value -= bag;
    }
}

fn main() {
    let mut masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    let small = &mut masses[..3];
    let large = &mut masses[3..];
    subtract(small, 50.0);
    subtract(large, 80.0);
    println!("{masses:?} g");
}
