//! The rungs of a tokenizer, one after the other; the last ones are the ids of a real model.

use tokens::peer::{self, ids};
use tokens::{BOOK, Bpe, MERGES, SmolLm2, book_tokens};

#[test]
fn rung_1_train_encode_decode() {
    let bpe = Bpe::train("aaabdaaabac", 259);
    assert_eq!(bpe.merges()[0], (97, 97));
    let ids = bpe.encode("aaabdaaabac");
    assert_eq!(ids.len(), 5);
    assert_eq!(bpe.decode(&ids), b"aaabdaaabac");
}

#[test]
fn rung_2_no_token_crosses_a_border() {
    let bpe = book_tokens().expect("its merges");
    for bytes in &bpe.bytes()[256..] {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        assert_eq!(
            tokens::bpe::split(text).count(),
            1,
            "{text:?} is more than one word"
        );
    }
}

#[test]
fn rung_3_every_text_comes_back() {
    let (book, smollm2) = (
        book_tokens().expect("its merges"),
        SmolLm2::new().expect("its merges"),
    );
    for line in tokens::lines::ten_thousand().iter().skip(8_900) {
        assert_eq!(book.decode(&book.encode(line)), line.as_bytes());
        assert_eq!(smollm2.decode(&smollm2.encode(line)), line.as_bytes());
    }
}

#[test]
fn rung_4_the_ids_of_the_crate_tokenizers() {
    let smollm2 = SmolLm2::new().expect("its merges");
    let peer = peer::smollm2(&smollm2).expect("a tokenizer");
    assert_eq!(smollm2.len(), 49_152);
    let texts = [
        "hello world!!!? (안녕하세요!) lol123 😉",
        " a  b\n\n c\t\n",
        "it's 1/2, we'll  see' s",
        "\r\n  \r\n",
        "①Ⓐ९हि",
    ];
    for text in texts {
        assert_eq!(
            smollm2.encode(text),
            ids(&peer, text).expect("ids"),
            "{text:?}"
        );
    }
}

#[test]
fn rung_5_special_tokens_only_where_they_are_wanted() {
    let smollm2 = SmolLm2::new().expect("its merges");
    let peer = peer::smollm2(&smollm2).expect("a tokenizer");
    let text = "<|im_start|>user\nHi<|im_end|>\n<|endoftext|><|im_<|im_end|>";
    let special = smollm2.encode_special(text);
    assert_eq!(special, ids(&peer, text).expect("ids"));
    assert_eq!(special[..2], [1, 4093]);
    assert_eq!(smollm2.decode(&special), text.as_bytes());
    assert!(smollm2.encode(text).iter().all(|id| *id >= 17));
}

#[test]
fn every_character_is_cut_as_tokenizers_cuts_it() {
    let smollm2 = SmolLm2::new().expect("its merges");
    let peer = peer::smollm2(&smollm2).expect("a tokenizer");
    // all of the first plane, in runs of 64 between letters; in a run, borders are everywhere
    let characters: Vec<char> = ('\u{20}'..='\u{ffff}').collect();
    for run in characters.chunks(64).step_by(5) {
        let text: String = run.iter().flat_map(|c| [*c, 'x', ' ']).collect();
        assert_eq!(
            smollm2.encode(&text),
            ids(&peer, &text).expect("ids"),
            "from {:x}",
            run[0] as u32
        );
    }
}

#[test]
fn bytes_without_a_token_are_left_out_as_tokenizers_does() {
    let smollm2 = SmolLm2::new().expect("its merges");
    let peer = peer::smollm2(&smollm2).expect("a tokenizer");
    let text = "a\u{4}b\u{1d}";
    assert_eq!(smollm2.encode(text), ids(&peer, text).expect("ids"));
    assert_eq!(smollm2.decode(&smollm2.encode(text)), b"ab");
}

#[test]
fn the_merges_of_the_book_are_those_of_its_text() {
    let bpe = Bpe::train(BOOK, 256 + 40);
    assert!(MERGES.starts_with(&bpe.to_text()));
}

#[test]
fn what_is_not_a_pair_of_earlier_tokens_is_refused() {
    let error =
        |text: &str| Bpe::parse(text).err().expect("refused").to_string();
    assert_eq!(error("97 98\n97"), "line 2: not two tokens: 97");
    assert_eq!(error("97 x"), "line 1: not two tokens: 97 x");
    assert_eq!(
        error("97 98\n257 97"),
        "line 2: not two tokens below 257: 257 97"
    );
    assert_eq!(Bpe::parse("").expect("only bytes").len(), 256);
}
