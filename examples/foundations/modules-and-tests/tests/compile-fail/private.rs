mod metrics {
    pub fn accuracy(guesses: &[&str], labels: &[&str]) -> f64 {
        count_right(guesses, labels) as f64 / labels.len() as f64
    }

    fn count_right(guesses: &[&str], labels: &[&str]) -> usize {
        let pairs = guesses.iter().zip(labels);
        pairs.filter(|(guess, label)| guess == label).count()
    }
}

use metrics::accuracy;
use metrics::count_right;

fn main() {
    let labels = ["spam", "ham", "spam", "ham", "ham"];
    let guesses = ["spam", "ham", "ham", "ham", "ham"];
    println!("accuracy {:.2}", accuracy(&guesses, &labels));
}
