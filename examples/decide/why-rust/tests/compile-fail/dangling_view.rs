fn main() {
    let mut losses = vec![0.92, 0.61, 0.48];
    let first = &losses[..2];
    losses.push(0.52);
    println!("{first:?}");
}
