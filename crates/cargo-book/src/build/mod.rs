//! The site: pages rendered by mdBook in process, then finished by book-site.
//!
//! ```text
//! settings (book.toml)
//! site ── stage ── mdBook with Listings and boxes ─▶ describe ─▶ book-site, with demos
//!   └──── program (book-press, book-search, book-demos: compiled only when needed)
//! ```

pub mod boxes;
pub mod demos;
mod describe;
pub mod own;
mod paths;
mod program;
pub mod settings;
pub mod site;
mod stage;
