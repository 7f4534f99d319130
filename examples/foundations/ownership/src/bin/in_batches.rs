fn to_kilograms(masses: &mut [f64]) {
    for mass in masses {
        *mass /= 1000.0;
    }
}

fn main() {
    let mut masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    for batch in masses.chunks_mut(2) {
        to_kilograms(batch);
        println!("a batch of {}: {batch:?} kg", batch.len());
    }
    println!("all: {masses:?} kg");
}
