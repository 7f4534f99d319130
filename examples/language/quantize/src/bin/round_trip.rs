const WEIGHTS: [f32; 32] = [
    0.12, -0.31, 0.05, 0.44, -0.08, 0.19, -0.22, 0.01, //
    0.33, -0.14, 0.07, -0.51, 0.26, -0.03, 0.11, -0.29, //
    0.02, 0.38, -0.17, 0.09, -0.42, 0.21, -0.06, 0.15, //
    -0.25, 0.30, -0.01, 0.18, -0.36, 0.04, 0.23, -0.10,
];

/// Rounds each weight to a multiple of one scale.
fn round_trip(weights: &[f32], most: f32) -> Vec<f32> {
    let largest = weights.iter().fold(0f32, |max, w| max.max(w.abs()));
    let scale = largest / most;
    let whole = weights.iter().map(|w| (w / scale).round());
    whole.map(|number| number * scale).collect()
}

fn main() {
    for (bits, most) in [(8, 127.0), (4, 7.0)] {
        let rounded = round_trip(&WEIGHTS, most);
        let pairs = WEIGHTS.iter().zip(&rounded);
        let errors = pairs.map(|(w, r)| (w - r).abs());
        let largest = errors.fold(0f32, f32::max);
        println!("{bits} bits: {:.4?}", &rounded[..4]);
        println!("        off by at most {largest:.4}");
    }
}
