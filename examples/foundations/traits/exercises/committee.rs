//! **A committee.** Write `predict` for `Committee`, a list of fitted models of different types. Each member guesses all rows, in one
//! call, and each row gets the label with the most votes, the smallest of those that tie. If a member returns an error, so does the
//! committee. A committee without members is an error of its own. `#[from]` lets `?` turn a `ModelError` into a `CommitteeError`.
//!
//! Hint: a chain of `Result`s can be collected into one `Result` of a `Vec`, which stops at the first error. `most_frequent` counts
//! the votes for one row.

#[cfg(feature = "attempt")]
mod answer {
    use thiserror::Error;
    use traits::error::ModelError;
    use traits::estimator::Predict;
    use traits::matrix::{Label, Matrix};

    // ANCHOR: task
    use traits::majority::most_frequent;

    #[derive(Debug, Error, PartialEq, Eq)]
    pub enum CommitteeError {
        #[error("a committee without members")]
        Empty,
        #[error("a member failed")]
        Member(#[from] ModelError),
    }

    pub struct Committee {
        pub members: Vec<Box<dyn Predict>>,
    }

    impl Committee {
        pub fn predict(
            &self,
            x: &Matrix,
        ) -> Result<Vec<Label>, CommitteeError> {
            let (rows, members) = (x.rows().len(), self.members.len());
            todo!("{members} vote on {rows} rows: {}", most_frequent(&[]))
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use thiserror::Error;
    use traits::error::ModelError;
    use traits::estimator::Predict;
    use traits::matrix::{Label, Matrix};

    // ANCHOR: solution
    use traits::majority::most_frequent;

    #[derive(Debug, Error, PartialEq, Eq)]
    pub enum CommitteeError {
        #[error("a committee without members")]
        Empty,
        #[error("a member failed")]
        Member(#[from] ModelError),
    }

    pub struct Committee {
        pub members: Vec<Box<dyn Predict>>,
    }

    impl Committee {
        pub fn predict(
            &self,
            x: &Matrix,
        ) -> Result<Vec<Label>, CommitteeError> {
            if self.members.is_empty() {
                return Err(CommitteeError::Empty);
            }
            let guesses = self.members.iter().map(|member| member.predict(x));
            let guesses: Result<Vec<_>, _> = guesses.collect();
            let guesses = guesses?; // (members, rows)
            let ballot = |row: usize| -> Vec<Label> {
                guesses.iter().map(|labels| labels[row]).collect()
            };
            let rows = 0..x.rows().len();
            Ok(rows.map(|row| most_frequent(&ballot(row))).collect())
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::{cell::Cell, rc::Rc};

use answer::{Committee, CommitteeError};
use traits::error::ModelError;
use traits::estimator::Predict;
use traits::matrix::{Label, Matrix};

/// Always the same answer, and a count of how often it was asked.
struct Fixed(Result<Vec<Label>, ModelError>, Rc<Cell<usize>>);

impl Predict for Fixed {
    fn predict(&self, _: &Matrix) -> Result<Vec<Label>, ModelError> {
        self.1.set(self.1.get() + 1);
        match &self.0 {
            Ok(labels) => Ok(labels.clone()),
            Err(_) => Err(ModelError::Columns {
                found: 1,
                fitted: 13,
            }),
        }
    }
}

fn guess(labels: &[Label]) -> Box<dyn Predict> {
    Box::new(Fixed(Ok(labels.to_vec()), Rc::default()))
}

fn three_rows() -> Matrix {
    Matrix::new(vec![1.0, 2.0, 3.0], 1).expect("three rows of one column")
}

#[test]
fn most_votes_and_then_the_smaller_label() {
    let members = vec![guess(&[2, 1, 4]), guess(&[0, 1, 3]), guess(&[2, 0, 5])];
    let guesses = Committee { members }.predict(&three_rows());
    assert_eq!(guesses, Ok(vec![2, 1, 3]));
}

#[test]
fn nobody_to_ask() {
    let guesses = Committee { members: vec![] }.predict(&three_rows());
    assert_eq!(guesses, Err(CommitteeError::Empty));
}

#[test]
fn a_member_that_fails() {
    let error = || ModelError::Columns {
        found: 1,
        fitted: 13,
    };
    let failing = Box::new(Fixed(Err(error()), Rc::default()));
    let members = vec![guess(&[0, 0, 0]), failing, guess(&[0, 0, 0])];
    let guesses = Committee { members }.predict(&three_rows());
    assert_eq!(guesses, Err(CommitteeError::Member(error())));
}

#[test]
fn one_call_for_the_whole_matrix() {
    let calls = Rc::new(Cell::new(0));
    let member = Box::new(Fixed(Ok(vec![0, 1, 2]), calls.clone()));
    let guesses = Committee {
        members: vec![member],
    }
    .predict(&three_rows());
    assert_eq!((guesses, calls.get()), (Ok(vec![0, 1, 2]), 1));
}
// ANCHOR_END: tests
