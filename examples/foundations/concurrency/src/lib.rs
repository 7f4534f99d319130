//! Features of many documents, on one thread and on several.

pub mod corpus;
pub mod features;
pub mod parallel;
pub mod pipeline;
pub mod timing;
pub mod totals;
