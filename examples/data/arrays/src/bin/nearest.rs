use ndarray::{Array1, Axis, array};

fn main() {
    let names = ["passwords", "orders", "parcels", "refunds"];
    let pages = array![
        [0.9, 0.1, 0.2],
        [0.1, 0.8, 0.5],
        [0.1, 0.3, 0.9],
        [0.2, 0.9, 0.1],
    ]; // (4, 3)
    // "Where is my order?"
    let question: Array1<f64> = array![0.1, 0.4, 0.8]; // (3,)

    let lengths = pages.pow2().sum_axis(Axis(1)).sqrt(); // (4,)
    let length = question.pow2().sum().sqrt();
    let cosines = pages.dot(&question) / lengths / length; // (4,)
    for (name, cosine) in names.iter().zip(&cosines) {
        println!("{cosine:.2}  {name}");
    }
}
