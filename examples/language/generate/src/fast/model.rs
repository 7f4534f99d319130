//! The forward pass of a Llama. All threads run the same code, each on its part of the
//! rows or heads, and meet at a barrier where one needs what another computed.

use super::maths::{Quantised, dot, rms_norm, softmax, swiglu};
use super::product::{Kernel, Matrix};
use super::team::{Barrier, Board, part};
use anyhow::{Result, ensure};
use std::path::Path;

#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub width: usize,
    pub hidden: usize,
    pub heads: usize,
    pub key_heads: usize,
    pub context: usize,
    pub epsilon: f32,
    pub rope_base: f32,
}

impl Sizes {
    pub fn head_width(&self) -> usize {
        self.width / self.heads
    }

    /// The numbers of a key, or a value, of one token in one layer.
    pub fn key_width(&self) -> usize {
        self.head_width() * self.key_heads
    }
}

#[derive(Debug)]
pub struct Layer {
    pub attention_norm: Vec<f32>,
    pub query_key_value: Matrix,
    pub output: Matrix,
    pub forward_norm: Vec<f32>,
    pub gate: Matrix,
    pub up: Matrix,
    pub down: Matrix,
}

#[derive(Debug)]
pub struct Model {
    pub sizes: Sizes,
    pub layers: Vec<Layer>,
    pub embedding: Matrix,
    /// `None` where the embedding is the output head as well.
    pub head: Option<Matrix>,
    pub norm: Vec<f32>,
}

impl Model {
    /// What is read for each token.
    pub fn bytes(&self) -> usize {
        let layers = self.layers.iter().flat_map(|layer| {
            [&layer.query_key_value, &layer.output, &layer.gate, &layer.up, &layer.down]
        });
        layers.chain([self.head()]).map(Matrix::bytes).sum()
    }

    fn head(&self) -> &Matrix {
        self.head.as_ref().unwrap_or(&self.embedding)
    }
}

/// What the threads share, and where they meet.
#[derive(Debug)]
struct Team {
    threads: usize,
    barrier: Barrier,
    query_key_value: Board,
    attended: Board,
    hidden: Board,
    change: Board,
    logits: Board,
}

/// One thread: its number, and its own copies of what all need.
#[derive(Debug)]
struct Worker {
    number: usize,
    /// For each layer, the keys and values of all tokens.
    caches: Vec<(Vec<f32>, Vec<f32>)>,
    position: usize,
    kernel: Kernel,
}

/// A model with its threads and its cache.
#[derive(Debug)]
pub struct Fast {
    pub model: Model,
    team: Team,
    workers: Vec<Worker>,
}

/// Tokens that go through the layers together, at most.
const BATCH: usize = 32;

impl Fast {
    pub fn load(path: &Path, threads: usize, kernel: Kernel) -> Result<Self> {
        let model = super::read::read(path)?;
        let sizes = model.sizes;
        let rows = sizes.width + 2 * sizes.key_width();
        let team = Team {
            threads,
            barrier: Barrier::new(threads),
            query_key_value: Board::new(BATCH * rows),
            attended: Board::new(BATCH * sizes.width),
            hidden: Board::new(BATCH * sizes.hidden),
            change: Board::new(BATCH * sizes.width),
            logits: Board::new(model.head().groups() * 8),
        };
        let caches = vec![(Vec::new(), Vec::new()); model.layers.len()];
        let worker = |number| Worker { number, caches: caches.clone(), position: 0, kernel };
        let workers = (0..threads).map(worker).collect();
        Ok(Self { model, team, workers })
    }

    /// Forgets all tokens.
    pub fn clear(&mut self) {
        for worker in &mut self.workers {
            worker.position = 0;
            worker.caches.iter_mut().for_each(|(keys, values)| {
                keys.clear();
                values.clear();
            });
        }
    }

