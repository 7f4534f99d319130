//! **Stretch: a status for each kind of failure.** A script that calls `survey` wants to know whether a file is not there or broken. Write
//! `exit_status`: 0 for a broken pipe (`ErrorKind::BrokenPipe`), 65 for a `DataError`, 66 for a file that was not found, and 1 for anything
//! else. `DataError`, from `ship_a_tool::error`, is an error about the content of a file. An `anyhow::Error` can hold an error of any type, with
//! *contexts* around it, texts that say what the program was doing. `error.chain()` is an iterator over all of them, from the outermost to the
//! innermost. If `cause` is one of them, `cause.downcast_ref::<std::io::Error>()` is `Some` if it has that type, and its `kind()` is an `ErrorKind`.
//! The error may have any number of contexts, and it may be inside a `csv::Error`.
//!
//! Hint: `csv::Error` does not show the `io::Error` inside it as a cause, so ask its `kind()`, which may be `csv::ErrorKind::Io(error)`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The exit status that tells a script what kind of error it was.
    pub fn exit_status(error: &anyhow::Error) -> u8 {
        todo!("the status for {error:#}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::error::Error;
    use std::io;

    use ship_a_tool::error::DataError;

    /// The exit status that tells a script what kind of error it was.
    pub fn exit_status(error: &anyhow::Error) -> u8 {
        error.chain().find_map(status).unwrap_or(1)
    }

    fn status(cause: &(dyn Error + 'static)) -> Option<u8> {
        if cause.is::<DataError>() {
            return Some(65);
        }
        match input_output(cause)?.kind() {
            io::ErrorKind::BrokenPipe => Some(0),
            io::ErrorKind::NotFound => Some(66),
            _ => None,
        }
    }

    fn input_output<'e>(
        cause: &'e (dyn Error + 'static),
    ) -> Option<&'e io::Error> {
        let csv = cause.downcast_ref::<csv::Error>();
        match csv.map(csv::Error::kind) {
            Some(csv::ErrorKind::Io(error)) => Some(error),
            _ => cause.downcast_ref(),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::io::{self, ErrorKind};

use anyhow::{Error, anyhow};
use ship_a_tool::error::{DataError, Problem};

fn data_error() -> DataError {
    let (file, problem) = ("a.csv".to_owned(), Problem::TooLong(2));
    DataError {
        file,
        line: 3,
        column: 3,
        problem,
    }
}

#[test]
fn an_error_by_itself() {
    assert_eq!(answer::exit_status(&data_error().into()), 65);
    for (kind, status) in [
        (ErrorKind::BrokenPipe, 0),
        (ErrorKind::NotFound, 66),
        (ErrorKind::PermissionDenied, 1),
    ] {
        assert_eq!(answer::exit_status(&io::Error::from(kind).into()), status);
    }
}

#[test]
fn an_error_under_contexts() {
    let deep = |error: Error| error.context("a.csv").context("survey");
    assert_eq!(answer::exit_status(&deep(data_error().into())), 65);
    let missing = io::Error::from(ErrorKind::NotFound);
    assert_eq!(answer::exit_status(&deep(missing.into())), 66);
}

#[test]
fn an_error_inside_of_another() {
    for (kind, status) in
        [(ErrorKind::NotFound, 66), (ErrorKind::BrokenPipe, 0)]
    {
        let hidden = csv::Error::from(io::Error::from(kind));
        assert_eq!(
            answer::exit_status(&Error::new(hidden).context("a.csv")),
            status
        );
    }
}

#[test]
fn a_csv_error_may_have_nothing_to_do_with_files() {
    let mut ragged = csv::Reader::from_reader("a,b\n1\n".as_bytes());
    let error = ragged.records().find_map(Result::err);
    let error = Error::new(error.expect("a row is too short"));
    assert_eq!(answer::exit_status(&error.context("a.csv")), 1);
}

#[test]
fn the_kind_counts_and_not_the_words() {
    let words = anyhow!("No such file or directory; Broken pipe");
    assert_eq!(answer::exit_status(&words), 1);
    let gone = io::Error::new(ErrorKind::NotFound, "it has moved");
    assert_eq!(answer::exit_status(&gone.into()), 66);
}
// ANCHOR_END: tests
