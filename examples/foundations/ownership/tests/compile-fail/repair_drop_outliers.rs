fn drop_outliers(values: &mut Vec<f64>, limit: f64) {
    for (i, value) in values.iter().enumerate() {
        if value.abs() > limit {
            values.remove(i);
        }
    }
}

fn main() {
    let mut values = vec![1.0, 90.0, -80.0, 2.0];
    drop_outliers(&mut values, 10.0);
    println!("{values:?}");
}
