fn main() {
    let numbers = vec![1.0];
    drop(numbers);
    println!("{}", numbers.len());
}
