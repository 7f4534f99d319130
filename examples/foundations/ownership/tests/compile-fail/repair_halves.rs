fn halves(values: &mut [f64]) -> (&mut [f64], &mut [f64]) {
    let middle = values.len() / 2;
    (&mut values[..middle], &mut values[middle..])
}

fn main() {
    let mut values = [1.0, 2.0, 3.0];
    let (left, right) = halves(&mut values);
    left[0] += right[1];
    println!("{values:?}");
}
