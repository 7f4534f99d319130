//! The demo of data/kmeans, as a page calls it.

use kmeans::KMeans;
use kmeans::demo::{self, Data, Seeding};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Demo(demo::Demo);

fn seeding(plus_plus: bool) -> Seeding {
    if plus_plus {
        Seeding::PlusPlus
    } else {
        Seeding::Uniform
    }
}

#[wasm_bindgen]
impl Demo {
    /// `data` is 0 for the penguins, 1 for the clouds, and otherwise `own`,
    /// two numbers for each point.
    #[wasm_bindgen(constructor)]
    pub fn new(
        seed: u32,
        plus_plus: bool,
        k: usize,
        data: u32,
        own: Vec<f64>,
    ) -> Result<Demo, JsError> {
        let data = match data {
            0 => Data::Penguins,
            1 => Data::Clouds,
            _ => Data::Own(own),
        };
        let new = demo::Demo::new(data, k, seeding(plus_plus), seed);
        new.map(Demo).map_err(|error| JsError::new(&error))
    }

    pub fn points(&self) -> Vec<f64> {
        self.0.points().values().to_vec()
    }

    /// How many points have changed cluster.
    pub fn step(&mut self) -> usize {
        self.0.step()
    }

    /// NaN before the first step.
    pub fn inertia(&self) -> f64 {
        self.0.inertia().unwrap_or(f64::NAN)
    }

    /// The cluster of each point; before the first step k, which is none.
    pub fn labels(&self) -> Vec<u32> {
        let labels = self.0.model().labels().iter();
        labels.map(|label| *label as u32).collect()
    }

    pub fn centres(&self) -> Vec<f64> {
        self.0.model().centres().values().to_vec()
    }

    /// How many points the last step compared with all centres.
    pub fn compared(&self) -> usize {
        self.0.model().compared()
    }

    /// Inertia and number of steps at the end of a run, for each seed.
    pub fn ends(&self, plus_plus: bool, first: u32, count: u32) -> Vec<f64> {
        let seeds = first..first.saturating_add(count);
        let ends = seeds.map(|seed| self.0.end(seeding(plus_plus), seed));
        ends.flat_map(|(end, steps)| [end, steps as f64]).collect()
    }
}

#[wasm_bindgen]
pub fn work() -> String {
    kmeans::work::work()
}
