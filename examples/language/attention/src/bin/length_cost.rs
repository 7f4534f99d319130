//! What the layers of SmolLM2-135M multiply for a text of n words.

/// The numbers of the model, from the metadata of its file.
const LAYERS: u64 = 30;
const WIDTH: u64 = 576; // numbers for each word
const HEADS: u64 = 9;
const GROUPS: u64 = 3; // heads for keys and values
const HEAD: u64 = 64; // numbers in a query
const HIDDEN: u64 = 1536; // hidden units between two layers

fn main() {
    println!("words    with matrices     with each other");
    for n in [10, 100, 1_000, 3_072, 8_192] {
        let queries_and_output = 2 * WIDTH * HEADS * HEAD;
        let keys_and_values = 2 * WIDTH * GROUPS * HEAD;
        let network = 3 * WIDTH * HIDDEN;
        let matrices = n * (queries_and_output + keys_and_values + network);
        let scores_and_mix = 2 * HEADS * n * n * HEAD;
        let [matrices, words] =
            [matrices, scores_and_mix].map(|one| LAYERS * one / 1_000_000);
        println!("{n:>5} {matrices:>8} million {words:>11} million");
    }
}
