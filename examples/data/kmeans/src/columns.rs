//! The two nearest centres of a row, found for several centres at a time.

use pulp::Simd;

use crate::points::Points;

/// As many as an instruction can handle on any machine of today.
const MOST: usize = 8;

// ANCHOR: columns
/// Centres column by column, so that neighbours in memory are the same column
/// of several centres.
pub struct Columns {
    values: Vec<f64>, // (d, k rounded up to eights)
    columns: usize,
}

impl Columns {
    pub fn new(centres: &Points) -> Self {
        let (k, columns) = (centres.len(), centres.columns());
        let column = |at: usize| {
            let column = centres.rows().map(move |centre| centre[at]);
            let rest = k.next_multiple_of(MOST) - k;
            column.chain(std::iter::repeat_n(f64::INFINITY, rest))
        };
        let values = (0..columns).flat_map(column).collect();
        Self { values, columns }
    }
}
// ANCHOR_END: columns

/// The nearest centre, and the squared distances of the two nearest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    pub label: usize,
    pub first: f64,
    pub second: f64,
}

impl Columns {
    // ANCHOR: nearest
    #[inline(always)]
    pub fn nearest<S: Simd>(&self, simd: S, row: &[f64]) -> Nearest {
        let (centres, _) = S::as_simd_f64s(&self.values);
        let groups = centres.len() / self.columns;
        let far = simd.splat_f64s(f64::INFINITY);
        let (mut first, mut second, mut group) = (far, far, far);
        for at in 0..groups {
            let mut distance = simd.splat_f64s(0.0);
            for (&x, column) in row.iter().zip(centres.chunks_exact(groups)) {
                let gap = simd.sub_f64s(simd.splat_f64s(x), column[at]);
                distance = simd.add_f64s(distance, simd.mul_f64s(gap, gap));
            }
            let nearer = simd.less_than_f64s(distance, first);
            let number = simd.splat_f64s(at as f64);
            group = simd.select_f64s(nearer, number, group);
            let loser = simd.max_f64s(distance, first);
            second = simd.min_f64s(second, loser);
            first = simd.min_f64s(first, distance);
        }
        join(simd, first, second, group)
    }
    // ANCHOR_END: nearest
}

/// Lanes that the machine lacks are infinitely far away.
#[inline(always)]
fn store<S: Simd>(lanes: S::f64s) -> [f64; MOST] {
    let mut all = [f64::INFINITY; MOST];
    S::as_mut_simd_f64s(&mut all).0[0] = lanes;
    all
}

#[inline(always)]
fn join<S: Simd>(
    simd: S,
    first: S::f64s,
    second: S::f64s,
    group: S::f64s,
) -> Nearest {
    let nearest = simd.reduce_min_f64s(first);
    let (first, second, group) =
        (store::<S>(first), store::<S>(second), store::<S>(group));
    let lanes = 0..S::F64_LANES;
    let label = |lane: usize| group[lane] as usize * S::F64_LANES + lane;
    let at = lanes.clone().filter(|&lane| first[lane] == nearest);
    let best = at.min_by_key(|&lane| label(lane)).unwrap_or(0);
    let rest = lanes.map(|l| if l == best { second[l] } else { first[l] });
    Nearest {
        label: label(best),
        first: nearest,
        second: rest.fold(f64::INFINITY, |a, b| if b < a { b } else { a }),
    }
}
