//! The forward pass of a Llama. All threads run the same code, each on its part of the
//! rows or heads, and meet at a barrier where one needs what another computed.

use super::maths::{LANES, Lanes, Quantised, dot, rms_norm, softmax, swiglu};
use super::product::{Kernel, Matrix};
use super::team::{Barrier, Board, part};
use crate::chat;
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

    /// The numbers of a token's key, or its value, in one layer.
    pub fn key_width(&self) -> usize {
        self.head_width() * self.key_heads
    }

    /// The numbers of a token's query, key and value.
    pub fn rows(&self) -> usize {
        self.width + 2 * self.key_width()
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
            [
                &layer.query_key_value,
                &layer.output,
                &layer.gate,
                &layer.up,
                &layer.down,
            ]
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
    barrier: Barrier,
    query_key_value: Board,
    attended: Board,
    hidden: Board,
    change: Board,
    logits: Board,
}

/// One of the threads, with its own copy of the cache.
#[derive(Debug)]
struct Worker {
    number: usize,
    threads: usize,
    kernel: Kernel,
    /// How many tokens it has seen.
    position: usize,
    /// For each layer, the keys and values of these tokens.
    caches: Vec<(Vec<f32>, Vec<f32>)>,
}

/// A model with its threads.
#[derive(Debug)]
pub struct Fast {
    pub model: Model,
    team: Team,
    workers: Vec<Worker>,
}

/// How many tokens go through a layer together, at most.
const BATCH: usize = 32;

impl Fast {
    pub fn load(path: &Path, threads: usize, kernel: Kernel) -> Result<Self> {
        ensure!(threads > 0, "without threads, nothing is computed");
        let model = super::read::read(path)?;
        let sizes = model.sizes;
        let team = Team {
            barrier: Barrier::new(threads),
            query_key_value: Board::new(BATCH * sizes.rows()),
            attended: Board::new(BATCH * sizes.width),
            hidden: Board::new(BATCH * sizes.hidden),
            change: Board::new(BATCH * sizes.width),
            logits: Board::new(model.head().rows()),
        };
        let caches = vec![(Vec::new(), Vec::new()); model.layers.len()];
        let worker = |number| Worker {
            number,
            threads,
            kernel,
            position: 0,
            caches: caches.clone(),
        };
        let workers = (0..threads).map(worker).collect();
        Ok(Self {
            model,
            team,
            workers,
        })
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
        let Self {
            model,
            team,
            workers,
        } = self;
        let (model, team) = (&*model, &*team);
        check(model, workers[0].position, tokens)?;
        // ANCHOR: threads
        std::thread::scope(|scope| {
            let mut workers = workers.iter_mut();
            let first = workers.next();
            for worker in workers {
                scope.spawn(|| worker.forward(model, team, tokens));
            }
            if let Some(worker) = first {
                worker.forward(model, team, tokens);
            }
        });
        // ANCHOR_END: threads
        Ok(team.logits.read(model.head().rows()))
    }
}

fn check(model: &Model, position: usize, tokens: &[u32]) -> Result<()> {
    let (end, context) = (position + tokens.len(), model.sizes.context);
    ensure!(!tokens.is_empty(), "there are no tokens");
    ensure!(
        end <= context,
        "{end} tokens, and the context has only {context}"
    );
    let vocabulary = model.embedding.rows();
    for token in tokens {
        ensure!(
            (*token as usize) < vocabulary,
            "no token {token} among {vocabulary}"
        );
    }
    Ok(())
}

impl chat::Model for Fast {
    fn logits(&mut self, tokens: &[u32], position: usize) -> Result<Vec<f32>> {
        if position == 0 {
            self.clear();
        }
        let next = self.workers[0].position;
        ensure!(position == next, "token {next} is next, and not {position}");
        self.forward(tokens)
    }
}

impl Worker {
    fn forward(&mut self, model: &Model, team: &Team, tokens: &[u32]) {
        let mut last = Vec::new();
        for batch in tokens.chunks(BATCH) {
            last = self.layers(model, team, batch);
            self.position += batch.len();
        }
        let mut input = [Quantised::default()];
        self.normalise(&model.sizes, &model.norm, &last, &mut input);
        self.times(model.head(), &input, |_, row, sums| {
            team.logits.write(row, &sums);
        });
    }

    /// Multiplies this thread's rows of a matrix.
    fn times(
        &self,
        matrix: &Matrix,
        x: &[Quantised],
        put: impl FnMut(usize, usize, Lanes),
    ) {
        let mine = part(matrix.groups(), self.number, self.threads);
        matrix.times(self.kernel, mine, x, put);
    }

