//! Learns the book's pairs: `learn_speed counts|heap [--time]`.

use tokens::time::{seconds, wanted};
use tokens::{BOOK, Bpe, train, train_faster};

fn main() {
    let way = std::env::args().nth(1).unwrap_or_default();
    let learn = if way == "counts" {
        train::train
    } else {
        train_faster::train
    };
    let bpe = Bpe::new(learn(BOOK, 1024));
    println!(
        "{} pairs, {} tokens",
        bpe.merges().len(),
        bpe.encode(&BOOK[..10_000]).len()
    );
    if wanted() {
        println!("seconds {:.9}", seconds(|| learn(BOOK, 1024)));
    }
}
