//! The vocabulary of SmolLM2: the same algorithm, other pairs, other words and other numbers.
//!
//! ```text
//! our number     0 to 255: bytes in order                    256: first pair  …
//! SmolLM2's id   0 to 16: special    17 to 251: 235 bytes    252: first pair  …
//! ```

use anyhow::Context;

use crate::bpe::Bpe;
use crate::words::split_gpt2;

/// Tokens that no text can spell, in the order of their ids.
pub const SPECIAL: [&str; 17] = [
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<repo_name>",
    "<reponame>",
    "<file_sep>",
    "<filename>",
    "<gh_stars>",
    "<issue_start>",
    "<issue_comment>",
    "<issue_closed>",
    "<jupyter_start>",
    "<jupyter_text>",
    "<jupyter_code>",
    "<jupyter_output>",
    "<jupyter_script>",
    "<empty_output>",
];

/// The id of the first pair.
const FIRST_PAIR: u32 = 252;

/// Between our number of a pair and SmolLM2's id.
const SHIFT: u32 = 256 - FIRST_PAIR;

/// As pairs of earlier tokens, in SmolLM2's ids.
pub const MERGES: &str = include_str!("../data/smollm2-merges.txt");

pub struct SmolLm2 {
    bpe: Bpe,
    /// SmolLM2's id of each byte, where it has one
    ids: [Option<u32>; 256],
}

impl SmolLm2 {
    pub fn new() -> anyhow::Result<Self> {
        Self::parse(MERGES)
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let ids = byte_ids();
        let known: Vec<u8> = alphabet()
            .filter(|byte| ids[usize::from(*byte)].is_some())
            .collect();
        let ours = |id: u32| match id.checked_sub(FIRST_PAIR) {
            Some(_) => Some(id + SHIFT),
            None => Some(u32::from(*known.get(id.checked_sub(17)? as usize)?)),
        };
        let mut renumbered = String::new();
        for line in text.lines() {
            let mut pair =
                line.split(' ').map(|id| id.parse().ok().and_then(ours));
            let both = (pair.next().flatten(), pair.next().flatten());
            let (Some(left), Some(right)) = both else {
                anyhow::bail!("not two tokens: {line}")
            };
            renumbered += &format!("{left} {right}\n");
        }
        let bpe =
            Bpe::parse(&renumbered).context("the vocabulary of SmolLM2")?;
        Ok(Self { bpe, ids })
    }

    pub fn len(&self) -> usize {
        self.bpe.len() - SHIFT as usize
    }

    pub fn is_empty(&self) -> bool {
        self.bpe.is_empty()
    }

    /// The ids of a text; what looks like a special token is text as well.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        let words =
            split_gpt2(text).flat_map(|word| self.bpe.encode_word(word));
        words.filter_map(|token| self.id(token)).collect()
    }

    /// The ids of a prompt: where it names a special token, that token.
    pub fn encode_special(&self, text: &str) -> Vec<u32> {
        let (mut ids, mut rest) = (Vec::new(), text);
        while let Some((at, id)) = first_special(rest) {
            ids.extend(self.encode(&rest[..at]));
            ids.push(id);
            rest = &rest[at + SPECIAL[id as usize].len()..];
        }
        ids.extend(self.encode(rest));
        ids
    }

    /// `None` for a byte without a token, which is left out, as `tokenizers` does.
    fn id(&self, token: u32) -> Option<u32> {
        match self.ids.get(token as usize) {
            Some(id) => *id,
            None => Some(token - SHIFT),
        }
    }

    pub fn decode(&self, ids: &[u32]) -> Vec<u8> {
        ids.iter().flat_map(|&id| self.bytes(id)).copied().collect()
    }

    /// What a token stands for; nothing, if there is no such token.
    pub fn bytes(&self, id: u32) -> &[u8] {
        let place = id as usize;
        if let Some(special) = SPECIAL.get(place) {
            return special.as_bytes();
        }
        let token = match self.ids.iter().position(|known| *known == Some(id)) {
            Some(byte) => byte,
            None => place + SHIFT as usize,
        };
        self.bpe.bytes().get(token).map_or(&[], Vec::as_slice)
    }
}

/// The place and the id of the special token that comes first.
fn first_special(text: &str) -> Option<(usize, u32)> {
    let places = SPECIAL
        .iter()
        .zip(0..)
        .filter_map(|(name, id)| Some((text.find(name)?, id)));
    places.min()
}

/// The order in which GPT-2 numbers the bytes: first those that can be printed.
pub fn alphabet() -> impl Iterator<Item = u8> {
    let printed =
        |byte: &u8| matches!(byte, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    (0..=255)
        .filter(printed)
        .chain((0..=255).filter(move |byte| !printed(byte)))
}

/// Control characters, and bytes that no character, or only unassigned ones, begin with.
const MISSING: [u8; 21] = [
    4, 6, 19, 20, 22, 29, 192, 193, 241, 242, 245, 246, 247, 248, 249, 250,
    251, 252, 253, 254, 255,
];

fn byte_ids() -> [Option<u32>; 256] {
    let mut ids = [None; 256];
    let known = alphabet().filter(|byte| !MISSING.contains(byte));
    for (byte, id) in known.zip(SPECIAL.len() as u32..) {
        ids[usize::from(byte)] = Some(id);
    }
    ids
}
