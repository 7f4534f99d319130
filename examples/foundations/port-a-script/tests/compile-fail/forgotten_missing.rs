struct Penguin {
    mass: Option<f64>,
}

fn kilograms(penguin: &Penguin) -> f64 {
    penguin.mass / 1000.0
}

fn main() {
    println!("{} kg", kilograms(&Penguin { mass: None }));
}
