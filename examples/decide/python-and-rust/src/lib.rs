//! k-nearest neighbours on handwritten digits: a row of text becomes a
//! [`Digit`](digits::Digit), a digit's neighbours vote, and a
//! [`Table`](confusion::Table) counts which digit is taken for which.

pub mod confusion;
pub mod digits;
pub mod knn;
pub mod matrix;