    /// Appends tokens, and returns a logit for each token that may follow.
    pub fn forward(&mut self, tokens: &[u32]) -> Result<Vec<f32>> {
        let Self { model, team, workers } = self;
        let vocabulary = model.embedding.groups() * 8;
        ensure!(!tokens.is_empty(), "there are no tokens");
        ensure!(
            workers[0].position + tokens.len() <= model.sizes.context,
            "{} tokens do not fit into the context of {}",
            workers[0].position + tokens.len(),
            model.sizes.context
        );
        if let Some(token) = tokens.iter().find(|token| **token as usize >= vocabulary) {
            anyhow::bail!("there is no token {token} among {vocabulary}");
        }
        let (model, team) = (&*model, &*team);
        std::thread::scope(|scope| {
            let mut workers = workers.iter_mut();
            let first = workers.next();
            for worker in workers {
                scope.spawn(|| worker.forward(model, team, tokens));
            }
            first.into_iter().for_each(|worker| worker.forward(model, team, tokens));
        });
        let mut logits = vec![0.0; vocabulary];
        team.logits.read(0, &mut logits);
        Ok(logits)
    }
}

impl Worker {
    fn forward(&mut self, model: &Model, team: &Team, tokens: &[u32]) {
        for batch in tokens.chunks(BATCH) {
            let last = self.layers(model, team, batch);
            self.position += batch.len();
            let head = model.head();
            let part = part(head.groups(), self.number, team.threads);
            let mut input = [Quantised::default()];
            self.normalise(model, &model.norm, &last, &mut input);
            head.times(self.kernel, part, &input, |_, row, sums| {
                team.logits.write(row, &sums);
            });
            // Nobody may begin the next batch while another reads boards of this one.
            team.barrier.wait();
        }
    }

    /// Sends a batch through all layers, and returns what comes out for its last token.
    // ANCHOR: layers
    fn layers(&mut self, model: &Model, team: &Team, tokens: &[u32]) -> Vec<f32> {
        let (sizes, kernel, number) = (&model.sizes, self.kernel, self.number);
        let width = sizes.width;
        let rows = width + 2 * sizes.key_width();
        let rotations = rotations(sizes, self.position, tokens.len());
        let mut stream: Vec<f32> = tokens
            .iter()
            .flat_map(|token| model.embedding.row(*token as usize))
            .collect();
        let mut inputs: Vec<_> = tokens.iter().map(|_| Quantised::default()).collect();
        let mut mixed = vec![0.0; tokens.len() * sizes.hidden.max(rows)];
        for (layer, weights) in model.layers.iter().enumerate() {
            self.normalise(model, &weights.attention_norm, &stream, &mut inputs);
            let matrix = &weights.query_key_value;
            let mine = part(matrix.groups(), number, team.threads);
            matrix.times(kernel, mine, &inputs, |token, row, mut sums| {
                if row < width + sizes.key_width() {
                    rotate(&mut sums, &rotations[token], row % sizes.head_width());
                }
                team.query_key_value.write(token * rows + row, &sums);
            });
            team.barrier.wait();
            let mixed = &mut mixed[..];
            team.query_key_value.read(0, &mut mixed[..tokens.len() * rows]);
            self.attend(sizes, team, layer, &mixed[..tokens.len() * rows]);
            team.barrier.wait();
            team.attended.read(0, &mut mixed[..tokens.len() * width]);
            quantise(kernel, mixed, width, &mut inputs);
            let matrix = &weights.output;
            let mine = part(matrix.groups(), number, team.threads);
            matrix.times(kernel, mine, &inputs, |token, row, sums| {
                team.change.write(token * width + row, &sums);
            });
            team.barrier.wait();
            add(team, &mut stream, mixed);

            self.normalise(model, &weights.forward_norm, &stream, &mut inputs);
            for group in part(weights.gate.groups(), number, team.threads) {
                let mut gates = [[0.0; 8]; BATCH];
                let one = group..group + 1;
                weights.gate.times(kernel, one.clone(), &inputs, |token, _, sums| {
                    gates[token] = sums;
                });
                weights.up.times(kernel, one, &inputs, |token, row, sums| {
                    let hidden = swiglu(gates[token], sums);
                    team.hidden.write(token * sizes.hidden + row, &hidden);
                });
            }
            team.barrier.wait();
            team.hidden.read(0, &mut mixed[..tokens.len() * sizes.hidden]);
            quantise(kernel, mixed, sizes.hidden, &mut inputs);
            let matrix = &weights.down;
            let mine = part(matrix.groups(), number, team.threads);
            matrix.times(kernel, mine, &inputs, |token, row, sums| {
                team.change.write(token * width + row, &sums);
            });
            team.barrier.wait();
            add(team, &mut stream, mixed);
        }
        stream.split_off(stream.len() - width)
    }
    // ANCHOR_END: layers

