use std::thread;

fn squares(part: &[u32]) -> u32 {
    part.iter().map(|sample| sample * sample).sum()
}

fn main() {
    let samples = [1, 2, 3, 4, 5];
    let (left, right) = samples.split_at(2);
    let total = thread::scope(|scope| {
        let other = scope.spawn(|| squares(right));
        squares(left) + other.join().expect("no panic")
    });
    println!("{total}");
}
