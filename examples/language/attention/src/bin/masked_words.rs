use ndarray::{Array2, Axis, array};

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

/// What the words get: with no mask, one that comes before
/// the softmax, and one that comes after it.
fn attend(x: &Array2<f64>) -> [Array2<f64>; 3] {
    let w_query = array![[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]]; // (4, 2)
    let w_key = array![[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]]; // (4, 2)
    let w_value = array![[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]]; // (4, 2)
    let (queries, keys) = (x.dot(&w_query), x.dot(&w_key)); // (5, 2) each
    let values = x.dot(&w_value); // (5, 2)
    let scores = queries.dot(&keys.t()) / 2f64.sqrt(); // (5, 5)
    let open = softmax(&scores); // (5, 5)
    let before = softmax(&mask(scores, f64::NEG_INFINITY)); // (5, 5)
    let after = mask(open.clone(), 0.0); // (5, 5)
    [open, before, after].map(|weights| weights.dot(&values)) // (5, 2) each
}

fn main() {
    let mut x = array![
        [0.0, 0.0, 0.2, 0.0],
        [1.0, 0.2, 0.0, 0.0],
        [0.1, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.2, 0.0, 0.0, 1.0]
    ]; // (5, 4): animal, action, points back, thing
    let tail = attend(&x);
    x.row_mut(4).assign(&array![2.0, 0.0, 0.0, 0.0]);
    let kittens = attend(&x);

    println!("\"its\" in …        its tail       its kittens");
    let names = ["no mask", "mask, softmax", "softmax, mask"];
    for ((name, a), b) in names.iter().zip(tail).zip(kittens) {
        println!("{name:<14} {:.2}   {:.2}", a.row(3), b.row(3));
    }
}
