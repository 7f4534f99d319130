//! Weaves listings, outputs and measurements into an [mdBook](https://rust-lang.github.io/mdBook/),
//! and refuses to publish one that is not true.
//!
//! ```text
//! base ◀── read ◀─┬─ rules ◀──┐
//!                 ├─ render ◀─┼─ book ◀── preprocessor (mdBook)
//!                 └─ run ◀────┘
//! ```
//!
//! `read` knows what is on disk, `rules` what must hold, `render` what readers see, and `run` what
//! programs print. The last three do not know each other. The pure parts can be used alone:
//!
//! ```
//! use mdbook_listings::read::anchors::{Selection, anchors, excerpt};
//!
//! let text = "fn f() {\n    // ANCHOR: body\n    work();\n    // ANCHOR_END: body\n}\n";
//! let anchors = anchors(text).unwrap();
//! let body = excerpt(text, &anchors, &Selection::Anchor("body".into())).unwrap();
//! assert_eq!(body.text, "work();\n");
//! assert_eq!(body.lines, (3, 3));
//! ```

pub mod base;
pub mod book;
#[cfg(feature = "mdbook")]
pub mod preprocessor;
pub mod read;
pub mod render;
pub mod rules;
pub mod run;
