fn to_kilograms(masses: &mut [f64]) {
    for mass in masses {
        *mass /= 1000.0;
    }
}

fn main() {
    let mut masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    let first = &masses[..3];
    to_kilograms(&mut masses);
    println!("the first three, in grams: {first:?}");
}
