//! One sentence in six languages: characters, bytes, and tokens of two vocabularies.

use tokens::{SmolLm2, book_tokens};

// ANCHOR: main
const SENTENCES: [(&str, &str); 6] = [
    ("English", "Every child has the right to go to school."),
    ("German", "Jedes Kind hat das Recht, zur Schule zu gehen."),
    ("Spanish", "Todo niño tiene derecho a ir a la escuela."),
    ("Russian", "Каждый ребёнок имеет право ходить в школу."),
    ("Hindi", "हर बच्चे को स्कूल जाने का अधिकार है।"),
    ("Chinese", "每个孩子都有上学的权利。"),
];

fn main() -> anyhow::Result<()> {
    let (book, smollm2) = (book_tokens()?, SmolLm2::new()?);
    println!("language  characters  bytes  book  SmolLM2");
    for (language, text) in SENTENCES {
        let (characters, bytes) = (text.chars().count(), text.len());
        let (small, large) = (book.encode(text), smollm2.encode(text));
        let (small, large) = (small.len(), large.len());
        println!("{language:10}{characters:10}{bytes:7}{small:6}{large:9}");
    }
    Ok(())
}
// ANCHOR_END: main
