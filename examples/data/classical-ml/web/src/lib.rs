//! The demo of data/classical-ml, as a page calls it.

use classical_ml::own::session::Session;
use classical_ml::own::{text, work as fixed};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
#[derive(Default)]
pub struct Demo(Session);

type Answer = Result<String, JsError>;

#[wasm_bindgen]
impl Demo {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The largest file, in bytes.
    pub fn limit(&self) -> u32 {
        text::MOST_BYTES as u32
    }

    pub fn open(&mut self, bytes: &[u8]) -> Answer {
        self.0.open(bytes).map_err(told)
    }

    pub fn example(&mut self) -> Answer {
        self.0.example().map_err(told)
    }

    pub fn study(&mut self, inputs: &[u32], target: u32) -> Answer {
        self.0.study(inputs, target).map_err(told)
    }

    pub fn points(&self) -> Result<Vec<f64>, JsError> {
        self.0.points().map_err(told)
    }

    pub fn groups(&self, column: u32) -> Answer {
        self.0.groups(column).map_err(told)
    }
}

#[wasm_bindgen]
pub fn work() -> Answer {
    fixed::work().map_err(told)
}

fn told(error: impl ToString) -> JsError {
    JsError::new(&error.to_string())
}
