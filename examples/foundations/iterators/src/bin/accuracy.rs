fn accuracy(predicted: &[&str], labels: &[&str]) -> f64 {
    assert_eq!(predicted.len(), labels.len());
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    right as f64 / labels.len() as f64
}

fn main() {
    let labels = ["delivery", "delivery", "refund", "refund", "other"];
    let predicted = ["delivery", "refund", "refund", "refund", "delivery"];
    let all = accuracy(&predicted, &labels);
    let first = accuracy(&predicted[..3], &labels[..3]);
    println!("accuracy: {all:.2}");
    println!("first three: {first:.2}");

    for (row, label) in labels.iter().enumerate() {
        if predicted[row] != *label {
            println!("row {row}: {label}, not {}", predicted[row]);
        }
    }
}
