use evals::metrics::{accuracy, recall};

#[test]
fn a_filter_that_finds_nothing_can_look_good() {
    let labels = ["ham", "ham", "spam", "ham"];
    let guesses = ["ham", "ham", "ham", "ham"];
    assert_eq!(accuracy(&guesses, &labels), 0.75);
    assert_eq!(recall("spam", &guesses, &labels), Some(0.0));
}
