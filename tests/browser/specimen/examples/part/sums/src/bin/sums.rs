fn main() {
    println!("sum {:?}", sums::sum(&[2.0, 3.0]));
}
