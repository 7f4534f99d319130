//! One test for each piece of Rust that a page shows whole.

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
