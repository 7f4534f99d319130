fn main() {
    let mut pixels = vec![0, 8, 16];
    let second = &mut pixels;
    pixels.push(12);
    second.push(4);
    println!("{pixels:?}");
}