    fn normalise(&self, model: &Model, weights: &[f32], x: &[f32], out: &mut [Quantised]) {
        self.kernel.run(
            #[inline(always)]
            || {
                let mut scaled = Vec::with_capacity(weights.len());
                for (x, out) in x.chunks_exact(weights.len()).zip(out) {
                    rms_norm(x, weights, model.sizes.epsilon, &mut scaled);
                    out.set(&scaled);
                }
            },
        );
    }

    /// Appends keys and values to the cache, and lets some heads attend to them.
    fn attend(&mut self, sizes: &Sizes, team: &Team, layer: usize, rows: &[f32]) {
        let (width, key_width, one) = (sizes.width, sizes.key_width(), sizes.head_width());
        let (keys, values) = &mut self.caches[layer];
        for row in rows.chunks_exact(width + 2 * key_width) {
            keys.extend(&row[width..width + key_width]);
            values.extend(&row[width + key_width..]);
        }
        let scale = 1.0 / (one as f32).sqrt();
        let mine = part(sizes.heads, self.number, team.threads);
        let position = self.position;
        self.kernel.run(
            #[inline(always)]
            || {
                let mut scores = Vec::new();
                let mut sum = vec![0.0; one];
                for (token, row) in rows.chunks_exact(width + 2 * key_width).enumerate() {
                    for head in mine.clone() {
                        let query = &row[head * one..][..one];
                        let from = head / (sizes.heads / sizes.key_heads) * one;
                        let seen = (position + token + 1) * key_width;
                        let keys = keys[..seen].chunks_exact(key_width);
                        scores.clear();
                        scores.extend(keys.map(|key| dot(query, &key[from..from + one]) * scale));
                        softmax(&mut scores);
                        sum.fill(0.0);
                        for (value, score) in values.chunks_exact(key_width).zip(&scores) {
                            for (sum, value) in sum.iter_mut().zip(&value[from..from + one]) {
                                *sum += value * score;
                            }
                        }
                        team.attended.write(token * width + head * one, &sum);
                    }
                }
            },
        );
    }
}

fn quantise(kernel: Kernel, values: &[f32], width: usize, out: &mut [Quantised]) {
    kernel.run(
        #[inline(always)]
        || {
            for (values, out) in values.chunks_exact(width).zip(out) {
                out.set(values);
            }
        },
    );
}

fn add(team: &Team, stream: &mut [f32], space: &mut [f32]) {
    team.change.read(0, &mut space[..stream.len()]);
    stream.iter_mut().zip(space).for_each(|(x, change)| *x += *change);
}

/// For each token, the cosine and sine by which each pair of a head is rotated.
fn rotations(sizes: &Sizes, position: usize, tokens: usize) -> Vec<Vec<(f32, f32)>> {
    let one = sizes.head_width();
    let angle = |position: usize, pair: usize| {
        let power = -2.0 * pair as f64 / one as f64;
        position as f64 * f64::from(sizes.rope_base).powf(power)
    };
    let pairs = |position| {
        let angles = (0..one / 2).map(move |pair| angle(position, pair));
        angles.map(|angle| (angle.cos() as f32, angle.sin() as f32)).collect()
    };
    (position..position + tokens).map(pairs).collect()
}

/// Rotates four pairs of a head, of which the first begins at `from`.
fn rotate(values: &mut [f32; 8], rotations: &[(f32, f32)], from: usize) {
    let (pairs, _) = values.as_chunks_mut::<2>();
    for ([a, b], (cosine, sine)) in pairs.iter_mut().zip(&rotations[from / 2..]) {
        (*a, *b) = (*a * cosine - *b * sine, *a * sine + *b * cosine);
    }
}
