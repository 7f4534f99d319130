//! A tape whose entries are arrays of rows and columns.

use ndarray::Array2;

// ANCHOR: tape
/// The place of an array on its tape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Id(pub(crate) usize);

#[derive(Clone, Copy)]
pub(crate) enum Op {
    Leaf,
    Add(Id, Id),
    Mul(Id, Id), // element by element
    Product(Id, Id),
    Tanh(Id),
    Relu(Id),
    Mean(Id),
}

#[derive(Default)]
pub struct Tape(pub(crate) Vec<(Array2<f64>, Op)>);
// ANCHOR_END: tape

// ANCHOR: forward
impl Tape {
    pub fn leaf(&mut self, value: Array2<f64>) -> Id {
        self.push(value, Op::Leaf)
    }

    /// A row, a column or a single number is stretched to the other's shape.
    pub fn add(&mut self, a: Id, b: Id) -> Id {
        self.push(self.value(a) + self.value(b), Op::Add(a, b))
    }

    pub fn mul(&mut self, a: Id, b: Id) -> Id {
        self.push(self.value(a) * self.value(b), Op::Mul(a, b))
    }

    pub fn product(&mut self, a: Id, b: Id) -> Id {
        self.push(self.value(a).dot(self.value(b)), Op::Product(a, b))
    }
    // ANCHOR_END: forward

    pub fn tanh(&mut self, a: Id) -> Id {
        self.push(self.value(a).mapv(f64::tanh), Op::Tanh(a))
    }

    pub fn relu(&mut self, a: Id) -> Id {
        self.push(self.value(a).mapv(|x| x.max(0.0)), Op::Relu(a))
    }

    pub fn mean(&mut self, a: Id) -> Id {
        let (array, count) = (self.value(a), self.value(a).len() as f64);
        let mean = Array2::from_elem((1, 1), array.sum() / count);
        self.push(mean, Op::Mean(a))
    }

    pub(crate) fn push(&mut self, value: Array2<f64>, op: Op) -> Id {
        self.0.push((value, op));
        Id(self.0.len() - 1)
    }

    pub fn value(&self, id: Id) -> &Array2<f64> {
        &self.0[id.0].0
    }
}
