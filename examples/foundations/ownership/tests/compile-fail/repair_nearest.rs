fn nearest(points: &[f64], probe: &f64) -> Option<&f64> {
    let distance = |point: &f64| (point - probe).abs();
    points
        .iter()
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

fn main() {
    println!("{:?}", nearest(&[1.0, 4.0], &3.0));
}
