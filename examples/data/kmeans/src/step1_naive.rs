//! k-means as one would first write it: a row is a vector, and so is a centre.

use crate::KMeans;
use crate::points::Points;

pub struct Naive {
    rows: Vec<Vec<f64>>,    // (n, d)
    centres: Vec<Vec<f64>>, // (k, d)
    labels: Vec<usize>,     // (n)
}

impl Naive {
    pub fn new(points: &Points, centres: &Points) -> Self {
        let vectors = |p: &Points| p.rows().map(<[f64]>::to_vec).collect();
        let (rows, k) = (vectors(points), centres.len());
        let labels = vec![k; points.len()]; // there is no cluster k
        Self {
            rows,
            centres: vectors(centres),
            labels,
        }
    }

    // ANCHOR: nearest
    fn nearest(&self, row: &[f64]) -> Option<usize> {
        let distance = |centre: &Vec<f64>| {
            let squares = row.iter().zip(centre).map(|(x, c)| (x - c).powi(2));
            squares.sum::<f64>().sqrt()
        };
        let distances = self.centres.iter().map(distance).enumerate();
        distances
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(label, _)| label)
    }

    fn mean(&self, cluster: usize) -> Option<Vec<f64>> {
        let rows = self.rows.iter().zip(&self.labels);
        let rows = rows.filter(|(_, label)| **label == cluster);
        let rows: Vec<&Vec<f64>> = rows.map(|(row, _)| row).collect();
        let count = rows.len() as f64;
        let mean =
            |column| rows.iter().map(|row| row[column]).sum::<f64>() / count;
        Some((0..rows.first()?.len()).map(mean).collect())
    }
    // ANCHOR_END: nearest
}

impl KMeans for Naive {
    // ANCHOR: step
    fn step(&mut self) -> usize {
        let rows = self.rows.iter();
        let labels: Vec<usize> =
            rows.filter_map(|row| self.nearest(row)).collect();
        let pairs = labels.iter().zip(&self.labels);
        let changed = pairs.filter(|(new, old)| new != old).count();
        self.labels = labels;
        for cluster in 0..self.centres.len() {
            if let Some(mean) = self.mean(cluster) {
                self.centres[cluster] = mean; // an empty cluster stays put
            }
        }
        changed
    }
    // ANCHOR_END: step

    fn centres(&self) -> Points {
        Points::new(self.centres.concat(), self.centres[0].len())
    }

    fn labels(&self) -> &[usize] {
        &self.labels
    }
}
