//! The whole study without Python: which photograph a tile is from, guessed by its nearest neighbour.

use std::path::Path;

use ndarray::Array2;

const TILE: usize = 16;

struct Tile {
    photo: usize,
    known: bool,
    pixels: Vec<u32>,   // (256)
    patterns: Vec<u32>, // (256)
}

fn main() -> anyhow::Result<()> {
    let mut tiles = Vec::new();
    for (photo, name) in ["china", "flower"].into_iter().enumerate() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let image = patterns::pgm::read(&data.join(format!("{name}.pgm")))?;
        cut(&image, photo, &mut tiles)?;
    }
    let (known, unknown): (Vec<&Tile>, Vec<&Tile>) =
        tiles.iter().partition(|tile| tile.known);
    println!("{} tiles known, {} to guess", known.len(), unknown.len());
    println!(
        "pixels    {:.3}",
        score(&known, &unknown, |tile| &tile.pixels)
    );
    println!(
        "patterns  {:.3}",
        score(&known, &unknown, |tile| &tile.patterns)
    );
    Ok(())
}

/// Tiles as on a chessboard: one known, one to guess.
fn cut(
    image: &Array2<u8>,
    photo: usize,
    tiles: &mut Vec<Tile>,
) -> anyhow::Result<()> {
    let across = image.ncols() / TILE;
    for (number, tile) in
        image.exact_chunks((TILE, TILE)).into_iter().enumerate()
    {
        tiles.push(Tile {
            photo,
            known: (number / across + number % across).is_multiple_of(2),
            pixels: tile.iter().map(|&pixel| u32::from(pixel)).collect(),
            patterns: patterns::histogram(tile)?,
        });
    }
    Ok(())
}

/// The share of right guesses.
fn score(
    known: &[&Tile],
    unknown: &[&Tile],
    feature: fn(&Tile) -> &Vec<u32>,
) -> f64 {
    let guess = |tile: &Tile| {
        known
            .iter()
            .min_by_key(|other| distance(feature(other), feature(tile)))
    };
    let right = unknown.iter().filter(|tile| {
        guess(tile).is_some_and(|near| near.photo == tile.photo)
    });
    right.count() as f64 / unknown.len() as f64
}

fn distance(a: &[u32], b: &[u32]) -> u32 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).sum()
}
