//! One test for each piece of Rust that is typed into a page.

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
