//! Which columns say something that those before them do not.

use ndarray::{Array1, Array2};

/// The share of a column that must be its own.
const OWN: f64 = 1e-6;

/// By Gram and Schmidt: what remains of each column without its shadows on
/// those before it. True for columns of which something remains.
pub fn independent(x: &Array2<f64>) -> Vec<bool> {
    let mut basis: Vec<Array1<f64>> = Vec::new();
    let mut answers = Vec::new();
    for column in x.columns() {
        let length = column.dot(&column).sqrt();
        let mut rest = column.to_owned();
        for one in &basis {
            rest.scaled_add(-one.dot(&rest), one);
        }
        let remains = rest.dot(&rest).sqrt();
        let own = remains > OWN * length;
        if own {
            basis.push(rest / remains);
        }
        answers.push(own);
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_sum_and_a_copy_say_nothing_new() {
        let x = array![
            [1.0, 2.0, 3.0, 0.0, 2.0],
            [0.0, 1.0, 1.0, 0.0, 1.0],
            [5.0, 0.0, 5.0, 0.0, 0.1],
            [2.0, 7.0, 9.0, 0.0, 7.0]
        ];
        assert_eq!(independent(&x), [true, true, false, false, true]);
    }
}
