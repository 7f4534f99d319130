//! Draws texts as rows of boxes, a box for each token with its id below.

use std::fmt::Write;

use crate::demo::{Cut, Demo};

const WIDTH: usize = 700;
const LETTER: usize = 10; // of a font with letters of one width
const TEXTS: [&str; 2] = [
    "Each row of the tensor is a sentence.",
    "let counts: Vec<usize> = Vec::new();",
];

/// The picture of the page, before a reader runs the demo.
pub fn draw() -> Result<String, String> {
    let mut demo = Demo::new().map_err(|error| error.to_string())?;
    let (mut body, mut top) = (String::new(), 0);
    for text in TEXTS {
        demo.read(text)?;
        for (smollm2, name) in
            [(false, "the book's vocabulary"), (true, "SmolLM2's")]
        {
            let cut = demo.cut(smollm2);
            top += 26;
            let title = format!("{name}: {} tokens", cut.ids.len());
            write_text(&mut body, 4, top, "", &title);
            top = draw_cut(&mut body, cut, top + 10);
        }
    }
    Ok(format!(
        "<svg viewBox=\"0 0 {WIDTH} {top}\" role=\"img\" aria-labelledby=\"tokens-title tokens-description\">\n\
         <title id=\"tokens-title\">A sentence and a line of Rust, cut into tokens</title>\n\
         <desc id=\"tokens-description\">{DESCRIPTION}</desc>\n\
         <g fill=\"currentColor\" font-family=\"monospace\" font-size=\"16\">\n{body}</g>\n</svg>\n"
    ))
}

const DESCRIPTION: &str = "Four rows of boxes, one for each token, with its id below. The sentence \
    is 14 tokens in the book's vocabulary, where Each, tensor and sentence are in parts, and 9 in \
    SmolLM2's. The line of Rust is 12 tokens in the book's, where Vec and usize are whole, and 15 in \
    SmolLM2's, where they are in parts.";

/// The boxes of a text; the height below them.
fn draw_cut(body: &mut String, cut: &Cut, mut top: usize) -> usize {
    let mut left = 2;
    for (number, (id, label)) in cut.ids.iter().zip(&cut.labels).enumerate() {
        let width =
            LETTER * label.chars().count().max(id.to_string().len()) + 6;
        if left + width > WIDTH {
            (left, top) = (2, top + 56);
        }
        let shade = [".10", ".24"][number % 2];
        let _ = writeln!(
            body,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"26\" rx=\"4\" fill-opacity=\"{shade}\"/>",
            width - 3
        );
        let middle = left + (width - 3) / 2;
        write_text(
            body,
            middle,
            top + 18,
            " text-anchor=\"middle\"",
            &escape(label),
        );
        let small =
            " text-anchor=\"middle\" font-size=\"13\" fill-opacity=\".7\"";
        write_text(body, middle, top + 42, small, &id.to_string());
        left += width;
    }
    top + 52
}

fn write_text(body: &mut String, x: usize, y: usize, style: &str, text: &str) {
    let _ = writeln!(body, "<text x=\"{x}\" y=\"{y}\"{style}>{text}</text>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
