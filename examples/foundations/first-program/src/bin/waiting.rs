/// How many epochs have passed since the best one.
fn waiting(losses: &[f64]) -> usize {
    let mut best = f64::INFINITY;
    let mut epochs = 0;
    for loss in losses {
        if *loss < best {
            best = *loss;
            epochs = 0;
        } else {
            epochs += 1;
        }
    }
    epochs
}

fn main() {
    let small = [0.92, 0.61, 0.48, 0.52, 0.43, 0.45, 0.44];
    let large = [0.88, 0.55, 0.41, 0.42, 0.44, 0.47, 0.49];
    println!("small: {} epochs since the best", waiting(&small));
    println!("large: {} epochs since the best", waiting(&large));
}
