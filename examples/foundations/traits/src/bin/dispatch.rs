//! Energies by four ways to reach a value; `--time generic|pointer|element|batch` times one.

use std::env;
use std::hint::black_box;

use traits::dispatch::{Batch, Data, Pixel, Sample, bytes, process};
use why_rust::timing::seconds;

const COUNT: u32 = 65_536;

fn main() {
    // ANCHOR: ways
    let pixels: Vec<Pixel> = bytes(COUNT).map(Pixel).collect();
    let samples: Vec<Sample> = bytes(COUNT).map(Sample::from_byte).collect();
    let pointers: Vec<&Pixel> = pixels.iter().collect();
    let objects: Vec<&dyn Data> = pixels.iter().map(|p| p as _).collect();
    let batches: [&dyn Batch; 2] = [&pixels, &samples];

    println!("pixels, T = Pixel      {}", process(&pixels));
    println!("samples, T = Sample    {}", process(&samples));
    println!("pixels, T = &Pixel     {}", process(&pointers));
    println!("pixels, T = &dyn Data  {}", process(&objects));
    for batch in batches {
        println!("some &dyn Batch        {}", batch.energy());
    }
    // ANCHOR_END: ways

    let way = env::args().skip_while(|a| a != "--time").nth(1);
    let time = match way.as_deref() {
        Some("generic") => seconds(|| process(black_box(&pixels))),
        Some("pointer") => seconds(|| process(black_box(&pointers))),
        Some("element") => seconds(|| process(black_box(&objects))),
        Some("batch") => seconds(|| black_box(batches[0]).energy()),
        _ => return,
    };
    println!("seconds {time:.9}");
}
