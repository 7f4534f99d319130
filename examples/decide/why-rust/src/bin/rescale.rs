fn scale(pixels: &[f32]) -> Vec<f32> {
    pixels.iter().map(|pixel| pixel / 16.0).collect()
}

fn main() {
    let pixels = vec![0.0, 8.0, 16.0];
    let scaled = scale(&pixels);
    println!("{pixels:?} became {scaled:?}");
}
