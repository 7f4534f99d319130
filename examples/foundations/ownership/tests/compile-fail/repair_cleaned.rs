fn cleaned(row: &[f64]) -> &[f64] {
    if !row.iter().any(|value| value.is_nan()) {
        return row;
    }
    let zeroed = |v: &f64| if v.is_nan() { 0.0 } else { *v };
    let values: Vec<f64> = row.iter().map(zeroed).collect();
    &values
}

fn main() {
    println!("{:?}", cleaned(&[1.0, f64::NAN]));
}
