//! What accumulates while rows go by.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use csv::StringRecord;

use crate::column::Column;

pub struct Counts {
    pub columns: Vec<Column>,
    pub rows: u64,
    pub duplicates: u64,
    missing: Vec<String>,
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl Counts {
    /// Cells that read like one of `missing` are; so are empty ones.
    pub fn new(header: &StringRecord, missing: &[String]) -> Self {
        Self {
            columns: header.iter().map(Column::new).collect(),
            rows: 0,
            duplicates: 0,
            missing: missing.to_vec(),
            seen: HashSet::new(),
            hasher: RandomState::new(),
        }
    }

    // ANCHOR: push
    pub fn push(&mut self, row: &StringRecord) {
        self.rows += 1;
        // 64 bits a row, not the row: see the page for the odds of a mistake.
        let cells: Vec<&str> = row.iter().collect();
        let new = self.seen.insert(self.hasher.hash_one(&cells));
        self.duplicates += u64::from(!new);
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            if cell.is_empty() || self.missing.iter().any(|m| m == cell) {
                column.missing += 1;
            } else {
                column.add(cell);
            }
        }
    }
    // ANCHOR_END: push
}
