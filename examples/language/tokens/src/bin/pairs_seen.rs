//! How many pairs both ways to learn have looked at.

use tokens::BOOK;
use tokens::train_faster::Learner;

fn main() {
    let mut learner = Learner::new(BOOK);
    let mut by_counts = 0;
    println!("tokens  counted again  heap");
    for token in 256..1024 {
        by_counts += learner.pairs();
        learner.learn(token);
        if [256, 400, 600, 1023].contains(&token) {
            println!("{:6}{:15}{:10}", token + 1, by_counts, learner.seen);
        }
    }
}
