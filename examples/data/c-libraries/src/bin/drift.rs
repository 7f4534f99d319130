//! Have the malignant tumours the radii of the benign ones? `-- --time` times the distance of many values.

use std::hint::black_box;
use std::time::Instant;

use anyhow::Result;
use drift::data;
use drift::reference::Reference;

fn main() -> Result<()> {
    if std::env::args().nth(1).is_some() {
        return time();
    }
    // ANCHOR: main
    let [benign, malignant] = data::radii()?;
    let reference = Reference::new(&benign)?;
    println!("reference  {reference}");
    println!("distance   {:.3}", reference.distance(&malignant)?);
    let [a, b, c] = [12.0, 15.0, 18.0].map(|value| reference.rank(value));
    println!("ranks      {a:.3} {b:.3} {c:.3}");
    // ANCHOR_END: main
    if let Err(error) = reference.distance(&[]) {
        println!(
            "nothing    status {}",
            drift::border::Status::from(error) as i32
        );
    }
    Ok(())
}

fn time() -> Result<()> {
    let reference = Reference::new(&data::seconds(10_000, 2026))?;
    let values = data::seconds(10_000, 7);
    const REPEATS: u32 = 500;
    let distance = reference.distance(&values)?;
    let start = Instant::now();
    for _ in 0..REPEATS {
        black_box(reference.distance(black_box(&values))?);
    }
    let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
    println!("{} values, distance {distance:.6}", values.len());
    println!("seconds {seconds:.9}");
    Ok(())
}
