//! Who chased whom? Without positions, a head cannot know.

use attention::rotate;
use ndarray::{Array1, array};

// ANCHOR: last
/// What the last word mixes from all words, with the first number of each
/// word's vector as its value. A `theta` of 0 stands for no rotation.
fn last_mix(words: &[Array1<f64>], theta: f64) -> f64 {
    let place = |vector: &Array1<f64>, position: usize| match theta {
        0.0 => vector.clone(),
        _ => rotate(vector, position as f64, theta),
    };
    let last = words.len() - 1;
    let query = place(&words[last], last); // (4,)
    let (mut sum, mut mix) = (0.0, 0.0);
    for (position, word) in words.iter().enumerate() {
        let key = place(word, position); // (4,)
        let power = query.dot(&key).exp();
        sum += power;
        mix += power * word[0];
    }
    mix / sum
}
// ANCHOR_END: last

fn main() {
    let cat = array![1.0, 0.2, 0.5, 0.0]; // (4,)
    let dog = array![-1.0, 0.3, 0.4, 0.1];
    let chased = array![0.0, 1.0, 0.2, 0.8];
    let stop = array![0.1, 0.9, 0.6, 0.7]; // the full stop
    let one = [cat.clone(), chased.clone(), dog.clone(), stop.clone()];
    let other = [dog, chased, cat, stop];
    for (name, theta) in [("no positions", 0.0), ("rotated", 100_000.0)] {
        let mixes = [&one, &other].map(|words| last_mix(words, theta));
        println!("{name:<12} cat chased dog {:.3}", mixes[0]);
        println!("{:<12} dog chased cat {:.3}", "", mixes[1]);
    }
}
