use traits::error::ModelError;
use traits::estimator::Fit;
use traits::knn::Knn;
use traits::matrix::Matrix;
use traits::pipeline::Pipeline;
use traits::scaler::Scaler;

fn main() -> Result<(), ModelError> {
    let x = Matrix::new(vec![0.0, 1.0, 2.0], 1)?;
    let pipeline = Pipeline {
        transformer: Knn::new(1),
        predictor: Scaler::new(),
    };
    pipeline.fit(&x, &[0, 0, 1])?;
    Ok(())
}
