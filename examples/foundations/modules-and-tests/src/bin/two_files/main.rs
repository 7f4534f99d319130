mod metrics;

use metrics::accuracy;

fn main() {
    let labels = ["spam", "ham", "spam", "ham", "ham"];
    let guesses = ["spam", "ham", "ham", "ham", "ham"];
    println!("accuracy {:.2}", accuracy(&guesses, &labels));
}
