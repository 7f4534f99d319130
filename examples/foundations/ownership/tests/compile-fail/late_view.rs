use ownership::penguins::{MASS, read};

fn main() {
    let mut birds = read();
    let first = birds.slice(0..3);
    birds.view_mut().scale(0.001); // grams to kilograms
    println!("{} g", first.row(0)[MASS]);
}
