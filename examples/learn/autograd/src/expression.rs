//! A text such as `tanh(a * b + c) * a` as a list of operations, which a tape
//! can run.

use crate::number::Number;
use crate::step2_tape::{Tape, Var};

/// An operation on earlier ones of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Term {
    Input(usize),
    Number(f64),
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Minus(usize),
    Tanh(usize),
    Relu(usize),
    Exp(usize),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Expression {
    pub inputs: Vec<String>, // the names, in the order of the text
    pub terms: Vec<Term>,    // the last one is the result
}

impl Term {
    pub fn function(name: &str, of: usize) -> Option<Self> {
        match name {
            "tanh" => Some(Self::Tanh(of)),
            "relu" => Some(Self::Relu(of)),
            "exp" => Some(Self::Exp(of)),
            _ => None,
        }
    }

    /// The places of what it is computed from.
    pub fn from(self) -> Vec<usize> {
        use Term::*;
        match self {
            Input(_) | Number(_) => vec![],
            Add(a, b) | Sub(a, b) | Mul(a, b) | Div(a, b) => vec![a, b],
            Minus(a) | Tanh(a) | Relu(a) | Exp(a) => vec![a],
        }
    }
}

impl Expression {
    /// What a picture of the graph writes for a term.
    pub fn label(&self, term: Term) -> String {
        let sign = match term {
            Term::Input(at) => return self.inputs[at].clone(),
            Term::Number(value) => return value.to_string(),
            Term::Add(..) => "+",
            Term::Sub(..) | Term::Minus(_) => "−",
            Term::Mul(..) => "×",
            Term::Div(..) => "÷",
            Term::Tanh(_) => "tanh",
            Term::Relu(_) => "relu",
            Term::Exp(_) => "exp",
        };
        sign.to_owned()
    }

    /// Of each term the value, and the derivative of the result by it.
    pub fn gradients(&self, inputs: &[f64]) -> Vec<[f64; 2]> {
        let tape = Tape::default();
        let mut vars: Vec<Var> = Vec::new();
        for term in &self.terms {
            let at = |place: usize| vars[place];
            vars.push(match *term {
                // a name without a value is 0
                Term::Input(at) => tape.var(*inputs.get(at).unwrap_or(&0.0)),
                Term::Number(value) => tape.var(value),
                Term::Add(a, b) => at(a) + at(b),
                Term::Sub(a, b) => {
                    let difference = at(a).value() - at(b).value();
                    at(a).binary(at(b), difference, [1.0, -1.0])
                }
                Term::Mul(a, b) => at(a) * at(b),
                Term::Div(a, b) => {
                    let (x, y) = (at(a).value(), at(b).value());
                    at(a).binary(at(b), x / y, [1.0 / y, -x / (y * y)])
                }
                Term::Minus(a) => at(a) * -1.0,
                Term::Tanh(a) => at(a).tanh(),
                Term::Relu(a) => at(a).relu(),
                Term::Exp(a) => {
                    let exp = at(a).value().exp();
                    at(a).unary(exp, exp)
                }
            });
        }
        let Some(result) = vars.last() else {
            return vec![];
        };
        let gradient = result.gradients();
        vars.iter().map(|&v| [v.value(), gradient(v)]).collect()
    }
}
