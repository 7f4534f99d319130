//! Estimators as traits: [`Fit`](estimator::Fit) turns a [`Scaler`](scaler::Scaler),
//! a [`Knn`](knn::Knn) or a [`Pipeline`](pipeline::Pipeline) of them into a fitted
//! type, and only fitted types transform or predict.

pub mod dispatch;
pub mod error;
pub mod estimator;
pub mod knn;
pub mod majority;
pub mod matrix;
pub mod pipeline;
pub mod scaler;
pub mod synthetic;
pub mod wine;
