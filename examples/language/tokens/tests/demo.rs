//! What the page's demo shows, and what it refuses.

use tokens::demo::{Demo, MOST_CHARACTERS, label, work};

#[test]
fn a_text_is_cut_by_both_vocabularies() {
    let mut demo = Demo::new().expect("two vocabularies");
    demo.read("Each row").expect("short");
    assert_eq!(demo.characters(), 8);
    assert_eq!(demo.cut(false).labels, ["E", "ach", "·row"]);
    assert_eq!(demo.cut(true).labels, ["Each", "·row"]);
    demo.read("").expect("nothing");
    assert!(demo.cut(false).ids.is_empty() && demo.cut(true).ids.is_empty());
}

#[test]
fn a_long_text_is_refused_and_the_last_one_kept() {
    let mut demo = Demo::new().expect("two vocabularies");
    demo.read(&"é".repeat(MOST_CHARACTERS))
        .expect("just short enough");
    let error = demo
        .read(&"a".repeat(MOST_CHARACTERS + 1))
        .expect_err("too long");
    assert_eq!(error, "more than 2000 characters");
    assert_eq!(demo.characters(), MOST_CHARACTERS);
}

#[test]
fn what_cannot_be_seen_is_written_out() {
    assert_eq!(label(b" a\n\t"), "·a⏎→");
    assert_eq!(label(b"\xe7\x95"), "<e7><95>");
    assert_eq!(label(b"\x1b"), "<1b>");
    assert_eq!(label("界".as_bytes()), "界");
}

#[test]
fn the_page_is_asked_for_the_same_work() {
    assert_eq!(work() + "\n", include_str!("../web/work.txt"));
}

#[test]
fn the_picture_is_that_of_the_page() {
    let now = tokens::picture::draw().expect("two vocabularies");
    assert!(now == include_str!("../web/poster.svg"), "draw it again");
}
