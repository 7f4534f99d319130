//! Splits and scales the tumours, and looks at them without their labels.

use classical_ml::data::{self, Tumours};
use classical_ml::scale::Scaler;
use classical_ml::score::Counts;
use linfa::traits::{Fit, Predict};
use linfa_clustering::{KMeans, KMeansInit};
use linfa_reduction::Pca;
use ndarray::Axis;

fn main() -> anyhow::Result<()> {
    let (train, test) = data::split(&data::read()?);
    for (name, part) in [("train", &train), ("test", &test)] {
        let malignant = part.targets.iter().filter(|one| **one).count();
        println!(
            "{name:<5}  {} rows, {malignant} malignant",
            part.targets.len()
        );
    }
    let Some(scaler) = Scaler::fit(&train.records) else {
        anyhow::bail!("no rows");
    };
    println!("\n                       mean  deviation");
    for column in [3, 4] {
        let name = &train.feature_names()[column];
        let (mean, deviation) = (scaler.mean[column], scaler.deviation[column]);
        println!("{name:<16} {mean:>10.4} {deviation:>10.4}");
    }
    let scaled = scaler.dataset(&train);
    clusters(&scaled)?;
    components(&scaled)
}

fn clusters(scaled: &Tumours) -> anyhow::Result<()> {
    // ANCHOR: kmeans
    let first = scaled.records.select(Axis(0), &[0, 1]); // (2, 30)
    let model = KMeans::params(2)
        .init_method(KMeansInit::Precomputed(first))
        .n_runs(1)
        .tolerance(1e-9)
        .fit(scaled)?;
    let cluster = model.predict(&scaled.records); // (379,)
    // ANCHOR_END: kmeans
    let rows = scaled.targets.len() as f64;
    println!("\nk-means, inertia {:.2}", model.inertia() * rows);
    let small = cluster.mapv(|one| one == 1);
    let counts = Counts::new(&small, &scaled.targets);
    println!("            malignant  benign");
    println!(
        "cluster 0   {:>9} {:>7}",
        counts.false_negative, counts.true_negative
    );
    println!(
        "cluster 1   {:>9} {:>7}",
        counts.true_positive, counts.false_positive
    );
    Ok(())
}

fn components(scaled: &Tumours) -> anyhow::Result<()> {
    // ANCHOR: pca
    let model = Pca::params(2).fit(scaled)?;
    let total = scaled.records.len() as f64; // the sum of squares, since scaled
    let shares = model.singular_values().mapv(|one| one * one / total);
    // ANCHOR_END: pca
    println!("\ncomponent  singular value  share  largest weight");
    for (index, share) in shares.iter().enumerate() {
        let weights = model.components().row(index);
        let largest = (0..weights.len())
            .max_by(|a, b| weights[*a].abs().total_cmp(&weights[*b].abs()));
        let name =
            largest.map(|column| scaled.feature_names()[column].as_str());
        let value = model.singular_values()[index];
        let name = name.unwrap_or_default();
        println!("{:>9} {value:>15.2} {share:>6.3}  {name}", index + 1);
    }
    Ok(())
}
