//! The demo of language/tiny-gpt, as a page calls it.

use tiny_gpt::demo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Demo(demo::Demo);

#[wasm_bindgen]
impl Demo {
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32) -> Result<Demo, JsError> {
        let new = demo::Demo::new(seed);
        new.map(Demo)
            .map_err(|error| JsError::new(&error.to_string()))
    }

    /// Begins again with a text.
    pub fn read(&mut self, text: &str) -> Result<(), JsError> {
        self.0.read(text).map_err(|error| JsError::new(&error))
    }

    /// Writes one more token.
    pub fn step(&mut self, temperature: f32, top: f32) -> Result<(), JsError> {
        let step = self.0.step(temperature, top);
        step.map_err(|error| JsError::new(&error))
    }

    /// Whether the model sees no more tokens.
    pub fn full(&self) -> bool {
        self.0.full()
    }

    /// The text of each token, a line each.
    pub fn labels(&self) -> String {
        let labels = self.0.tokens.iter().map(|token| self.0.label(*token));
        labels.collect::<Vec<String>>().join("\n")
    }

    /// What may come next, a line each.
    pub fn next_labels(&self, temperature: f32, top: f32) -> String {
        let next = self.0.likeliest(8, temperature, top);
        let labels = next.iter().map(|(token, _)| self.0.label(*token));
        labels.collect::<Vec<String>>().join("\n")
    }

    /// How probable each of these is.
    pub fn next_shares(&self, temperature: f32, top: f32) -> Vec<f32> {
        let next = self.0.likeliest(8, temperature, top);
        next.iter().map(|(_, share)| *share).collect()
    }

    pub fn attention(&self, layer: usize, head: usize) -> Vec<f32> {
        self.0.attention(layer, head).to_vec()
    }
}

#[wasm_bindgen]
pub fn work() -> String {
    demo::work()
}
