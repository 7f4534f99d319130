//! **Print while it writes.** A model writes token by token, and a token may end inside a character. Write `Stream`: `push` takes the bytes of the next token, and returns the text that is complete by now. It keeps the bytes of an unfinished character for the next call.
//! Bytes that can't become a character are replaced by U+FFFD, written `char::REPLACEMENT_CHARACTER`, at once.
//!
//! Hint: `str::from_utf8` returns an error with `valid_up_to()` and `error_len()`. The second is `None` if the end is only unfinished. `drain(..n)` takes the first `n` bytes out of a `Vec`. There may be several errors in one token.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[derive(Default)]
    pub struct Stream {
        unfinished: Vec<u8>,
    }

    impl Stream {
        pub fn push(&mut self, bytes: &[u8]) -> String {
            self.unfinished.clear(); // what belongs here?
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    #[derive(Default)]
    pub struct Stream {
        unfinished: Vec<u8>,
    }

    impl Stream {
        pub fn push(&mut self, bytes: &[u8]) -> String {
            self.unfinished.extend(bytes);
            let mut text = String::new();
            while let Err(error) = str::from_utf8(&self.unfinished) {
                let whole = error.valid_up_to();
                text += &self.take(whole);
                let Some(wrong) = error.error_len() else {
                    return text;
                };
                self.unfinished.drain(..wrong);
                text.push(char::REPLACEMENT_CHARACTER);
            }
            text + &self.take(self.unfinished.len())
        }

        fn take(&mut self, count: usize) -> String {
            let bytes = self.unfinished.drain(..count).collect();
            String::from_utf8(bytes).unwrap_or_default()
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::Stream;

/// What each push returns.
fn pushed(tokens: &[&[u8]]) -> Vec<String> {
    let mut stream = Stream::default();
    tokens.iter().map(|bytes| stream.push(bytes)).collect()
}

#[test]
fn text_passes_at_once() {
    assert_eq!(pushed(&[b"the", b" loss", b""]), ["the", " loss", ""]);
}

#[test]
fn a_character_waits_for_its_last_byte() {
    assert_eq!(pushed(&[b"a\xe7", b"\x95", b"\x8cb"]), ["a", "", "界b"]);
    assert_eq!(pushed(&[b"\xf0\x9f\x98", b"\x80\xf0"]), ["", "😀"]);
}

#[test]
fn what_is_no_character_is_replaced() {
    assert_eq!(pushed(&[b"a\xffb", b"c"]), ["a\u{fffd}b", "c"]);
    assert_eq!(pushed(&[b"\xe7\x95", b"a"]), ["", "\u{fffd}a"]);
    assert_eq!(
        pushed(&[b"\xff\xfe\xe7", b"\x95\x8c"]),
        ["\u{fffd}\u{fffd}", "界"]
    );
}

#[test]
fn the_tokens_of_a_text_give_the_text() {
    let book = tokens::book_tokens().expect("its merges");
    let text = "Русский, हिन्दी, 中文, 😀 and English";
    let ids = book.encode(text);
    let bytes: Vec<Vec<u8>> =
        ids.iter().map(|id| book.decode(&[*id])).collect();
    let bytes: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    assert_eq!(pushed(&bytes).concat(), text);
}
// ANCHOR_END: tests
