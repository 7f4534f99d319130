//! Nothing but tests: see `build.rs` for where they come from.
