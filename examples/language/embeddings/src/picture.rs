//! A picture of how alike texts are: the darker, the more.

use std::fmt::Write;

const CELL: usize = 40;

/// A square for each pair of texts, as SVG for either theme of the book.
pub fn heat_map(texts: &[&str], similar: &[Vec<f32>]) -> String {
    let left = 240;
    let (width, height) =
        (left + texts.len() * CELL + 2, texts.len() * CELL + 24);
    let label = "A square for each pair of six sentences, with their similarity. \
                 Dark, besides the diagonal: My program takes forever, with The code is slow.";
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\" \
         aria-label=\"{label}\" font-family=\"sans-serif\" font-size=\"13\" \
         fill=\"currentColor\" stroke=\"none\">\n"
    );
    for (row, text) in texts.iter().enumerate() {
        let y = row * CELL + 25;
        line(&mut svg, left - 8, y, "end", &format!("{} {text}", row + 1));
        for (column, value) in similar[row].iter().enumerate() {
            let (x, top) = (left + column * CELL, row * CELL);
            let dark = value.clamp(0.0, 1.0) * 0.4;
            let _ = writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{CELL}\" height=\"{CELL}\" \
                 fill-opacity=\"{dark:.2}\"/>"
            );
            line(&mut svg, x + CELL / 2, y, "middle", &format!("{value:.2}"));
        }
    }
    for column in 0..texts.len() {
        let x = left + column * CELL + CELL / 2;
        line(&mut svg, x, height - 6, "middle", &(column + 1).to_string());
    }
    svg + "</svg>"
}

fn line(svg: &mut String, x: usize, y: usize, anchor: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
    );
}
