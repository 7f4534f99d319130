//! The same vocabularies for the crate `tokenizers`.

use anyhow::anyhow;
use tokenizers::models::bpe::{BPE, Vocab};
use tokenizers::pre_tokenizers::PreTokenizerWrapper;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::{AddedToken, SplitDelimiterBehavior, Tokenizer};

use crate::first_ids::{SPECIAL, alphabet};
use crate::smollm2::{self, SmolLm2};
use crate::{Bpe, MERGES};

// ANCHOR: pattern
/// What [`crate::words::split`] does, as a pattern.
pub const PATTERN: &str =
    r" ?\p{N}| ?\p{Alphabetic}+| ?[^\s\p{Alphabetic}\p{N}]+|\s+(?= \S)|\s+";
// ANCHOR_END: pattern

// ANCHOR: book
/// The book's tokens, as a tokenizer of the crate `tokenizers`.
pub fn book(bpe: &Bpe) -> anyhow::Result<Tokenizer> {
    let pattern = SplitPattern::Regex(PATTERN.to_owned());
    let behaviour = SplitDelimiterBehavior::Isolated;
    let words = Split::new(pattern, behaviour, false).map_err(fault)?;
    let bytes = ByteLevel::new(false, false, false);
    let mut tokenizer = Tokenizer::new(model(bpe.bytes(), MERGES)?);
    tokenizer.with_pre_tokenizer(Some(row([words.into(), bytes.into()])));
    Ok(tokenizer)
}
// ANCHOR_END: book

/// SmolLM2's tokenizer.
pub fn smollm2(own: &SmolLm2) -> anyhow::Result<Tokenizer> {
    let bytes: Vec<Vec<u8>> = (0..own.len() as u32)
        .map(|id| own.bytes(id).to_vec())
        .collect();
    let mut tokenizer = Tokenizer::new(model(&bytes, smollm2::MERGES)?);
    let parts = [
        Digits::new(true).into(),
        ByteLevel::new(false, false, true).into(),
    ];
    tokenizer.with_pre_tokenizer(Some(row(parts)));
    let special = SPECIAL.map(|name| AddedToken::from(name, true));
    tokenizer.add_special_tokens(special).map_err(fault)?;
    Ok(tokenizer)
}

fn row<const N: usize>(parts: [PreTokenizerWrapper; N]) -> Sequence {
    Sequence::new(parts.to_vec())
}

/// `tokenizers` writes each byte as a letter, so that a token is text.
fn model(tokens: &[Vec<u8>], merges: &str) -> anyhow::Result<BPE> {
    let letters = letters();
    let spell = |bytes: &Vec<u8>| {
        bytes
            .iter()
            .map(|byte| letters[usize::from(*byte)])
            .collect()
    };
    let names: Vec<String> = tokens.iter().map(spell).collect();
    let name = |id: &str| {
        names[id.parse::<usize>().expect("both vocabularies are tested")]
            .clone()
    };
    let pairs = merges.lines().filter_map(|line| line.split_once(' '));
    let pairs = pairs
        .map(|(left, right)| (name(left), name(right)))
        .collect();
    let vocabulary: Vocab = names.iter().cloned().zip(0..).collect();
    BPE::builder()
        .vocab_and_merges(vocabulary, pairs)
        .build()
        .map_err(fault)
}

/// The letter that stands for each byte: itself, if it can be printed, else one after U+00FF.
pub fn letters() -> [char; 256] {
    let mut letters = ['\0'; 256];
    let others = (256..).filter_map(char::from_u32);
    let printed = alphabet().take(188).map(|byte| (byte, char::from(byte)));
    for (byte, letter) in printed.chain(alphabet().skip(188).zip(others)) {
        letters[usize::from(byte)] = letter;
    }
    letters
}

/// The ids of a text, special tokens included.
pub fn ids(tokenizer: &Tokenizer, text: &str) -> anyhow::Result<Vec<u32>> {
    let encoding = tokenizer.encode_fast(text, false).map_err(fault)?;
    Ok(encoding.get_ids().to_vec())
}

fn fault(error: tokenizers::Error) -> anyhow::Error {
    anyhow!("{error}")
}

/// The ids of many texts, one after the other.
pub fn ids_of_all(
    tokenizer: &Tokenizer,
    texts: &[&str],
) -> anyhow::Result<Vec<u32>> {
    let mut all = Vec::new();
    for text in texts {
        let encoding = tokenizer.encode_fast(*text, false).map_err(fault)?;
        all.extend_from_slice(encoding.get_ids());
    }
    Ok(all)
}
