//! Footnotes: each is defined once, and something refers to it.

use std::collections::BTreeSet;

use crate::base::diagnostic::Fault;
use crate::read::markdown::Parsed;

pub fn check_notes(parsed: &Parsed) -> Vec<Fault> {
    let (definitions, references): (Vec<_>, Vec<_>) =
        parsed.notes.iter().partition(|note| note.is_definition);
    let mut known = BTreeSet::new();
    let faults = definitions.into_iter().filter_map(|note| {
        let label = &note.label;
        let fault = |message: String, help: &str| {
            Some(Fault::new(message).at(note.span.clone()).help(help))
        };
        if !known.insert(label) {
            return fault(
                format!("the footnote `[^{label}]` is defined twice"),
                "rename one of them",
            );
        }
        if !references.iter().any(|reference| reference.label == *label) {
            let help = "refer to it where its source is needed, or delete it";
            return fault(format!("nothing refers to the footnote `[^{label}]`"), help);
        }
        None
    });
    faults.collect()
}
