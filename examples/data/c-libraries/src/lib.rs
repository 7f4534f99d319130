//! A C library behind a safe wrapper, and a Rust library behind a C header.
//!
//! ```text
//! Rust ──▶ sketch, each ──▶ ffi ──▶ c/sketch.h               C
//! C, Python ──▶ include/drift.h ──▶ capi, text ──▶ reference  Rust
//! ```

pub mod border;
pub mod capi;
pub mod data;
pub mod each;
pub mod ffi;
pub mod native;
pub mod reference;
pub mod sketch;
pub mod text;
