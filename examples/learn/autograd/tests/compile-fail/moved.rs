use autograd::step1_graph::Value;

fn main() {
    let x = Value::new(3.0);
    let square = x * x;
    square.backward();
}
