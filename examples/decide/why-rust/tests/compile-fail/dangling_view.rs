//! Keeps a view of a buffer that may move when it grows.

fn main() {
    let mut samples = vec![1.0, 2.0, 3.0];
    let view = &samples[..2];
    samples.push(4.0);
    println!("{view:?}");
}
