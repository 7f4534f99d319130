use ownership::penguins::read;

fn main() {
    let mut birds = read();
    let mut train = birds.slice_mut(0..300);
    let mut test = birds.slice_mut(300..344);
    train.scale(0.001);
    test.scale(0.001);
}
