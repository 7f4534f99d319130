unsafe extern "C" {
    safe fn erf(x: f64) -> f64;
}

/// An activation: about 0 far below 0, and about `x` far above.
fn gelu(x: f64) -> f64 {
    0.5 * x * (1.0 + erf(x / 2_f64.sqrt()))
}

fn main() {
    for x in [-3.0, -1.0, 0.0, 1.0, 3.0] {
        println!("gelu({x:4.1}) = {:7.4}", gelu(x));
    }
}
