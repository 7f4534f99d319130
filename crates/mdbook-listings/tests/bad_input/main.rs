//! Everything that can be wrong with a book, one lie at a time, with the exact words that a
//! contributor reads. `SNAPSHOTS=overwrite cargo test` writes the words again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod anchors;
mod assets;
mod attributes;
mod book;
mod characters;
mod claims;
mod crates;
mod directives;
mod exercises;
mod figures;
mod formulas;
mod fragments;
mod fuzz;
mod html;
mod ids;
mod includes;
mod languages;
mod libraries;
mod links;
mod manifests;
mod measurements;
mod messages;
mod models;
mod names;
mod nesting;
mod outline;
mod recordings;
mod redirects;
mod reports;
mod runs;
mod snippets;
mod stamps;
mod starts;
mod summary;
mod support;
mod syntax;
mod terms;
mod twins;
mod unseen;
