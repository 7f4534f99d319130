//! What every other module uses: errors with places, files, hashes, text for HTML.

pub mod characters;
pub mod diagnostic;
pub mod escape;
pub mod files;
pub mod hash;
pub mod keys;
pub mod parallel;
pub mod suggest;
