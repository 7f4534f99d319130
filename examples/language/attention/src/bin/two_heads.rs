use ndarray::{Array2, Axis, array, concatenate};

/// Turns each row of scores into weights that add up to 1.
fn softmax(scores: &Array2<f64>) -> Array2<f64> {
    let powers = scores.exp(); // (5, 5)
    let sums = powers.sum_axis(Axis(1)).insert_axis(Axis(1)); // (5, 1)
    powers / sums
}

/// Puts `number` wherever a word looks at one that comes after it.
fn mask(mut table: Array2<f64>, number: f64) -> Array2<f64> {
    for ((row, column), cell) in table.indexed_iter_mut() {
        if column > row {
            *cell = number;
        }
    }
    table
}

/// The weights of one head, and what it mixes.
fn head(x: &Array2<f64>, w: [Array2<f64>; 3]) -> [Array2<f64>; 2] {
    let [queries, keys, values] = w.map(|m| x.dot(&m)); // (5, 2) each
    let scores = queries.dot(&keys.t()) / 2f64.sqrt(); // (5, 5)
    let weights = softmax(&mask(scores, f64::NEG_INFINITY)); // (5, 5)
    let mixed = weights.dot(&values); // (5, 2)
    [weights, mixed]
}

fn main() {
    let x = array![
        [0.0, 0.0, 0.2, 0.0],
        [1.0, 0.2, 0.0, 0.0],
        [0.1, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.2, 0.0, 0.0, 1.0]
    ]; // (5, 4): animal, action, points back, thing
    let first = [
        array![[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]], // queries
        array![[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]], // keys
        array![[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]], // values
    ]; // (4, 2) each
    let second = [
        array![[0.0, 0.0], [0.0, 0.0], [0.0, 5.0], [5.0, 0.0]],
        array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.0]],
        array![[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]],
    ]; // (4, 2) each
    let w_output = array![
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.5, 0.0, 0.0],
        [0.0, 0.0, 0.5, 0.5]
    ]; // (4, 4)

    // ANCHOR: main
    let [weights_1, mixed_1] = head(&x, first); // (5, 5) and (5, 2)
    let [weights_2, mixed_2] = head(&x, second); // (5, 5) and (5, 2)
    let both = concatenate![Axis(1), mixed_1, mixed_2]; // (5, 4)
    let output = both.dot(&w_output); // (5, 4) by (4, 4): (5, 4)

    for (word, row) in [("its", 3), ("tail", 4)] {
        println!("{word:>4}, head 1 {:.2}", weights_1.row(row));
        println!("      head 2 {:.2}", weights_2.row(row));
        println!("      before {:.2}", x.row(row));
        println!("      after  {:.2}", &x.row(row) + &output.row(row));
    }
    // ANCHOR_END: main
}
