use ownership::View;
use ownership::penguins::read;

fn sample() -> View<'static> {
    let birds = read();
    birds.slice(0..3)
}

fn main() {
    println!("{} rows", sample().height());
}
