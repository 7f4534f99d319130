// bills of 27 penguins, in millimetres
const LENGTHS: [f64; 27] = [
    39.1, 34.1, 36.6, 35.9, 40.5, 38.8, 44.1, 39.6, 36.2, 46.5, 51.3, 45.9,
    48.5, 47.5, 50.9, 49.8, 45.2, 55.8, 46.1, 46.7, 45.8, 48.2, 48.4, 45.3,
    45.2, 43.8, 54.3,
];
const DEPTHS: [f64; 27] = [
    18.7, 18.1, 17.8, 19.2, 18.9, 20.0, 19.7, 17.7, 16.1, 17.9, 18.2, 17.1,
    17.5, 16.8, 19.1, 17.3, 16.6, 19.8, 13.2, 15.3, 14.6, 14.3, 16.4, 13.7,
    15.8, 13.9, 15.7,
];

fn squared(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

fn nearest(bird: [f64; 2], centres: &[[f64; 2]]) -> usize {
    let mut best = 0;
    for cluster in 1..centres.len() {
        if squared(bird, centres[cluster]) < squared(bird, centres[best]) {
            best = cluster;
        }
    }
    best
}

fn main() {
    let pairs = LENGTHS.into_iter().zip(DEPTHS);
    let birds: Vec<[f64; 2]> = pairs.map(|(x, y)| [x, y]).collect();
    let centres = [birds[0], birds[1], birds[2]];
    for depth in (13..=20).rev() {
        let mut line = [' '; 26];
        for bird in &birds {
            if bird[1] as usize == depth {
                let letter = ['a', 'b', 'c'][nearest(*bird, &centres)];
                line[bird[0] as usize - 30] = letter;
            }
        }
        println!("{depth} {}", String::from_iter(line).trim_end());
    }
}
