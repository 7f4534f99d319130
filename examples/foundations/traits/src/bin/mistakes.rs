//! Four mistakes that only the data can tell, and what the caller does about each.

use traits::error::ModelError;
use traits::estimator::{Fit, Predict};
use traits::knn::Knn;
use traits::matrix::Matrix;
use traits::wine::{self, RowError};

fn main() -> anyhow::Result<()> {
    let (train, _) = wine::read(wine::path())?;
    let (x, y) = (&train.x, &train.y);

    // ANCHOR: typed
    let model = match Knn::new(200).fit(x, y) {
        Err(ModelError::Neighbours { k, rows }) => {
            println!("{k} neighbours are too many, so all {rows}");
            Knn::new(rows).fit(x, y)?
        }
        other => other?,
    };
    // ANCHOR_END: typed

    // ANCHOR: columns
    let narrow = Matrix::new(vec![0.5; 12], 12)?;
    if let Err(error) = model.predict(&narrow) {
        println!("{error}");
    }
    if let Err(error) = Matrix::new(vec![1.0, f64::NAN], 2) {
        println!("{error}");
    }
    // ANCHOR_END: columns

    // ANCHOR: chain
    if let Err(error) =
        wine::parse("header\n13.2,1.78,l.9,4,5,6,7,8,9,10,11,12,13,0")
    {
        println!("{error:#}");
        let kind = error.downcast_ref::<RowError>();
        println!("a RowError: {}", kind.is_some());
    }
    // ANCHOR_END: chain
    Ok(())
}
