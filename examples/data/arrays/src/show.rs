//! One text for numbers, truths and arrays of them, which Python can print as well.

use ndarray::{ArrayRef, Dimension};

pub trait Show {
    fn show(&self) -> String;
}

impl Show for f64 {
    /// Three decimals at most, and no negative zero.
    fn show(&self) -> String {
        let text = format!("{:.3}", self + 0.0);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl Show for usize {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for i64 {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for (usize, usize) {
    fn show(&self) -> String {
        format!("{self:?}")
    }
}

impl Show for bool {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl<A: Show, D: Dimension> Show for ArrayRef<A, D> {
    /// The shape and the elements in the order of their indices.
    fn show(&self) -> String {
        let shape: Vec<String> = self.shape().iter().map(Show::show).collect();
        let items: Vec<String> = self.iter().map(Show::show).collect();
        format!("({}) {}", shape.join(", "), items.join(" "))
    }
}
