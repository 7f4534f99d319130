//! A table from a file that the reader has, for the demo: bytes become text, text a [`read::Table`],
//! and columns of it a [`study::Study`] with PCA and a linear regression. Nothing here
//! knows a file system, a clock or a page.

pub mod cell;
pub mod choice;
pub mod example;
pub mod groups;
pub mod independent;
pub mod picture;
pub mod place;
pub mod read;
pub mod report;
pub mod session;
pub mod study;
pub mod table;
pub mod text;
pub mod work;
