//! How good are the guesses of a classifier?

pub mod metrics;

// ANCHOR: json
/// One line of JSON, for other programs.
#[cfg(feature = "json")]
pub fn to_json(accuracy: f64, recall: Option<f64>) -> String {
    serde_json::json!({ "accuracy": accuracy, "recall": recall }).to_string()
}
// ANCHOR_END: json
