//! What the page shows, and what it refuses.

use autograd::demo::{Demo, work};
use autograd::parser::parse;
use autograd::picture::draw;

fn values(text: &str, inputs: &[f64]) -> Vec<[f64; 2]> {
    let expression = parse(text).expect("an expression");
    expression.gradients(inputs)
}

fn result(text: &str) -> f64 {
    values(text, &[2.0, 3.0]).last().expect("a result")[0]
}

#[test]
fn expressions_have_the_usual_order() {
    assert_eq!(result("a + b * 4"), 14.0);
    assert_eq!(result("(a + b) * 4"), 20.0);
    assert_eq!(result("a - b - 1"), -2.0);
    assert_eq!(result("24 / a / b"), 4.0);
    assert_eq!(result("-a * -b"), 6.0);
    assert_eq!(result("- - a"), 2.0);
    assert_eq!(result("relu(b - a) + relu(a - b)"), -1.0_f64.abs() + 2.0);
    assert_eq!(result(" exp( 0*a )+tanh(0 *b)"), 1.0);
}

#[test]
fn gradients_agree_with_differences() {
    let texts = [
        "tanh(a * b + c) * a",
        "1 / (1 + exp(-a * b)) - c / b",
        "relu(a - b) * exp(c / 2) + relu(b - a) * -c",
        "a * a * a / (b * b + c * c)",
    ];
    let inputs = [0.5, -1.2, 1.1];
    for text in texts {
        let expression = parse(text).expect("an expression");
        let all = expression.gradients(&inputs);
        let end = |inputs: &[f64]| {
            expression.gradients(inputs).last().expect("a result")[0]
        };
        for input in 0..3 {
            let term = autograd::expression::Term::Input(input);
            let place = expression.terms.iter().position(|t| *t == term);
            let [value, slope] = all[place.expect("it is named")];
            assert_eq!(value, inputs[input]);
            let moved = |by| {
                let mut inputs = inputs;
                inputs[input] += by;
                end(&inputs)
            };
            let quotient = (moved(1e-6) - moved(-1e-6)) / 2e-6;
            assert!((slope - quotient).abs() < 1e-7, "{text}: {slope}");
        }
    }
}

#[test]
fn a_name_is_one_input_however_often_it_is_used() {
    let expression = parse("x * x + y").expect("an expression");
    assert_eq!(expression.inputs, ["x", "y"]);
    assert_eq!(expression.terms.len(), 4);
    assert_eq!(expression.gradients(&[3.0, 1.0])[0], [3.0, 6.0]);
}

#[test]
fn what_is_no_expression_is_refused_by_column() {
    let error = |text: &str| parse(text).expect_err("refused");
    let a_factor = "expected a number, a name or `(`";
    assert_eq!(error(""), format!("column 1: {a_factor}, found the end"));
    assert_eq!(error("a *"), format!("column 4: {a_factor}, found the end"));
    assert_eq!(error("a + * b"), format!("column 5: {a_factor}, found `*`"));
    assert_eq!(error("é"), format!("column 1: {a_factor}, found `é`"));
    assert_eq!(error("a b"), "column 3: expected an operator, found `b`");
    assert_eq!(
        error("tanh(a"),
        "column 7: expected an operator or `)`, found the end"
    );
    assert_eq!(error("1.2.3"), "column 1: `1.2.3` is not a number");
    assert_eq!(
        error("2 + sin(a)"),
        "column 5: no function `sin`; there are tanh, relu and exp"
    );
    assert_eq!(error("a+b+c+d+e+f+g"), "column 13: more than 6 names");
    assert_eq!(error(&"1+".repeat(40)), "more than 24 steps");
    assert_eq!(error(&"(".repeat(201)), "more than 200 characters");
    assert!(error(&"(".repeat(200)).contains("column 201"));
    assert!(error(&"-".repeat(200)).contains("column 201"));
}

#[test]
fn the_training_is_that_of_the_program() {
    let mut demo = Demo::new(3, 16).expect("16 neurons");
    assert_eq!(demo.right(), [66, 334]);
    assert!((demo.loss() - 0.8697).abs() < 5e-5);
    let loss = demo.train(200, 1.0);
    assert!((loss - 0.0261).abs() < 5e-5);
    assert_eq!((demo.steps(), demo.right()), (200, [99, 493]));
}

#[test]
fn a_seed_gives_one_run() {
    let field = |seed| {
        let mut demo = Demo::new(seed, 4).expect("4 neurons");
        demo.train(3, 0.5);
        demo.field(9)
    };
    assert_eq!(field(u32::MAX), field(u32::MAX));
    assert_ne!(field(0), field(1));
    assert_eq!(field(0).len(), 9 * 6);
}

#[test]
fn a_network_has_neurons() {
    for hidden in [0, 33, usize::MAX] {
        assert!(Demo::new(1, hidden).is_err());
    }
}

#[test]
fn wild_rates_do_not_stop_it() {
    let mut demo = Demo::new(1, 3).expect("3 neurons");
    demo.train(5, f64::MAX);
    demo.train(5, f64::NAN);
    demo.right();
    demo.field(6);
}

#[test]
fn the_page_is_asked_for_the_same_work() {
    assert_eq!(work() + "\n", include_str!("../web/work.txt"));
}

#[test]
fn the_picture_is_that_of_the_page() {
    let now = draw([0, 40, 120, 200]).expect("a network");
    assert!(now == include_str!("../web/poster.svg"), "draw it anew");
}
