//! From tokens to text, while it is being written.

use tokenizers::Tokenizer;

// ANCHOR: characters
/// Bytes that arrive in pieces, from which it takes whole characters.
#[derive(Default)]
pub struct Characters {
    waiting: Vec<u8>,
}

impl Characters {
    /// Takes more bytes, and returns the characters that are now complete.
    /// What can never become one is replaced by `�`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.waiting.extend(bytes);
        let mut text = String::new();
        let mut rest = 0;
        for chunk in self.waiting.utf8_chunks() {
            text.push_str(chunk.valid());
            let invalid = chunk.invalid();
            rest += chunk.valid().len() + invalid.len();
            let last = rest == self.waiting.len();
            if last && may_grow(invalid) {
                rest -= invalid.len();
            } else if !invalid.is_empty() {
                text.push('\u{fffd}');
            }
        }
        self.waiting.drain(..rest);
        text
    }

    /// What is left when no more bytes come.
    pub fn finish(self) -> String {
        String::from_utf8_lossy(&self.waiting).into_owned()
    }
}

/// Whether more bytes could make a character of these.
fn may_grow(bytes: &[u8]) -> bool {
    let error = std::str::from_utf8(bytes).err();
    error.is_some_and(|error| error.error_len().is_none())
}
// ANCHOR_END: characters

/// The bytes of a token, or none for one that controls the conversation.
pub fn token_bytes(tokenizer: &Tokenizer, token: u32) -> Vec<u8> {
    let Some(letters) = tokenizer.id_to_token(token) else {
        return vec![];
    };
    letters.chars().filter_map(byte_of).collect()
}

/// The byte for which a letter stands in a byte-level vocabulary: printable
/// bytes stand for themselves, and the others follow from U+0100 on.
fn byte_of(letter: char) -> Option<u8> {
    let others = (0..=255u8).filter(|byte| !stands_for_itself(*byte));
    let code = u32::from(letter);
    match u8::try_from(code) {
        Ok(byte) => stands_for_itself(byte).then_some(byte),
        Err(_) => others.into_iter().nth((code - 0x100) as usize),
    }
}

fn stands_for_itself(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~' | 0xA1..=0xAC | 0xAE..=0xFF)
}
