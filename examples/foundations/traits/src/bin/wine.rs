//! Guesses the variety of a wine with three models; `--time` times the last, a pipeline.

use std::env;
use std::hint::black_box;

use traits::estimator::{Fit, Predict};
use traits::knn::Knn;
use traits::majority::Majority;
use traits::pipeline::Pipeline;
use traits::scaler::Scaler;
use traits::wine::{self, Dataset};
use why_rust::timing::seconds;

const K: usize = 5;
const SHOWN: [(usize, &str); 4] = [
    (0, "alcohol"),
    (4, "magnesium"),
    (10, "hue"),
    (12, "proline"),
];

fn main() -> anyhow::Result<()> {
    let (train, test) = wine::read(wine::path())?;
    println!("{} wines known, {} to guess\n", train.y.len(), test.y.len());
    report_columns(&train)?;
    report_models(&train, &test)
}

fn report_columns(train: &Dataset) -> anyhow::Result<()> {
    let scaler = Scaler::new().fit(&train.x, &train.y)?;
    println!("             mean  deviation");
    for (column, name) in SHOWN {
        let mean = scaler.means()[column];
        let deviation = scaler.deviations()[column];
        println!("{name:<9}  {mean:6.2}     {deviation:6.2}");
    }
    println!();
    Ok(())
}

fn report_models(train: &Dataset, test: &Dataset) -> anyhow::Result<()> {
    // ANCHOR: models
    let (x, y) = (&train.x, &train.y);
    let pipeline = Pipeline {
        transformer: Scaler::new(),
        predictor: Knn::new(K),
    };
    let models: Vec<(&str, Box<dyn Predict>)> = vec![
        ("most frequent", Box::new(Majority.fit(x, y)?)),
        ("5 neighbours", Box::new(Knn::new(K).fit(x, y)?)),
        ("scaled, 5 neighbours", Box::new(pipeline.fit(x, y)?)),
    ];
    for (name, model) in &models {
        let score = model.score(&test.x, &test.y)?;
        println!("{name:<20}  {score:.3}");
    }
    // ANCHOR_END: models
    if env::args().any(|argument| argument == "--time") {
        let pipeline = &models[2].1;
        let time = seconds(|| pipeline.predict(black_box(&test.x)));
        println!("seconds {time:.9}");
    }
    Ok(())
}