    // ANCHOR: layers
    /// Sends tokens through all layers, and returns what the last one became.
    fn layers(
        &mut self,
        model: &Model,
        team: &Team,
        tokens: &[u32],
    ) -> Vec<f32> {
        let (sizes, kernel) = (&model.sizes, self.kernel);
        let (width, count) = (sizes.width, tokens.len());
        let rotations = rotations(sizes, self.position, count);
        let mut stream = vec![];
        for token in tokens {
            stream.extend(model.embedding.row(*token as usize));
        }
        let mut x = vec![];
        x.resize_with(count, Quantised::default);
        for (layer, weights) in model.layers.iter().enumerate() {
            self.normalise(sizes, &weights.attention_norm, &stream, &mut x);
            self.times(&weights.query_key_value, &x, |token, row, mut sums| {
                if row < width + sizes.key_width() {
                    let from = row % sizes.head_width();
                    rotate(&mut sums, &rotations[token], from);
                }
                team.query_key_value
                    .write(token * sizes.rows() + row, &sums);
            });
            team.barrier.wait();
            let rows = team.query_key_value.read(count * sizes.rows());
            self.attend(sizes, layer, &rows, |at, sums| {
                team.attended.write(at, sums);
            });
            team.barrier.wait();
            quantise(kernel, &team.attended.read(count * width), &mut x);
            self.times(&weights.output, &x, |token, row, sums| {
                team.change.write(token * width + row, &sums);
            });
            team.barrier.wait();
            add(&mut stream, &team.change.read(count * width));

            self.normalise(sizes, &weights.forward_norm, &stream, &mut x);
            let (gates, ups) = (&weights.gate, &weights.up);
            for group in part(gates.groups(), self.number, self.threads) {
                let mut gate = [[0.0; LANES]; BATCH];
                gates.times(kernel, group..group + 1, &x, |token, _, sums| {
                    gate[token] = sums;
                });
                ups.times(kernel, group..group + 1, &x, |token, row, up| {
                    let sums = swiglu(gate[token], up);
                    team.hidden.write(token * sizes.hidden + row, &sums);
                });
            }
            team.barrier.wait();
            quantise(kernel, &team.hidden.read(count * sizes.hidden), &mut x);
            self.times(&weights.down, &x, |token, row, sums| {
                team.change.write(token * width + row, &sums);
            });
            team.barrier.wait();
            add(&mut stream, &team.change.read(count * width));
        }
        stream.split_off(stream.len() - width)
    }
    // ANCHOR_END: layers

    fn normalise(
        &self,
        sizes: &Sizes,
        weights: &[f32],
        x: &[f32],
        out: &mut [Quantised],
    ) {
        self.kernel.run(
            #[inline(always)]
            || {
                let mut scaled = Vec::with_capacity(weights.len());
                for (x, out) in x.chunks_exact(weights.len()).zip(out) {
                    rms_norm(x, weights, sizes.epsilon, &mut scaled);
                    out.set(&scaled);
                }
            },
        );
    }

    /// Appends keys and values to the cache, and lets some heads attend to them.
    fn attend(
        &mut self,
        sizes: &Sizes,
        layer: usize,
        rows: &[f32],
        mut put: impl FnMut(usize, &[f32]),
    ) {
        let (width, key_width, one) =
            (sizes.width, sizes.key_width(), sizes.head_width());
        let (keys, values) = &mut self.caches[layer];
        for row in rows.chunks_exact(sizes.rows()) {
            keys.extend(&row[width..width + key_width]);
            values.extend(&row[width + key_width..]);
        }
        let scale = 1.0 / (one as f32).sqrt();
        let mine = part(sizes.heads, self.number, self.threads);
        let position = self.position;
        self.kernel.run(
            #[inline(always)]
            || {
                let mut scores = Vec::new();
                let mut sum = vec![0.0; one];
                for (token, row) in rows.chunks_exact(sizes.rows()).enumerate()
                {
                    for head in mine.clone() {
                        let query = &row[head * one..][..one];
                        let from = head / (sizes.heads / sizes.key_heads) * one;
                        let seen = (position + token + 1) * key_width;
                        let keys = keys[..seen].chunks_exact(key_width);
                        scores.clear();
                        scores.extend(keys.map(|key| {
                            dot(query, &key[from..from + one]) * scale
                        }));
                        softmax(&mut scores);
                        sum.fill(0.0);
                        for (value, score) in
                            values.chunks_exact(key_width).zip(&scores)
                        {
                            for (sum, value) in
                                sum.iter_mut().zip(&value[from..from + one])
                            {
                                *sum += value * score;
                            }
                        }
                        put(token * width + head * one, &sum);
                    }
                }
            },
        );
    }
}

fn quantise(kernel: Kernel, values: &[f32], out: &mut [Quantised]) {
    let width = values.len() / out.len();
    kernel.run(
        #[inline(always)]
        || {
            for (values, out) in values.chunks_exact(width).zip(out) {
                out.set(values);
            }
        },
    );
}

fn add(stream: &mut [f32], changes: &[f32]) {
    stream
        .iter_mut()
        .zip(changes)
        .for_each(|(x, change)| *x += change);
}

/// For each token, the cosine and sine by which each pair of a head is rotated.
fn rotations(
    sizes: &Sizes,
    position: usize,
    tokens: usize,
) -> Vec<Vec<(f32, f32)>> {
    let one = sizes.head_width();
    let angle = |position: usize, pair: usize| {
        let power = -2.0 * pair as f64 / one as f64;
        position as f64 * f64::from(sizes.rope_base).powf(power)
    };
    let pairs = |position| {
        let angles = (0..one / 2).map(move |pair| angle(position, pair));
        angles
            .map(|angle| (angle.cos() as f32, angle.sin() as f32))
            .collect()
    };
    (position..position + tokens).map(pairs).collect()
}

/// Rotates four pairs of a head, of which the first begins at `from`.
fn rotate(values: &mut Lanes, rotations: &[(f32, f32)], from: usize) {
    let (pairs, _) = values.as_chunks_mut::<2>();
    for ([a, b], (cosine, sine)) in pairs.iter_mut().zip(&rotations[from / 2..])
    {
        (*a, *b) = (*a * cosine - *b * sine, *a * sine + *b * cosine);
    }
}
