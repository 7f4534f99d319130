use evals::metrics::{accuracy, recall};

fn main() {
    let labels = ["spam", "ham", "spam", "ham", "ham"];
    let guesses = ["spam", "ham", "ham", "ham", "ham"];
    let accuracy = accuracy(&guesses, &labels);
    let recall = recall("spam", &guesses, &labels);

    #[cfg(feature = "json")]
    println!("{}", evals::to_json(accuracy, recall));
    #[cfg(not(feature = "json"))]
    println!("accuracy {accuracy:.2}, recall {recall:.2?}");
}
