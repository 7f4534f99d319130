//! The book as `cargo book build` describes it, in JSON.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
pub struct Book {
    pub title: String,
    pub description: String,
    pub language: String,
    pub authors: Vec<String>,
    /// Where the site will be published, with a final `/`.
    pub url: Option<String>,
    /// The address of the source, which stays the same wherever the book is published.
    pub source: Option<String>,
    pub chapters: Vec<Chapter>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Chapter {
    pub title: String,
    pub part: Option<String>,
    /// Relative to the site.
    pub html: PathBuf,
    /// `2026-11-20`, where version control knows it.
    pub changed: Option<String>,
}

impl Book {
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is no description of a book", file.display()))
    }

    /// The day of the last change, so that the same text gives the same file. Without a history it is the oldest day
    /// that a ZIP archive knows.
    pub fn changed(&self) -> &str {
        self.chapters
            .iter()
            .filter_map(|chapter| chapter.changed.as_deref())
            .max()
            .unwrap_or("1980-01-01")
    }
}

/// For text and attributes of XML, which knows few control characters.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\t' | '\n' => escaped.push(letter),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn sample() -> Book {
        let chapter = |title: &str, part: Option<&str>, html: &str| Chapter {
            title: title.into(),
            part: part.map(str::to_owned),
            html: html.into(),
            changed: Some("2026-11-20".into()),
        };
        Book {
            title: "R & D".into(),
            description: "A book on doing sums.".into(),
            language: "en".into(),
            authors: vec!["Ada".into(), "Bo".into()],
            url: None,
            source: Some("https://example.org/source".into()),
            chapters: vec![
                chapter("R & D", None, "index.html"),
                chapter("Sums", Some("Decide"), "decide/sums.html"),
                chapter("End", Some("Appendix"), "appendix/end.html"),
            ],
        }
    }

    #[test]
    fn control_characters_and_markup_are_no_xml() {
        assert_eq!(escape("a\u{1b}[0m <b> \"&\"\n"), "a[0m &lt;b&gt; &quot;&amp;&quot;\n");
    }
}
