fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn to_kilograms(masses: &mut [f64]) {
    for mass in masses {
        *mass /= 1000.0;
    }
}

fn main() {
    let mut masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    println!("mean: {:.0} g", mean(&masses));

    to_kilograms(&mut masses);
    println!("mean: {:.2} kg", mean(&masses));
    println!("first three: {:.2} kg", mean(&masses[..3]));
}
