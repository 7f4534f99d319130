use traits::error::ModelError;
use traits::estimator::{Fit, Predict};
use traits::knn::Knn;
use traits::matrix::Matrix;

fn main() -> Result<(), ModelError> {
    let x = Matrix::new(vec![0.0, 1.0, 2.0], 1)?;
    let model = Knn::new(1);
    model.fit(&x, &[0, 0, 1])?; // the fitted model is thrown away
    println!("{:?}", model.predict(&x)?);
    Ok(())
}
