//! What is faster gives the same.

use tokens::encode_faster::{encode_all, encode_any, encode_long};
use tokens::lines::ten_thousand;
use tokens::{BOOK, Bpe, MERGES, book_tokens, train, train_faster};

#[test]
fn the_faster_learner_learns_the_same() {
    let bpe = Bpe::new(train_faster::train(BOOK, 1024));
    assert!(bpe.to_text() == MERGES);
    for text in ["", "a", "aaaaaaaa", "abababab cdcdcdcd", "aaa aaaa aaaaa"] {
        assert_eq!(
            train_faster::train(text, 300),
            train::train(text, 300),
            "{text:?}"
        );
    }
}

#[test]
fn the_faster_encoders_find_the_same_tokens() {
    let book = book_tokens().expect("its merges");
    let lines = ten_thousand();
    let some: Vec<&str> =
        lines[8_500..9_500].iter().map(String::as_str).collect();
    for (line, tokens) in some.iter().zip(encode_all(&book, &some)) {
        assert_eq!(tokens, book.encode(line));
        assert_eq!(
            encode_long(book.ranks(), line),
            book.encode_word(line),
            "{line:?}"
        );
    }
}

#[test]
fn long_words_are_no_trouble() {
    let book = book_tokens().expect("its merges");
    for word in [
        "",
        "a",
        "aa",
        &"weights".repeat(20),
        &"=".repeat(999),
        &"世界".repeat(40),
    ] {
        assert_eq!(encode_long(book.ranks(), word), book.encode_word(word));
        assert_eq!(encode_any(&book, word), book.encode_word(word));
    }
}
