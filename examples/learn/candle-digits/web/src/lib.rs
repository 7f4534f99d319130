//! The demo of learn/candle-digits, as a page calls it.

use candle_digits::demo;
use candle_digits::drawing::Drawing;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Demo(demo::Demo);

fn told(error: impl std::fmt::Display) -> JsError {
    JsError::new(&error.to_string())
}

#[wasm_bindgen]
impl Demo {
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32, width: usize, rate: f64) -> Result<Demo, JsError> {
        demo::Demo::new(seed, width, rate).map(Demo).map_err(told)
    }

    /// Trains for an epoch, and returns its mean loss.
    pub fn epoch(&mut self) -> Result<f32, JsError> {
        self.0.epoch().map_err(told)
    }

    /// The shares of known and of unknown digits that are read correctly.
    pub fn accuracies(&self) -> Result<Vec<f32>, JsError> {
        Ok(self.0.accuracies().map_err(told)?.to_vec())
    }

    /// Ten probabilities of the saved network, and ten of the one in
    /// training; nothing without ink.
    pub fn read(&self, ink: Vec<f32>) -> Result<Vec<f32>, JsError> {
        let read = self.0.read(&Drawing::new(&ink)).map_err(told)?;
        Ok(read.map(|both| both.concat()).unwrap_or_default())
    }

    /// What the networks see: 64 numbers from 0 to 16; nothing without ink.
    pub fn counts(&self, ink: Vec<f32>) -> Vec<u8> {
        let counts = Drawing::new(&ink).counts();
        counts.map(|counts| counts.to_vec()).unwrap_or_default()
    }
}

#[wasm_bindgen]
pub fn work() -> Result<String, JsError> {
    candle_digits::work::work().map_err(told)
}
