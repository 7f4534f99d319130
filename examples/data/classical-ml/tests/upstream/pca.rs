//! Two of three components. The first line should hold the two largest values of the second.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_linalg::eigh::EighInto;
use linfa_reduction::Pca;
use ndarray::{Axis, array};

fn main() -> anyhow::Result<()> {
    let x = array![
        [8.0, 4.0, 0.0],
        [9.0, 1.0, 3.0],
        [1.0, 7.0, 2.0],
        [9.0, 3.0, 7.0]
    ];
    let model = Pca::params(2).fit(&DatasetBase::from(x.clone()))?;
    println!("singular values, Pca  {:.2}", model.singular_values());

    let x = &x - &x.mean_axis(Axis(0)).expect("there are rows");
    let (values, _) = x.t().dot(&x).eigh_into()?;
    println!("all three, by eigh    {:.2}", values.mapv(f64::sqrt));
    Ok(())
}
