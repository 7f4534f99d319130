use ndarray::array;

fn main() {
    let words = ["the", "cat", "chased", "its", "tail"];
    let keys =
        array![[0.0, 0.0], [1.0, 0.2], [0.1, 1.0], [0.0, 0.0], [0.5, 0.0]]; // (5, 2): how much animal, how much action
    let query = array![4.0, 0.0]; // (2,): "its" looks for an animal

    let mut powers = Vec::new();
    for key in keys.rows() {
        let score = query.dot(&key) / 2f64.sqrt();
        powers.push(score.exp());
    }
    let sum: f64 = powers.iter().sum();
    for (word, power) in words.iter().zip(powers) {
        let weight = power / sum;
        let bar = "#".repeat((weight * 40.0).round() as usize);
        println!("{word:>6} {weight:.2} {bar}");
    }
}
