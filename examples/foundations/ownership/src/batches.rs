//! Batches of rows, as views.

use crate::{Matrix, View, ViewMut};

// ANCHOR: batches
/// What is left to hand out, `size` rows at a time.
pub struct Batches<'a> {
    rest: &'a [f64],
    columns: usize,
    size: usize,
}

impl<'a> Iterator for Batches<'a> {
    type Item = View<'a>;

    fn next(&mut self) -> Option<View<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let wanted = (self.size * self.columns).min(self.rest.len());
        let (batch, rest) = self.rest.split_at(wanted);
        self.rest = rest;
        Some(View::new(batch, self.columns))
    }
}
// ANCHOR_END: batches

impl Matrix {
    /// Batches of `size` rows; the last may be shorter.
    pub fn batches(&self, size: usize) -> Batches<'_> {
        assert!(size > 0, "a batch of no rows has no end");
        let (rest, columns) = (self.view().values(), self.view().columns());
        Batches {
            rest,
            columns,
            size,
        }
    }

    // ANCHOR: batches_mut
    /// The same batches, to write to.
    pub fn batches_mut(
        &mut self,
        size: usize,
    ) -> impl Iterator<Item = ViewMut<'_>> {
        let columns = self.view().columns();
        let values = self.view_mut().values_mut();
        let batches = values.chunks_mut(size * columns);
        batches.map(move |batch| ViewMut::new(batch, columns))
    }
    // ANCHOR_END: batches_mut
}
