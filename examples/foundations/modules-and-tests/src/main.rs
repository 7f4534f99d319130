use evals::metrics::{accuracy, recall};

fn main() {
    let labels = ["spam", "ham", "spam", "ham", "ham"];
    let guesses = ["spam", "ham", "ham", "ham", "ham"];
    println!("accuracy {:.2}", accuracy(&guesses, &labels));
    match recall("spam", &guesses, &labels) {
        Some(share) => println!("recall of spam {share:.2}"),
        None => println!("there is no spam to find"),
    }
}
