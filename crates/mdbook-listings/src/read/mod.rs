//! What is on disk: pages and what they show, crates, recordings. Nothing here runs or renders.
//!
//! ```text
//! text ── markdown ──▶ Parsed ── items (with workspace: files, anchors, records, exercises) ──▶ Page
//! ```

pub mod anchors;
pub mod assets;
pub mod boxes;
pub mod broken;
pub mod directives;
pub mod exercise;
pub mod fence;
pub mod fields;
pub mod fragments;
pub mod glossary;
pub mod imports;
pub mod items;
pub mod kinds;
pub mod markdown;
pub mod math;
pub mod models;
pub mod modules;
pub mod notes;
pub mod package;
pub mod page;
pub mod prose;
pub mod ratio;
mod reach;
pub mod record;
pub mod recordings;
pub mod sentences;
pub mod settings;
pub mod shown;
pub mod start;
pub mod summary;
pub mod syntax;
pub mod syntax_map;
pub mod terms;
pub mod tokens;
pub mod typed;
pub mod versions;
pub mod workspace;
