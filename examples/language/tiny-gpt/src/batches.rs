//! Windows of the text, drawn at random: what the model reads, and what follows.

use candle_core::{Device, Result, Tensor};

use crate::random::Random;

// ANCHOR: batches
pub struct Batches {
    pub tokens: Vec<u32>,
    pub random: Random,
    pub count: usize,
    pub context: usize,
}

impl Batches {
    /// Two tensors (count, context): the second is one token ahead.
    pub fn draw(&mut self) -> Result<(Tensor, Tensor)> {
        let last = self.tokens.len() - self.context;
        let starts: Vec<usize> =
            (0..self.count).map(|_| self.random.below(last)).collect();
        let windows = |ahead: usize| {
            let tokens = starts.iter().flat_map(|start| {
                &self.tokens[start + ahead..][..self.context]
            });
            let shape = (self.count, self.context);
            Tensor::from_iter(tokens.copied(), &Device::Cpu)?.reshape(shape)
        };
        Ok((windows(0)?, windows(1)?))
    }
}
// ANCHOR_END: batches
