/// The share of the rows with this label that were found.
pub fn recall(label: &str, guesses: &[&str], labels: &[&str]) -> Option<f64> {
    let mut rows = 0;
    let mut found = 0;
    for (guess, right) in guesses.iter().zip(labels) {
        if *right == label {
            rows += 1;
            if guess == right {
                found += 1;
            }
        }
    }
    match rows {
        0 => None,
        rows => Some(found as f64 / rows as f64),
    }
}
