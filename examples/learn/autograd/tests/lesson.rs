//! What the chapter says, and what PyTorch computed.

use std::process::Command;

use autograd::moons::{Point, moons};
use autograd::number::Number;
use autograd::random::Random;
use autograd::step1_graph::Value;
use autograd::step2_tape::{Tape, Var};
use autograd::step3_network::{
    by_differences, by_graph, by_tape, descend, loss, right, start,
};
use autograd::step4_arrays::{Id, Tape as ArrayTape};
use autograd::step6_layers::{Batch, Layers};
use autograd::step7_lanes::tanh;
use ndarray::{Array2, array};

fn close(a: f64, b: f64, error: f64) {
    assert!((a - b).abs() <= error * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn a_number_used_twice_gets_both_gradients() {
    let tape = Tape::default();
    let x = tape.var(3.0);
    assert_eq!((x * x + x).gradients()(x), 7.0);
    let x = Value::new(3.0);
    let y = x.clone() * x.clone() + x.clone();
    y.backward();
    y.backward(); // begins anew, and does not add to the first
    assert_eq!(x.gradient(), 7.0);
}

#[test]
fn a_number_that_has_no_part_has_no_gradient() {
    let tape = Tape::default();
    let (x, other) = (tape.var(3.0), tape.var(4.0));
    let later = x * other;
    let square = x * x;
    let gradient = square.gradients();
    assert_eq!((gradient(other), gradient(later)), (0.0, 0.0));
}

#[test]
fn every_operation_agrees_with_differences() {
    fn functions<T: Number>() -> [fn(T) -> T; 6] {
        [
            |x| x.clone() + x * 3.0,
            |x| x.clone() * x + 2.0,
            |x| x.tanh(),
            |x| x.relu(),
            |x| x.clone().tanh() * x.relu() + 1.0,
            |x| (x.clone() * x.clone() + x * -1.5).tanh().relu(),
        ]
    }
    let all = functions::<f64>().into_iter().zip(functions::<Value>());
    for (number, (plain, graphed)) in all.enumerate() {
        for x in [-2.0, -0.7, 0.3, 1.1, 2.5] {
            let quotient = (plain(x + 1e-6) - plain(x - 1e-6)) / 2e-6;
            let tape = Tape::default();
            let var = tape.var(x);
            let y = functions::<Var>()[number](var);
            assert_eq!(y.value(), plain(x));
            close(y.gradients()(var), quotient, 1e-8);
            let value = Value::new(x);
            let y = graphed(value.clone());
            y.backward();
            assert_eq!(y.value(), plain(x));
            close(value.gradient(), quotient, 1e-8);
        }
    }
}

#[test]
fn three_ways_to_one_gradient() {
    for seed in 0..5 {
        let points = moons(30, 0.2, seed);
        let weights = start(&[2, 7, 1], seed + 10);
        let (loss, tape) = by_tape(&weights, &points);
        let (same, graph) = by_graph(&weights, &points);
        assert_eq!(loss, same);
        let (_, quotients) = by_differences(&weights, &points);
        for ((a, b), c) in tape.iter().zip(&graph).zip(&quotients) {
            close(*b, *a, 1e-14);
            close(*c, *a, 1e-8);
        }
    }
}

#[test]
#[should_panic(expected = "numbers of two tapes")]
fn two_tapes_do_not_mix() {
    let tapes = [Tape::default(), Tape::default()];
    let _ = tapes[0].var(1.0) + tapes[1].var(1.0);
}

#[test]
fn a_long_sum_overflows_the_stack_of_the_graph_alone() {
    let deep = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_deep"))
            .args(arguments)
            .output()
            .expect("the program of this crate starts")
    };
    assert!(deep(&["tape", "1000000"]).status.success());
    assert!(deep(&["graph", "1000"]).status.success());
    let graph = deep(&["graph", "1000000"]);
    let errors = String::from_utf8_lossy(&graph.stderr);
    assert!(errors.contains("overflowed its stack"), "{errors}");
}

#[test]
fn a_stretched_array_gets_one_gradient_for_all_its_copies() {
    let mut tape = ArrayTape::default();
    let matrix = tape.leaf(array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]);
    let row = tape.leaf(array![[10.0, 20.0]]);
    let product = tape.mul(matrix, row);
    let mean = tape.mean(product);
    let gradients = tape.gradients(mean);
    let sums = gradients.of(row).expect("the row has a part in it");
    assert_eq!(sums, array![[9.0 / 6.0, 12.0 / 6.0]]);
}

