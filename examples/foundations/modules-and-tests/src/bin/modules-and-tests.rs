//! Prints the mean of four numbers.

use modules_and_tests::mean;

fn main() {
    match mean(&[1.0, 2.0, 3.0, 4.0]) {
        Some(mean) => println!("mean {mean:.2}"),
        None => println!("no numbers"),
    }
}
