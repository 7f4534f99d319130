//! What temperature and top-p do to the scores of eight tokens.

use generate::sample::{probabilities, top_p};

fn main() {
    // ANCHOR: nucleus
    let words = ["The", "A", "I", "1", "*", "In", "This", "There"];
    let logits = [30.12, 29.64, 28.23, 27.80, 27.47, 27.35, 27.34, 27.10];
    for (temperature, p) in [(1.0, 1.0), (0.5, 1.0), (1.0, 0.8)] {
        println!("temperature {temperature:.1}, top-p {p:.1}");
        for (token, share) in top_p(probabilities(&logits, temperature), p) {
            println!("  {:6} {share:.2}", words[token as usize]);
        }
    }
    // ANCHOR_END: nucleus
}
