//! A run that is watched: what the page shows, and what its reader can change.

use std::sync::Arc;

use crate::points::Points;
use crate::random::Random;
use crate::seeding::{plus_plus, uniform};
use crate::step4_pruned::Pruned;
use crate::synthetic::CLOUDS;
use crate::{KMeans, inertia, penguins, run};

pub const MOST_CLUSTERS: usize = 8;
pub const MOST_POINTS: usize = 2000;

/// Which rows of two numbers are divided.
#[derive(Debug, Clone)]
pub enum Data {
    Penguins,
    Clouds,
    Own(Vec<f64>), // (n, 2)
}

impl Data {
    pub fn points(self) -> Result<Points, String> {
        let values = match self {
            Self::Penguins => return Ok(penguins::read().0.standardised()),
            Self::Clouds => return Ok(CLOUDS.points()),
            Self::Own(values) => values,
        };
        let count = values.len() / 2;
        if values.len() % 2 != 0 || !values.iter().all(|v| v.is_finite()) {
            return Err("a point is two finite numbers".into());
        }
        if count == 0 {
            return Err("there are no points".into());
        }
        if count > MOST_POINTS {
            return Err(format!(
                "at most {MOST_POINTS} points, and not {count}"
            ));
        }
        Ok(Points::new(values, 2))
    }
}

/// How the centres begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seeding {
    Uniform,
    PlusPlus,
}

impl Seeding {
    fn draw(self, points: &Points, k: usize, seed: u32) -> Points {
        let random = &mut Random::new(u64::from(seed));
        match self {
            Self::Uniform => uniform(points, k, random),
            Self::PlusPlus => plus_plus(points, k, random),
        }
    }
}

pub struct Demo {
    points: Arc<Points>, // (n, 2)
    k: usize,
    model: Pruned,
    inertia: Option<f64>,
}

impl Demo {
    pub fn new(
        data: Data,
        k: usize,
        seeding: Seeding,
        seed: u32,
    ) -> Result<Self, String> {
        let points = Arc::new(data.points()?);
        let most = MOST_CLUSTERS.min(points.len());
        if !(1..=most).contains(&k) {
            return Err(format!("1 to {most} clusters, and not {k}"));
        }
        let model = Pruned::new(&points, &seeding.draw(&points, k, seed));
        Ok(Self {
            points,
            k,
            model,
            inertia: None,
        })
    }

    /// How many rows have changed cluster.
    pub fn step(&mut self) -> usize {
        let changed = self.model.step();
        self.inertia = Some(inertia(&self.points, &self.model));
        changed
    }

    /// None before the first step, when no row is in a cluster.
    pub fn inertia(&self) -> Option<f64> {
        self.inertia
    }

    pub fn points(&self) -> &Points {
        &self.points
    }

    pub fn model(&self) -> &Pruned {
        &self.model
    }

    /// Where a run from this seed ends, and after how many steps.
    pub fn end(&self, seeding: Seeding, seed: u32) -> (f64, usize) {
        let seeds = seeding.draw(&self.points, self.k, seed);
        let mut model = Pruned::new(&self.points, &seeds);
        let steps = run(&mut model, usize::MAX);
        (inertia(&self.points, &model), steps)
    }
}
