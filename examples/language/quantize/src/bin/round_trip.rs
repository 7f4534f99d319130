const WEIGHTS: [f32; 32] = [
    0.019, -0.029, 0.010, -0.012, -0.049, -0.019, -0.005, -0.018, 0.046,
    -0.009, 0.040, 0.023, 0.006, 0.067, -0.002, 0.005, 0.029, 0.013, -0.004,
    -0.012, -0.032, 0.015, -0.006, -0.018, -0.013, -0.012, -0.020, -0.008,
    0.027, 0.014, -0.060, 0.003,
];

/// Rounds each weight to a whole multiple of one scale.
fn round_trip(weights: &[f32], most: f32) -> Vec<f32> {
    let largest = weights.iter().fold(0f32, |top, w| top.max(w.abs()));
    let scale = largest / most;
    let multiples = weights.iter().map(|w| (w / scale).round());
    multiples.map(|multiple| multiple * scale).collect()
}

fn main() {
    for (bits, most) in [(8, 127.0), (4, 7.0)] {
        let rounded = round_trip(&WEIGHTS, most);
        let pairs = WEIGHTS.iter().zip(&rounded);
        let errors = pairs.map(|(w, r)| (w - r).abs());
        let largest = errors.fold(0f32, |top, error| top.max(error));
        println!("{bits} bits: {:.4?}", &rounded[..4]);
        println!("        at most {largest:.4} off");
    }
}
