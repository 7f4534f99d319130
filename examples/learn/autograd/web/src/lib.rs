//! The demo of learn/autograd, as a page calls it.

use autograd::demo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Demo(demo::Demo);

/// Few enough that a page can stop in between.
const MOST_STEPS: u32 = 50;

#[wasm_bindgen]
impl Demo {
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32, hidden: usize) -> Result<Demo, JsError> {
        let new = demo::Demo::new(seed, hidden);
        new.map(Demo).map_err(|error| JsError::new(&error))
    }

    /// Two numbers for each point, and its side, 1 or -1.
    pub fn points(&self) -> Vec<f64> {
        let points = self.0.known.iter();
        points.flat_map(|p| [p.at[0], p.at[1], p.side]).collect()
    }

    /// Some steps downhill; the loss after them.
    pub fn train(&mut self, steps: u32, rate: f64) -> f64 {
        self.0.train(steps.min(MOST_STEPS), rate)
    }

    pub fn steps(&self) -> u32 {
        self.0.steps()
    }

    pub fn loss(&self) -> f64 {
        self.0.loss()
    }

    /// Right answers, of 100 known points and of 500 others.
    pub fn right(&self) -> Vec<u32> {
        self.0.right().map(|count| count as u32).to_vec()
    }

    /// Scores in cells, row by row from the top left.
    pub fn field(&self, columns: u32) -> Vec<f32> {
        self.0.field(columns.clamp(1, 120))
    }

    /// The names in an expression, with blanks between them.
    pub fn read(&mut self, text: &str) -> Result<String, JsError> {
        let read = self.0.read(text);
        read.map(|expression| expression.inputs.join(" "))
            .map_err(|error| JsError::new(&error))
    }

    /// What to write for each term, a line each.
    pub fn labels(&self) -> String {
        let expression = self.0.expression();
        let terms = expression.terms.iter();
        let labels = terms.map(|term| expression.label(*term));
        labels.collect::<Vec<String>>().join("\n")
    }

    /// Pairs: from which term, to which.
    pub fn arrows(&self) -> Vec<u32> {
        let terms = self.0.expression().terms.iter().enumerate();
        let arrows = terms.flat_map(|(to, term)| {
            term.from().into_iter().flat_map(move |from| [from, to])
        });
        arrows.map(|place| place as u32).collect()
    }

    /// Of each term the value and the gradient.
    pub fn gradients(&self, inputs: Vec<f64>) -> Vec<f64> {
        self.0.expression().gradients(&inputs).concat()
    }
}

#[wasm_bindgen]
pub fn work() -> String {
    demo::work()
}
