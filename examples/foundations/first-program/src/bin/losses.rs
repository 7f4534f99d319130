fn main() {
    let losses = [0.92, 0.61, 0.48, 0.52, 0.43, 0.45];
    let mut best = f64::INFINITY;
    for loss in losses {
        if loss < best {
            best = loss;
            println!("{loss:.2}  save the model");
        } else {
            println!("{loss:.2}");
        }
    }
    println!("best loss: {best:.2}");
}
