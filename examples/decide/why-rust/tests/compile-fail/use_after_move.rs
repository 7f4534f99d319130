fn scale(mut pixels: Vec<f32>) -> Vec<f32> {
    for pixel in &mut pixels {
        *pixel /= 16.0;
    }
    pixels
}

fn main() {
    let pixels = vec![0.0, 8.0, 16.0];
    let scaled = scale(pixels);
    println!("{pixels:?} became {scaled:?}");
}
