//! One of the four on rows from a generator: `large NAME SET THREADS [--time]`.

use std::env;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use kmeans::points::Points;
use kmeans::random::Random;
use kmeans::synthetic::{LARGE, NOISE, SMALL};
use kmeans::{KMeans, STEPS, Start, UNPRUNED, inertia, run, seeding};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let argument =
        |at, default| arguments.get(at).map_or(default, String::as_str);
    let set = match argument(1, "small") {
        "large" => LARGE,
        "noise" => NOISE,
        _ => SMALL,
    };
    let threads = argument(2, "1").parse()?;
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()?;
    let points = Arc::new(set.points());
    let seeds = seeding::plus_plus(&points, set.k, &mut Random::new(2));
    let mut models = STEPS.iter().chain([&UNPRUNED]);
    let named = models.find(|model| model.0 == argument(0, "pruned"));
    let names = "naive, contiguous, parallel, pruned or unpruned";
    let start = named.context(names)?.1;
    let (begin, mut runs) = (Instant::now(), 1);
    let (model, steps, inertia) = cluster(start, &points, &seeds);
    while begin.elapsed().as_secs_f64() < 0.25 {
        black_box(cluster(start, &points, &seeds));
        runs += 1;
    }
    let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
    println!("rows        {} of {} numbers", set.rows, set.columns);
    println!("clusters    {}", set.k);
    println!("steps       {steps}");
    println!("inertia     {inertia:.4}");
    let labels = model.labels().iter().enumerate();
    let sum: usize = labels.map(|(row, label)| row % 997 * label).sum();
    println!("checksum    {sum}");
    if arguments.iter().any(|argument| argument == "--time") {
        println!("seconds {seconds:.6}");
    }
    Ok(())
}

// ANCHOR: cluster
fn cluster(
    start: Start,
    points: &Arc<Points>,
    seeds: &Points,
) -> (Box<dyn KMeans>, usize, f64) {
    let mut model = start(points, seeds);
    let steps = run(model.as_mut(), usize::MAX);
    let inertia = inertia(points, model.as_ref());
    (model, steps, inertia)
}
// ANCHOR_END: cluster
