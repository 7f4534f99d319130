//! The variance of a component is its squared singular value over the rows less one.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_reduction::Pca;
use ndarray::array;

fn main() -> anyhow::Result<()> {
    let x = array![[0.0, 1.0], [2.0, 3.5], [4.0, 5.0]];
    for count in [1, 2] {
        let model = Pca::params(count).fit(&DatasetBase::from(x.clone()))?;
        let right = model.singular_values().mapv(|s| s * s / (3.0 - 1.0));
        println!("components  {count}");
        println!("  variance, linfa  {:.3}", model.explained_variance());
        println!("  variance, right  {right:.3}");
        println!("  ratio, linfa     {:.3}", model.explained_variance_ratio());
    }
    Ok(())
}
