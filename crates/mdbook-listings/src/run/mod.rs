//! What the pages show is run: crates, exercises, recordings, twins. A step is skipped only if
//! nothing that it depends on has changed.
//!
//! ```text
//! verify ─┬─ crates ──────┬─▶ build (one run of Cargo for many crates) ──▶ process
//!         ├─ attempts ────┤            markers, mutants ──▶ rustc (what Cargo has built)
//!         ├─ recordings ──┘   place (where a page shows it) ──▶ Outcome
//!         ├─ starts ──────▶ cargo new, cargo add, cargo run, as a reader types them
//!         └─ twins ─────────▶ python, library ──▶ process, compare
//! ```

mod attempts;
mod build;
mod c;
pub mod compare;
mod crates;
mod environment;
mod groups;
pub mod library;
mod markers;
mod message;
pub mod models;
mod mutants;
mod outcome;
mod place;
pub mod process;
mod programs;
pub mod python;
mod recordings;
mod rustc;
mod scope;
mod slots;
pub mod stamps;
mod starts;
mod twins;
mod verify;
mod wrong_answers;

pub use outcome::{Count, Outcome};
pub use scope::Scope;
pub use verify::{Options, verify};
