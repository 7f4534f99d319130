//! What somebody drew, made like the digits of the set: those were bitmaps
//! of 32 by 32, of which every block of 4 by 4 was counted.

use candle_core::{Device, Result, Tensor};

/// Cells of a drawing to a side.
pub const SIDE: usize = 32;
const BLOCK: usize = SIDE / 8;
/// A drawing is made this much larger at most.
const ZOOM: f32 = 2.5;

/// Which cells have ink, row by row.
pub struct Drawing(Vec<bool>);

impl Drawing {
    /// From numbers of which more than half is ink; missing ones are none.
    pub fn new(ink: &[f32]) -> Self {
        let ink = (0..SIDE * SIDE).map(|at| ink.get(at).copied());
        Self(ink.map(|value| value.unwrap_or(0.0) > 0.5).collect())
    }

    /// A round pen along straight lines between points, in cells.
    pub fn strokes(strokes: &[&[(f32, f32)]], width: f32) -> Self {
        let near = |(x, y): (f32, f32)| {
            let lines = strokes.iter().flat_map(|points| points.windows(2));
            let mut lines =
                lines.map(|ends| distance((x, y), ends[0], ends[1]));
            lines.any(|distance| distance <= width / 2.0)
        };
        let cells = (0..SIDE * SIDE).map(|at| (at % SIDE, at / SIDE));
        let middle = |(x, y): (usize, usize)| (x as f32 + 0.5, y as f32 + 0.5);
        Self(cells.map(|cell| near(middle(cell))).collect())
    }

    fn ink(&self, x: f32, y: f32) -> bool {
        let inside = |v: f32| (0.0..SIDE as f32).contains(&v);
        inside(x) && inside(y) && self.0[y as usize * SIDE + x as usize]
    }

    /// The smallest and largest column and row with ink, where there is any.
    fn frame(&self) -> Option<[usize; 4]> {
        let inked = (0..SIDE * SIDE).filter(|at| self.0[*at]);
        let cells = inked.map(|at| (at % SIDE, at / SIDE));
        cells.fold(None, |frame: Option<[usize; 4]>, (x, y)| {
            let [left, right, top, bottom] = frame.unwrap_or([x, x, y, y]);
            Some([left.min(x), right.max(x), top.min(y), bottom.max(y)])
        })
    }

    // ANCHOR: counts
    /// Moved to the middle, enlarged to fit but by no more than `ZOOM`, and
    /// counted block by block: 64 numbers from 0 to 16, or none without ink.
    pub fn counts(&self) -> Option<[u8; 64]> {
        let [left, right, top, bottom] = self.frame()?;
        let (width, height) = (right - left + 1, bottom - top + 1);
        let zoom = (SIDE as f32 / width.max(height) as f32).min(ZOOM);
        let source = |target: usize, from: usize, size: usize| {
            let middle = from as f32 + size as f32 / 2.0;
            middle + (target as f32 + 0.5 - SIDE as f32 / 2.0) / zoom
        };
        let mut counts = [0; 64];
        for (x, y) in (0..SIDE * SIDE).map(|at| (at % SIDE, at / SIDE)) {
            let (from_x, from_y) =
                (source(x, left, width), source(y, top, height));
            let block = y / BLOCK * 8 + x / BLOCK;
            counts[block] += u8::from(self.ink(from_x, from_y));
        }
        Some(counts)
    }
    // ANCHOR_END: counts
}

/// Counts as a network takes them.
pub fn tensor(counts: &[u8; 64]) -> Result<Tensor> {
    let values = counts.iter().map(|count| f32::from(*count) / 16.0);
    Tensor::from_iter(values, &Device::Cpu)?.reshape((1, 64))
}

/// How far a point is from a line between two others.
fn distance(p: (f32, f32), a: (f32, f32), b: (f32, f32)) -> f32 {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let along = ((p.0 - a.0) * x + (p.1 - a.1) * y) / (x * x + y * y).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    (p.0 - a.0 - along * x).hypot(p.1 - a.1 - along * y)
}
