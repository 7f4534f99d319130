#[path = "private/metrics.rs"]
mod metrics;

use metrics::count_right;

fn main() {
    let labels = ["spam", "ham", "spam", "ham", "ham"];
    let guesses = ["spam", "ham", "ham", "ham", "ham"];
    println!("{} are right", count_right(&guesses, &labels));
}
