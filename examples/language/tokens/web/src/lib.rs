//! The demo of language/tokens, as a page calls it.

use tokens::demo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Demo(demo::Demo);

#[wasm_bindgen]
impl Demo {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Demo, JsError> {
        let new = demo::Demo::new();
        new.map(Demo)
            .map_err(|error| JsError::new(&error.to_string()))
    }

    /// Cuts a text into tokens.
    pub fn read(&mut self, text: &str) -> Result<(), JsError> {
        self.0.read(text).map_err(|error| JsError::new(&error))
    }

    pub fn characters(&self) -> u32 {
        self.0.characters() as u32
    }

    /// The ids in the book's vocabulary, or in SmolLM2's.
    pub fn ids(&self, smollm2: bool) -> Vec<u32> {
        self.0.cut(smollm2).ids.clone()
    }

    /// What is in each box, a line each.
    pub fn labels(&self, smollm2: bool) -> String {
        self.0.cut(smollm2).labels.join("\n")
    }
}

#[wasm_bindgen]
pub fn work() -> String {
    demo::work()
}
