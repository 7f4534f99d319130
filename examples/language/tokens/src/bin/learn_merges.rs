//! Learns the tokens of `data/merges.txt` from the book's text.

fn main() {
    print!("{}", tokens::Bpe::train(tokens::BOOK, 1024).to_text());
}
