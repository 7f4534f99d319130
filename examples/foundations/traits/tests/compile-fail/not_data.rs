use traits::dispatch::{Pixel, process};

fn main() {
    println!("{}", process(&[Pixel(3), Pixel(4)]));
    println!("{}", process(&["3", "4"]));
}
