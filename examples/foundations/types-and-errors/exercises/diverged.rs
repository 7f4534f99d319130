//! **One that matters: runs that diverged.** When a training run goes wrong, its loss can become `inf` (infinity), `-inf`
//! or `NaN` (*not a number*). The run has *diverged*. All three are floats, so `parse` accepts them, as `float` does in
//! Python. Make `parse_loss` return `Diverged` for them.
//!
//! Hint: nothing equals `NaN`, not even `NaN` itself, so `==` cannot find it. Python has
//! `math.isfinite`, and `f64` has a method with almost the same name. To call it, put `::<f64>` back.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[derive(Debug, PartialEq)]
    pub enum BadLoss {
        NotANumber(String),
        Diverged,
    }

    /// The loss in a cell, if it is a number that one can work with.
    pub fn parse_loss(cell: &str) -> Result<f64, BadLoss> {
        match cell.parse() {
            Ok(loss) => Ok(loss),
            Err(_) => Err(BadLoss::NotANumber(cell.to_string())),
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    #[derive(Debug, PartialEq)]
    pub enum BadLoss {
        NotANumber(String),
        Diverged,
    }

    /// The loss in a cell, if it is a number that one can work with.
    pub fn parse_loss(cell: &str) -> Result<f64, BadLoss> {
        match cell.parse::<f64>() {
            Ok(loss) => {
                if loss.is_finite() {
                    Ok(loss)
                } else {
                    Err(BadLoss::Diverged)
                }
            }
            Err(_) => Err(BadLoss::NotANumber(cell.to_string())),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{BadLoss, parse_loss};

#[test]
fn a_loss_is_read() {
    assert_eq!(parse_loss("0.43"), Ok(0.43));
}

#[test]
fn text_is_no_loss() {
    let error = BadLoss::NotANumber("n/a".to_string());
    assert_eq!(parse_loss("n/a"), Err(error));
}

#[test]
fn nan_and_infinity_have_diverged_however_they_are_written() {
    for cell in ["nan", "NaN", "inf", "-inf", "infinity", "1e999"] {
        assert_eq!(parse_loss(cell), Err(BadLoss::Diverged), "{cell}");
    }
}
// ANCHOR_END: tests
