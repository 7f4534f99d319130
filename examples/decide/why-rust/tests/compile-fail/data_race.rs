use std::thread;

fn squares(part: &[u32]) -> u32 {
    part.iter().map(|sample| sample * sample).sum()
}

fn main() {
    let samples = [1, 2, 3, 4, 5];
    let (left, right) = samples.split_at(2);
    let mut total = 0;
    let add_left = || total += squares(left);
    let add_right = || total += squares(right);
    thread::scope(|scope| {
        scope.spawn(add_left);
        scope.spawn(add_right);
    });
    println!("{total}");
}
