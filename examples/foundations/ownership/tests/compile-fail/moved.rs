use ownership::Matrix;
use ownership::penguins::{MASS, read};

fn mean_mass(birds: Matrix) -> f64 {
    birds.view().means()[MASS]
}

fn main() {
    let birds = read();
    let mass = mean_mass(birds);
    println!("{mass:.0} g in {} rows", birds.view().height());
}
