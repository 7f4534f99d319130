//! Weaves listings, outputs and measurements into an [mdBook](https://rust-lang.github.io/mdBook/), and refuses to
//! publish one that is not true.
//!
//! ```text
//! directive, source (pure) ─▶ project (files, Cargo) ─▶ weave (pages) ─▶ preprocessor (mdBook)
//!                                                    └▶ verify (crates, recordings, twins) ─▶ output (processes)
//! ```
//!
//! The pure parts can be used alone:
//!
//! ```
//! use mdbook_listings::source::{Selection, anchors, excerpt};
//!
//! let text = "fn f() {\n    // ANCHOR: body\n    work();\n    // ANCHOR_END: body\n}\n";
//! let anchors = anchors(text).unwrap();
//! let body = excerpt(text, &anchors, &Selection::Anchor("body".into())).unwrap();
//! assert_eq!(body.text, "work();\n");
//! assert_eq!(body.lines, (3, 3));
//! ```

pub mod diagnostic;
pub mod directive;
pub mod exercise;
pub mod library;
pub mod lint;
pub mod measure;
pub mod output;
pub mod plot;
#[cfg(feature = "mdbook")]
pub mod preprocessor;
pub mod project;
pub mod python;
pub mod shown;
pub mod source;
pub mod stamps;
mod tested;
pub mod verify;
pub mod weave;
