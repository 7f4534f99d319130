//! **Two operations.** The tape of step 2 can't divide. Its numbers are of the type `Var`, which is `Copy`, and `x.value()` is the value of one. `x.unary(value, slope)` puts a new number on
//! the tape, which was computed from `x`: you give its value, and its slope with respect to `x`. `a.binary(b, value, [slope_a, slope_b])` does so for a number computed from two.
//! Write `exp` and `divide` with these. You can ignore `'t`, which says how long the tape lives.
//!
//! Hint: the derivative of exp(x) is exp(x). Of a / b, it is 1 / b with respect to a, and -a / b² with respect to b.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use autograd::step2_tape::Var;

    pub fn exp(x: Var) -> Var {
        todo!("the exponential of {}", x.value())
    }

    pub fn divide<'t>(a: Var<'t>, b: Var<'t>) -> Var<'t> {
        todo!("{} by {}", a.value(), b.value())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use autograd::step2_tape::Var;

    pub fn exp(x: Var) -> Var {
        let y = x.value().exp();
        x.unary(y, y)
    }

    pub fn divide<'t>(a: Var<'t>, b: Var<'t>) -> Var<'t> {
        let (x, y) = (a.value(), b.value());
        a.binary(b, x / y, [1.0 / y, -x / (y * y)])
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use autograd::number::Number;
use autograd::step2_tape::{Tape, Var};

use answer::{divide, exp};

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-7 * (1.0 + b.abs()), "{a} is not {b}");
}

/// Differences are not as close to the slope as this.
fn same(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12 * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn slopes_are_exact() {
    let tape = Tape::default();
    let (a, b) = (tape.var(3.0), tape.var(-1.5));
    same(exp(b).gradients()(b), (-1.5_f64).exp());
    let gradient = divide(a, b).gradients();
    same(gradient(a), 1.0 / -1.5);
    same(gradient(b), -3.0 / 2.25);
}

#[test]
fn exp_agrees_with_differences() {
    for x in [-2.0, 0.0, 0.5, 3.0_f64] {
        let tape = Tape::default();
        let var = tape.var(x);
        let y = exp(var * 2.0) * 3.0;
        let plain = |x: f64| (2.0 * x).exp() * 3.0;
        close(y.value(), plain(x));
        let quotient = (plain(x + 1e-6) - plain(x - 1e-6)) / 2e-6;
        close(y.gradients()(var), quotient);
    }
}

#[test]
fn divide_agrees_with_differences() {
    for (x, y) in [(1.0, 2.0), (-3.0, 0.5), (0.0, 4.0), (2.5, -1.5)] {
        let tape = Tape::default();
        let (a, b) = (tape.var(x), tape.var(y));
        let end = (divide(a, b * 2.0) + 0.3).tanh();
        let plain = |x: f64, y: f64| (x / (2.0 * y) + 0.3).tanh();
        close(end.value(), plain(x, y));
        let gradient = end.gradients();
        close(
            gradient(a),
            (plain(x + 1e-6, y) - plain(x - 1e-6, y)) / 2e-6,
        );
        close(
            gradient(b),
            (plain(x, y + 1e-6) - plain(x, y - 1e-6)) / 2e-6,
        );
    }
}

#[test]
fn a_number_by_itself_is_one_and_stays_so() {
    let tape = Tape::default();
    let x = tape.var(0.7);
    let one = divide(x, x);
    assert_eq!(one.value(), 1.0);
    close(one.gradients()(x), 0.0);
}

#[test]
fn together_they_make_a_sigmoid() {
    fn sigmoid<'t>(tape: &'t Tape, x: Var<'t>) -> Var<'t> {
        divide(tape.var(1.0), exp(x * -1.0) + 1.0)
    }
    let tape = Tape::default();
    for x in [-4.0, -0.3, 0.0, 2.0] {
        let var = tape.var(x);
        let y = sigmoid(&tape, var);
        close(y.gradients()(var), y.value() * (1.0 - y.value()));
        close(y.value(), 0.5 + 0.5 * (x / 2.0).tanh());
    }
}
// ANCHOR_END: tests
