//! What the page's demo does: an expression with its gradients, and a network
//! that learns two moons.

use crate::expression::Expression;
use crate::moons::{Point, moons};
use crate::parser::parse;
use crate::step3_network::{by_tape, descend, loss, right, score, start};

pub const MOST_HIDDEN: usize = 32;

pub struct Demo {
    expression: Expression,
    pub known: Vec<Point>,
    unseen: Vec<Point>,
    weights: Vec<f64>,
    steps: u32,
}

impl Demo {
    /// The points of the page, and first weights from a seed.
    pub fn new(seed: u32, hidden: usize) -> Result<Self, String> {
        if !(1..=MOST_HIDDEN).contains(&hidden) {
            let most = MOST_HIDDEN;
            return Err(format!("1 to {most} hidden neurons, not {hidden}"));
        }
        Ok(Self {
            expression: Expression::default(),
            known: moons(100, 0.2, 1),
            unseen: moons(500, 0.2, 2),
            weights: start(&[2, hidden, 1], u64::from(seed)),
            steps: 0,
        })
    }

    /// Some steps downhill; the loss after them.
    pub fn train(&mut self, steps: u32, rate: f64) -> f64 {
        for _ in 0..steps {
            descend(by_tape, &mut self.weights, &self.known, rate);
            self.steps += 1;
        }
        loss(&self.weights, &self.known)
    }

    pub fn steps(&self) -> u32 {
        self.steps
    }

    pub fn loss(&self) -> f64 {
        loss(&self.weights, &self.known)
    }

    /// Right answers, of 100 known points and of 500 others.
    pub fn right(&self) -> [usize; 2] {
        [&self.known, &self.unseen].map(|set| right(&self.weights, set))
    }

    pub fn score(&self, at: [f64; 2]) -> f64 {
        score(&self.weights, at)
    }

    /// Scores in the middles of square cells, row by row from the top left.
    pub fn field(&self, columns: u32) -> Vec<f32> {
        let cell = (RIGHT - LEFT) / f64::from(columns);
        let rows = ((TOP - BOTTOM) / cell).round() as u32;
        let middle = |number: u32| (f64::from(number) + 0.5) * cell;
        let cells = (0..rows * columns).map(|number| {
            let (row, column) = (number / columns, number % columns);
            self.score([LEFT + middle(column), TOP - middle(row)]) as f32
        });
        cells.collect()
    }

    pub fn read(&mut self, text: &str) -> Result<&Expression, String> {
        self.expression = parse(text)?;
        Ok(&self.expression)
    }

    pub fn expression(&self) -> &Expression {
        &self.expression
    }
}

/// The part of the plane that is shown.
pub const LEFT: f64 = -1.75;
pub const RIGHT: f64 = 2.75;
pub const BOTTOM: f64 = -1.25;
pub const TOP: f64 = 1.75;

/// What is timed in the page and on this machine: eight networks, of 200
/// steps each.
pub fn work() -> String {
    let (known, unseen) = (moons(100, 0.2, 1), moons(500, 0.2, 2));
    let (mut sum, mut answers) = (0.0, 0);
    for seed in 1..=8 {
        let mut weights = start(&[2, 16, 1], seed);
        for _ in 0..200 {
            descend(by_tape, &mut weights, &known, 1.0);
        }
        sum += loss(&weights, &known);
        answers += right(&weights, &unseen);
    }
    let mean = sum / 8.0;
    format!("8 networks, mean loss {mean:.4}, {answers} of 4000 right")
}
