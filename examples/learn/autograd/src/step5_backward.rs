//! The way back over a tape of arrays.

use ndarray::{Array2, Axis};

use crate::step4_arrays::{Id, Op, Tape};

impl Tape {
    // ANCHOR: parts
    /// What the gradient of a result adds to those of its inputs.
    fn parts(
        &self,
        op: Op,
        y: &Array2<f64>,
        g: &Array2<f64>, // of y, and of its shape
    ) -> Vec<(Id, Array2<f64>)> {
        let at = |id| self.value(id);
        match op {
            Op::Leaf => vec![],
            Op::Add(a, b) => vec![(a, g.clone()), (b, g.clone())],
            Op::Mul(a, b) => vec![(a, g * at(b)), (b, g * at(a))],
            Op::Product(a, b) => {
                vec![(a, g.dot(&at(b).t())), (b, at(a).t().dot(g))]
            }
            Op::Tanh(a) => vec![(a, y.mapv(|y| 1.0 - y * y) * g)],
            Op::Relu(a) => vec![(a, y.mapv(|y| (y > 0.0).into()) * g)],
            Op::Mean(a) => {
                let share = g[(0, 0)] / at(a).len() as f64;
                vec![(a, Array2::from_elem(at(a).dim(), share))]
            }
        }
    }
    // ANCHOR_END: parts

    // ANCHOR: gradients
    /// The derivatives of a number, `of`, with respect to each leaf that it
    /// depends on.
    pub fn gradients(&self, of: Id) -> Gradients {
        let mut sums = vec![None; self.0.len()];
        sums[of.0] = Some(Array2::ones((1, 1)));
        for (place, (y, op)) in self.0.iter().enumerate().rev() {
            if matches!(op, Op::Leaf) {
                continue; // its gradient is kept
            }
            let Some(g) = sums[place].take() else {
                continue; // it has no part in `of`
            };
            for (input, part) in self.parts(*op, y, &g) {
                let part = shrink(part, self.value(input).dim());
                match &mut sums[input.0] {
                    Some(sum) => *sum += &part,
                    none => *none = Some(part),
                }
            }
        }
        Gradients(sums)
    }
    // ANCHOR_END: gradients
}

pub struct Gradients(Vec<Option<Array2<f64>>>);

impl Gradients {
    pub fn of(&self, id: Id) -> Option<&Array2<f64>> {
        self.0[id.0].as_ref()
    }
}

// ANCHOR: shrink
/// What was stretched counts as often as it was used: summed to its shape.
fn shrink(part: Array2<f64>, shape: (usize, usize)) -> Array2<f64> {
    let axes = [(Axis(0), shape.0), (Axis(1), shape.1)];
    axes.into_iter().fold(part, |part, (axis, length)| {
        match part.len_of(axis) == length {
            true => part,
            false => part.sum_axis(axis).insert_axis(axis),
        }
    })
}
// ANCHOR_END: shrink
