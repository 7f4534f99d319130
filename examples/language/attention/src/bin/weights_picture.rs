//! Draws the weights of the first head, with the mask: `weights_picture`.

use ndarray::{Array2, array};

const WORDS: [&str; 5] = ["the", "cat", "chased", "its", "tail"];

/// A square for each weight: the larger the weight, the fuller the square.
fn draw(weights: &Array2<f32>) {
    println!(
        r#"<svg viewBox="0 0 300 236" width="300" role="img" aria-label="{}" font-family="sans-serif" font-size="14" fill="currentColor" stroke="none">"#,
        describe(weights)
    );
    for (i, word) in WORDS.iter().enumerate() {
        let (x, y) = (92 + 42 * i, 53 + 42 * i);
        println!(r#"<text x="{x}" y="18" text-anchor="middle">{word}</text>"#);
        println!(r#"<text x="62" y="{y}" text-anchor="end">{word}</text>"#);
    }
    for ((row, column), weight) in weights.indexed_iter() {
        let (x, y) = (72 + 42 * column, 28 + 42 * row);
        println!(
            r#"<rect x="{x}" y="{y}" width="40" height="40" fill-opacity="{weight:.2}" stroke="currentColor" stroke-opacity="0.3"/>"#
        );
    }
    println!("</svg>");
}

/// For those who cannot see it.
fn describe(weights: &Array2<f32>) -> String {
    let rows = weights.rows().into_iter().zip(WORDS).map(|(row, word)| {
        let looks = row.iter().zip(WORDS).filter(|(weight, _)| **weight > 0.1);
        let looks: Vec<String> = looks
            .map(|(weight, at)| format!("{at} {weight:.2}"))
            .collect();
        format!("{word}: {}", looks.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    let rows = rows.join("; ");
    format!("A table of 5 by 5 squares, empty above the diagonal. {rows}.")
}

fn main() {
    let x = array![
        [0.0, 0.0, 0.2, 0.0],
        [1.0, 0.2, 0.0, 0.0],
        [0.1, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.2, 0.0, 0.0, 1.0]
    ]; // (5, 4)
    let w_query = array![[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]]; // (4, 2)
    let w_key = array![[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]]; // (4, 2)
    // Values that are 1 in one place each are mixed into the weights themselves.
    let (q, k) = (x.dot(&w_query), x.dot(&w_key)); // (5, 2) each
    draw(&attention::square(&q, &k, &Array2::eye(5)));
}
