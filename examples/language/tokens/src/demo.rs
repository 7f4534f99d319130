//! What the page's demo does: one text, cut into tokens by two vocabularies.

use crate::{Bpe, SmolLm2, book_tokens};

/// Enough for a paragraph; more boxes nobody reads.
pub const MOST_CHARACTERS: usize = 2_000;

pub struct Demo {
    book: Bpe,
    smollm2: SmolLm2,
    characters: usize,
    cuts: [Cut; 2],
}

/// A text as tokens.
#[derive(Default)]
pub struct Cut {
    pub ids: Vec<u32>,
    pub labels: Vec<String>,
}

impl Demo {
    pub fn new() -> anyhow::Result<Self> {
        let (book, smollm2) = (book_tokens()?, SmolLm2::new()?);
        Ok(Self {
            book,
            smollm2,
            characters: 0,
            cuts: Default::default(),
        })
    }

    /// Cuts a text; a special token of SmolLM2 that is spelled in it stays text.
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let characters = text.chars().count();
        if characters > MOST_CHARACTERS {
            return Err(format!("more than {MOST_CHARACTERS} characters"));
        }
        self.characters = characters;
        let (book, smollm2) = (&self.book, &self.smollm2);
        self.cuts = [
            Cut::new(book.encode(text), |id| &book.bytes()[id as usize]),
            Cut::new(smollm2.encode(text), |id| smollm2.bytes(id)),
        ];
        Ok(())
    }

    pub fn characters(&self) -> usize {
        self.characters
    }

    pub fn cut(&self, smollm2: bool) -> &Cut {
        &self.cuts[usize::from(smollm2)]
    }
}

impl Cut {
    fn new<'a>(ids: Vec<u32>, bytes: impl Fn(u32) -> &'a [u8]) -> Self {
        let labels = ids.iter().map(|&id| label(bytes(id))).collect();
        Self { ids, labels }
    }
}

/// A token as it can be seen: a dot for a space, an arrow for a new line, and numbers for bytes that
/// are not whole characters.
pub fn label(bytes: &[u8]) -> String {
    let numbers = || bytes.iter().map(|byte| format!("<{byte:02x}>")).collect();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return numbers();
    };
    let shown = |c| match c {
        ' ' => '·',
        '\n' => '⏎',
        '\t' => '→',
        _ => c,
    };
    if text.chars().map(shown).any(char::is_control) {
        numbers()
    } else {
        text.chars().map(shown).collect()
    }
}

/// What is timed in the page and on this machine: two vocabularies are read, and 200 copies of a few
/// lines encoded with each.
pub fn work() -> String {
    let (Ok(book), Ok(smollm2)) = (book_tokens(), SmolLm2::new()) else {
        return "no vocabulary".to_owned();
    };
    let text = LINES.repeat(200);
    let counts = [book.encode(&text).len(), smollm2.encode(&text).len()];
    format!(
        "{} characters: {} and {} tokens",
        text.chars().count(),
        counts[0],
        counts[1]
    )
}

const LINES: &str = "Each row of the tensor is a sentence.
let counts: Vec<usize> = Vec::new();
Каждый ребёнок имеет право ходить в школу, 31415.9
";