#[test]
fn every_operation_on_arrays_agrees_with_differences() {
    type Build = fn(&mut ArrayTape, Id, Id) -> Id;
    let builds: [Build; 5] = [
        |t, a, b| t.add(a, b),
        |t, a, b| t.mul(a, b),
        |t, a, b| t.mul(b, a),
        |t, a, b| {
            let product = t.product(a, b);
            t.tanh(product)
        },
        |t, a, b| {
            let sum = t.add(a, b);
            t.relu(sum)
        },
    ];
    let mut random = Random::new(5);
    let mut array =
        |shape| Array2::from_shape_simple_fn(shape, || random.uniform());
    for build in builds {
        for shape in [(3, 3), (1, 3), (3, 1), (1, 1)] {
            let (a, b) = (array((3, 3)), array(shape));
            if build as usize == builds[3] as usize && shape.0 != 3 {
                continue; // no product
            }
            let end = |a: &Array2<f64>, b: &Array2<f64>| {
                let mut tape = ArrayTape::default();
                let ids = [a, b].map(|array| tape.leaf(array.clone()));
                let built = build(&mut tape, ids[0], ids[1]);
                let square = tape.mul(built, built);
                let mean = tape.mean(square);
                let gradients = tape.gradients(mean);
                let of = |id| gradients.of(id).expect("both count").clone();
                (tape.value(mean)[(0, 0)], ids.map(of))
            };
            let (_, gradients) = end(&a, &b);
            for (which, gradient) in gradients.iter().enumerate() {
                for (at, slope) in gradient.indexed_iter() {
                    let moved = |by: f64| {
                        let mut both = [a.clone(), b.clone()];
                        both[which][at] += by;
                        end(&both[0], &both[1]).0
                    };
                    let quotient = (moved(1e-6) - moved(-1e-6)) / 2e-6;
                    close(quotient, *slope, 1e-8);
                }
            }
        }
    }
}

#[test]
fn arrays_take_the_same_steps() {
    let points = moons(40, 0.2, 1);
    let batch = Batch::new(&points);
    let mut weights = start(&[2, 5, 1], 3);
    let mut layers = Layers::new(&[2, 5, 1], &weights);
    for _ in 0..50 {
        let on_tape = descend(by_tape, &mut weights, &points, 0.5);
        close(layers.step(&batch, 0.5, ArrayTape::tanh), on_tape, 1e-12);
    }
    assert_eq!(layers.right(&batch), right(&weights, &points));
}

#[test]
fn lanes_have_the_tanh_of_the_c_library() {
    for number in -40_000..40_000 {
        let x = f64::from(number) * 1e-3 + 1e-7;
        let (lanes, exact) = (tanh(x), x.tanh());
        assert!((lanes / exact - 1.0).abs() < 1e-15, "{x}: {lanes}");
    }
    assert!(tanh(f64::NAN).is_nan());
    assert_eq!((tanh(0.0), tanh(50.0), tanh(-50.0)), (0.0, 1.0, -1.0));
}

#[test]
fn as_pytorch_computed() {
    // twin/check.py, by torch.autograd in 64 bits
    let (_, gradient) = by_tape(&start(&[2, 16, 1], 3), &moons(100, 0.2, 1));
    let torch = [(0, TORCH[0]), (1, TORCH[1]), (2, TORCH[2]), (64, TORCH[3])];
    for (place, expected) in torch {
        close(gradient[place], expected, 1e-14);
    }
}

#[test]
fn the_points_are_the_twins() {
    let first: Point = moons(1, 0.2, 1)[0];
    assert_eq!(first.at, FIRST);
    let last = moons(500, 0.2, 2)[499];
    assert_eq!(last.at, LAST);
}

#[test]
fn plain_numbers_leave_no_trace() {
    let points = moons(10, 0.2, 1);
    let weights = start(&[2, 4, 1], 1);
    assert_eq!(loss(&weights, &points), by_tape(&weights, &points).0);
}
const TORCH: [f64; 4] = [
    -0.009909122555323537,
    -0.09605382789288094,
    0.054581275858559805,
    0.46917965673804984,
];
const FIRST: [f64; 2] = [0.38590389175252304, 1.0612148813759843];
const LAST: [f64; 2] = [1.9746954894565967, -0.12242932621373902];
