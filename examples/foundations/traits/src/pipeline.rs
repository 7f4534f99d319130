//! A transformer and a predictor that are fitted and used as one.

use crate::error::ModelError;
use crate::estimator::{Fit, Predict, Transform};
use crate::matrix::{Label, Matrix};

// ANCHOR: pipeline
#[derive(Debug, Clone)]
pub struct Pipeline<T, P> {
    pub transformer: T,
    pub predictor: P,
}

impl<T, P> Fit for Pipeline<T, P>
where
    T: Fit<Fitted: Transform>,
    P: Fit<Fitted: Predict>,
{
    type Fitted = Pipeline<T::Fitted, P::Fitted>;

    fn fit(self, x: &Matrix, y: &[Label]) -> Result<Self::Fitted, ModelError> {
        let transformer = self.transformer.fit(x, y)?;
        let predictor = self.predictor.fit(&transformer.transform(x)?, y)?;
        Ok(Pipeline {
            transformer,
            predictor,
        })
    }
}

impl<T: Transform, P: Predict> Predict for Pipeline<T, P> {
    fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError> {
        self.predictor.predict(&self.transformer.transform(x)?)
    }
}
// ANCHOR_END: pipeline
