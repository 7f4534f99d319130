//! Which sentence means nearly the same? `nearest_sentence FILE`

use std::{env, error::Error, fs};

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("name a file of sentences")?;
    let mut sentences = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let (text, numbers) = line.split_once(',').ok_or("no comma")?;
        let numbers = numbers.split(',').map(str::parse);
        let vector = numbers.collect::<Result<Vec<f64>, _>>()?;
        sentences.push((text.to_string(), vector));
    }
    let (question, asked) = &sentences[0];
    println!("{question} ({} numbers)", asked.len());
    for (text, vector) in &sentences[1..] {
        println!("{:5.2}  {text}", cosine(asked, vector));
    }
    Ok(())
}
