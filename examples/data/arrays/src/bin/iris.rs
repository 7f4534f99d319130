//! Principal components and least squares of the irises.

use arrays::iris::{self, Iris};
use arrays::linear::{least_squares, pca};
use arrays::show::Show;
use ndarray::{Axis, s};

fn main() -> anyhow::Result<()> {
    // ANCHOR: iris
    let Iris { x, y } = iris::read()?; // (150, 4), (150,)
    let fit = least_squares(&x.slice(s![.., ..3]), &x.column(3))?;
    println!("petal width     {}", fit.show());
    let pca = pca(&x, 2)?;
    println!("variance        {}", pca.ratio.show());
    for component in pca.components.rows() {
        println!("component       {}", component.show());
    }
    let plane = pca.transform(&x); // (150, 2)
    for species in 0..3 {
        let rows: Vec<usize> = (0..150).filter(|&i| y[i] == species).collect();
        let centre = plane.select(Axis(0), &rows).sum_axis(Axis(0)) / 50.0;
        println!("species {species}       {}", centre.show());
    }
    // ANCHOR_END: iris
    Ok(())
}
