use ndarray::{Array2, ArrayRef2, Axis, array};

/// Each column with mean 0 and standard deviation 1.
fn standardise(x: &ArrayRef2<f64>) -> Option<Array2<f64>> {
    let means = x.mean_axis(Axis(0))?; // (columns,)
    let deviations = x.std_axis(Axis(0), 0.0); // (columns,)
    Some((x - means) / deviations) // (rows, columns)
}

fn main() {
    // words and seconds of three answers
    let answers = array![[10.0, 0.5], [40.0, 0.8], [70.0, 2.0]]; // (3, 2)
    match standardise(&answers) {
        Some(standard) => println!("{standard:.2}"),
        None => println!("no rows, no means"),
    }
    println!("longest: {} words", answers[[2, 0]]);
}
