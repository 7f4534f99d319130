//! What the page's demo does: the trained model writes, and shows what it
//! looks at and what it would write next.

use tokens::Bpe;

use crate::plain::{CONTEXT, HEADS, LAYERS, Plain};
use crate::random::Random;
use crate::sample::{draw, keep_top, probabilities};

const WEIGHTS: &[u8] = include_bytes!("../data/tiny-gpt.safetensors");

pub struct Demo {
    model: Plain,
    bpe: Bpe,
    pub tokens: Vec<u32>,
    scores: Vec<f32>,
    random: Random,
}

impl Demo {
    pub fn new(seed: u32) -> anyhow::Result<Self> {
        Ok(Self {
            model: Plain::read(WEIGHTS)?,
            bpe: tokens::book_tokens()?,
            tokens: vec![],
            scores: vec![],
            random: Random::new(u64::from(seed)),
        })
    }

    /// Begins again, with a text that is not empty.
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let tokens = self.bpe.encode(text);
        if tokens.is_empty() {
            return Err("The model needs a text to go on from.".into());
        }
        if tokens.len() >= CONTEXT {
            let count = tokens.len();
            return Err(format!(
                "The text has {count} tokens. The model sees {CONTEXT} at \
                 most, and needs room to write."
            ));
        }
        self.model.restart();
        self.tokens.clear();
        for token in tokens {
            self.push(token)?;
        }
        Ok(())
    }

    fn push(&mut self, token: u32) -> Result<(), String> {
        let scores = self.model.push(token);
        self.scores = scores.map_err(|error| error.to_string())?;
        self.tokens.push(token);
        Ok(())
    }

    pub fn full(&self) -> bool {
        self.tokens.len() >= CONTEXT
    }

    fn shares(&self, temperature: f32, top: f32) -> Vec<f32> {
        let mut shares = probabilities(&self.scores, temperature.max(0.01));
        keep_top(&mut shares, top.clamp(0.01, 1.0));
        let sum: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        shares
    }

    /// Writes one more token.
    pub fn step(&mut self, temperature: f32, top: f32) -> Result<(), String> {
        let shares = self.shares(temperature, top);
        let token = draw(&shares, &mut self.random);
        self.push(token)
    }

    /// The most probable tokens, with their shares.
    pub fn likeliest(
        &self,
        count: usize,
        temperature: f32,
        top: f32,
    ) -> Vec<(u32, f32)> {
        let shares = self.shares(temperature, top);
        let order = (0..).zip(shares).filter(|(_, share)| *share > 0.0);
        let mut order: Vec<(u32, f32)> = order.collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        order.truncate(count);
        order
    }

    /// How the last token shares its attention among all that were read.
    pub fn attention(&self, layer: usize, head: usize) -> &[f32] {
        let head = layer.min(LAYERS - 1) * HEADS + head.min(HEADS - 1);
        &self.model.attention[head]
    }

    /// A token's text, on one line.
    pub fn label(&self, token: u32) -> String {
        let bytes = self.bpe.decode(&[token]);
        let text = String::from_utf8_lossy(&bytes).replace('\n', "⏎");
        text.replace(|c: char| c.is_control(), "\u{fffd}")
    }

    pub fn text(&self) -> String {
        let bytes = self.bpe.decode(&self.tokens);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// The likeliest tokens after a fixed beginning, on one line.
pub fn work() -> String {
    let written = || {
        let mut demo = Demo::new(1).map_err(|error| error.to_string())?;
        demo.read("You will be able to")?;
        for _ in 0..20 {
            demo.step(0.01, 0.01)?;
        }
        Ok::<_, String>(demo.text().replace('\n', " "))
    };
    written().unwrap_or_else(|error| error)
}
