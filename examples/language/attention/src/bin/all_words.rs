use ndarray::{Array2, Axis, array};

/// Turns each row of scores into weights that add up to 1.
fn softmax(scores: &Array2<f64>) -> Array2<f64> {
    let powers = scores.exp(); // (5, 5)
    let sums = powers.sum_axis(Axis(1)).insert_axis(Axis(1)); // (5, 1)
    powers / sums
}

fn main() {
    let words = ["the", "cat", "chased", "its", "tail"];
    let x = array![
        [0.0, 0.0, 0.2, 0.0],
        [1.0, 0.2, 0.0, 0.0],
        [0.1, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.2, 0.0, 0.0, 1.0]
    ]; // (5, 4): animal, action, points back, thing
    let w_query = array![[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]]; // (4, 2)
    let w_key = array![[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]]; // (4, 2)
    let w_value = array![[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]]; // (4, 2)

    let queries = x.dot(&w_query); // (5, 4) by (4, 2): (5, 2)
    let keys = x.dot(&w_key); // (5, 2)
    let values = x.dot(&w_value); // (5, 2)
    let scores = queries.dot(&keys.t()) / 2f64.sqrt(); // (5, 2) by (2, 5): (5, 5)
    let weights = softmax(&scores); // (5, 5)
    let mixed = weights.dot(&values); // (5, 5) by (5, 2): (5, 2)

    println!("          the    cat chased    its   tail    mixed values");
    for ((word, row), mix) in words.iter().zip(weights.rows()).zip(mixed.rows())
    {
        println!("{word:>6} {row:5.2}   {mix:.2}");
    }
}
