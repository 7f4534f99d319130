//! A study with linfa: [`data`] is split, [`scale`]d, explored and predicted, and every
//! number is one that scikit-learn prints as well, or one whose difference is explained.

pub mod data;
pub mod diagnosis;
pub mod folds;
pub mod own;
pub mod scale;
pub mod score;
pub mod synthetic;
