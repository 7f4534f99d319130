use autograd::step2_tape::Tape;

fn main() {
    let square = {
        let tape = Tape::default();
        let x = tape.var(3.0);
        x * x
    };
    println!("{}", square.value());
}
