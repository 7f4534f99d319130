//! **Warm-up: how far.** The function below is the heart of the first program. Change it so that it returns the distance between each
//! row and the question: the square root of the sum of the squared differences. Now the *smallest* number belongs to the nearest page.
//!
//! Hint: the shapes are (n, p) and (p,), so one `-` does all the differences. Which axis has to disappear?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::{Array1, ArrayRef1, ArrayRef2, Axis};

    /// How far each row of `pages` (n, p) is from `question` (p,).
    pub fn distances(
        pages: &ArrayRef2<f64>,
        question: &ArrayRef1<f64>,
    ) -> Array1<f64> {
        let lengths = pages.pow2().sum_axis(Axis(1)).sqrt(); // (n,)
        let length = question.pow2().sum().sqrt();
        pages.dot(question) / lengths / length // (n,)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::{Array1, ArrayRef1, ArrayRef2, Axis};

    /// How far each row of `pages` (n, p) is from `question` (p,).
    pub fn distances(
        pages: &ArrayRef2<f64>,
        question: &ArrayRef1<f64>,
    ) -> Array1<f64> {
        (pages - question).pow2().sum_axis(Axis(1)).sqrt() // (n,)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::distances;
use ndarray::{Array2, array};

#[test]
fn three_and_four_make_five() {
    let pages = array![[3.0, 4.0], [0.0, 0.0], [3.0, 0.0]];
    let found = distances(&pages, &array![0.0, 0.0]);
    assert_eq!(found, array![5.0, 0.0, 3.0]);
}

#[test]
fn the_question_may_be_anywhere() {
    let pages = array![[1.0, 2.0, 2.0], [7.0, 8.0, 1.0]];
    let found = distances(&pages, &array![1.0, 0.0, 1.0]);
    assert_eq!(found, array![5.0_f64.sqrt(), 10.0]);
}

#[test]
fn no_pages_no_distances() {
    let pages = Array2::zeros((0, 2));
    assert_eq!(distances(&pages, &array![1.0, 2.0]).len(), 0);
}
// ANCHOR_END: tests
