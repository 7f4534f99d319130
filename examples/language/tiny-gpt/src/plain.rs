//! The same model without a framework, one token at a time: keys and values of
//! the tokens before are kept, so that only the new one is computed.

use std::collections::HashMap;

use safetensors::{Dtype, SafeTensors};

pub const CONTEXT: usize = 128;
pub const WIDTH: usize = 128;
pub const HEADS: usize = 4;
pub const LAYERS: usize = 3;

pub struct Plain {
    weights: HashMap<String, Vec<f32>>,
    /// Of each layer, the keys and the values of all tokens that were read.
    cache: [(Vec<f32>, Vec<f32>); LAYERS],
    /// Of each layer and head, how the last token shared its attention.
    pub attention: Vec<Vec<f32>>,
    place: usize,
}

// ANCHOR: read
impl Plain {
    /// Reads the bytes of a safetensors file with f16 numbers.
    pub fn read(file: &[u8]) -> anyhow::Result<Self> {
        let file = SafeTensors::deserialize(file)?;
        let mut weights = HashMap::new();
        for (name, tensor) in file.tensors() {
            anyhow::ensure!(tensor.dtype() == Dtype::F16, "{name} is not f16");
            let pairs = tensor.data().chunks_exact(2);
            let numbers =
                pairs.map(|pair| half(u16::from_le_bytes([pair[0], pair[1]])));
            weights.insert(name, numbers.collect());
        }
        let mut new = Self {
            weights,
            cache: Default::default(),
            attention: vec![],
            place: 0,
        };
        new.check()?;
        new.restart();
        Ok(new)
    }
    // ANCHOR_END: read

    fn check(&self) -> anyhow::Result<()> {
        let square = WIDTH * WIDTH;
        let mut wanted = vec![
            ("tokens.weight".to_string(), 1024 * WIDTH),
            ("positions.weight".into(), CONTEXT * WIDTH),
            ("norm.weight".into(), WIDTH),
        ];
        let parts = ["query", "key", "value", "output"]
            .map(|part| (format!("attention.{part}"), square));
        let more = [
            ("norm_attention", WIDTH),
            ("norm_mlp", WIDTH),
            ("mlp.up", 4 * square),
            ("mlp.down", 4 * square),
        ];
        for layer in 0..LAYERS {
            let more =
                more.iter().map(|(part, count)| (part.to_string(), *count));
            let all = parts.iter().cloned().chain(more);
            wanted.extend(all.map(|(part, count)| {
                (format!("blocks.{layer}.{part}.weight"), count)
            }));
        }
        for (name, count) in wanted {
            let found = self.weights.get(&name).map_or(0, Vec::len);
            anyhow::ensure!(
                found == count,
                "{name} has {found} numbers, not {count}"
            );
        }
        Ok(())
    }

    /// Forgets the text.
    pub fn restart(&mut self) {
        self.cache = Default::default();
        self.attention = vec![vec![]; LAYERS * HEADS];
        self.place = 0;
    }

    // ANCHOR: push
    /// Reads one more token; the scores of what may follow.
    pub fn push(&mut self, token: u32) -> anyhow::Result<Vec<f32>> {
        let (place, token) = (self.place, token as usize);
        anyhow::ensure!(
            place < CONTEXT,
            "the model sees {CONTEXT} tokens at most"
        );
        let row = |table: &str, row: usize| {
            &self.weights[table][row * WIDTH..][..WIDTH]
        };
        let mut x =
            add(row("tokens.weight", token), row("positions.weight", place));
        for layer in 0..LAYERS {
            let weight = |part: &str| {
                &self.weights[&format!("blocks.{layer}.{part}.weight")][..]
            };
            let normed = norm(weight("norm_attention"), &x);
            let query = linear(weight("attention.query"), &normed);
            let (keys, values) = &mut self.cache[layer];
            keys.extend(linear(weight("attention.key"), &normed));
            values.extend(linear(weight("attention.value"), &normed));
            let mut mixed = vec![0.0; WIDTH];
            for (head, mixed) in
                mixed.chunks_exact_mut(WIDTH / HEADS).enumerate()
            {
                let shares = shares(&query, keys, head);
                for (share, value) in shares.iter().zip(part(values, head)) {
                    for (sum, number) in mixed.iter_mut().zip(value) {
                        *sum += share * number;
                    }
                }
                self.attention[layer * HEADS + head] = shares;
            }
            x = add(&x, &linear(weight("attention.output"), &mixed));
            let mut hidden =
                linear(weight("mlp.up"), &norm(weight("norm_mlp"), &x));
            hidden
                .iter_mut()
                .for_each(|number| *number = number.max(0.0));
            x = add(&x, &linear(weight("mlp.down"), &hidden));
        }
        self.place += 1;
        let x = norm(&self.weights["norm.weight"], &x);
        Ok(linear(&self.weights["tokens.weight"], &x))
    }
    // ANCHOR_END: push
}

/// The part of each row that belongs to a head.
fn part(rows: &[f32], head: usize) -> impl Iterator<Item = &[f32]> {
    let size = WIDTH / HEADS;
    rows.chunks_exact(WIDTH)
        .map(move |row| &row[head * size..][..size])
}

/// How a head shares its attention among the tokens that were read.
fn shares(query: &[f32], keys: &[f32], head: usize) -> Vec<f32> {
    let scale = ((WIDTH / HEADS) as f32).sqrt();
    let query = &query[head * WIDTH / HEADS..][..WIDTH / HEADS];
    let scores: Vec<f32> = part(keys, head)
        .map(|key| dot(query, key) / scale)
        .collect();
    crate::sample::probabilities(&scores, 1.0)
}

fn linear(weight: &[f32], x: &[f32]) -> Vec<f32> {
    weight
        .chunks_exact(x.len())
        .map(|row| dot(row, x))
        .collect()
}

fn norm(weight: &[f32], x: &[f32]) -> Vec<f32> {
    let size = (dot(x, x) / x.len() as f32 + 1e-5).sqrt();
    x.iter()
        .zip(weight)
        .map(|(x, weight)| x / size * weight)
        .collect()
}

fn add(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

// ANCHOR: half
/// A number of 16 bits: one for the sign, five for the power of two, and ten
/// for the fraction.
fn half(bits: u16) -> f32 {
    let fraction = f32::from(bits & 1023) / 1024.0;
    let size = match i32::from(bits >> 10 & 31) {
        0 => fraction * 2f32.powi(-14),
        31 => f32::NAN, // or infinite; trained weights are neither
        power => (1.0 + fraction) * 2f32.powi(power - 15),
    };
    if bits >> 15 == 1 { -size } else { size }
}
// ANCHOR_END: half
