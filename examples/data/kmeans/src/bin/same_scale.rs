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

fn mean(rows: &[[f64; 2]], labels: &[usize], cluster: usize) -> [f64; 2] {
    let (mut sum, mut count) = ([0.0, 0.0], 0.0);
    for (row, label) in rows.iter().zip(labels) {
        if *label == cluster {
            sum = [sum[0] + row[0], sum[1] + row[1]];
            count += 1.0;
        }
    }
    [sum[0] / count, sum[1] / count]
}

fn settle(rows: &[[f64; 2]], mut centres: [[f64; 2]; 3]) -> Vec<usize> {
    let mut labels = vec![3; rows.len()];
    loop {
        let new: Vec<usize> =
            rows.iter().map(|row| nearest(*row, &centres)).collect();
        if new == labels {
            return labels;
        }
        labels = new;
        centres = [0, 1, 2].map(|cluster| mean(rows, &labels, cluster));
    }
}

fn draw(birds: &[[f64; 2]], labels: &[usize]) {
    for depth in (13..=20).rev() {
        let mut line = [' '; 26];
        for (bird, label) in birds.iter().zip(labels) {
            if bird[1] as usize == depth {
                line[bird[0] as usize - 30] = ['a', 'b', 'c'][*label];
            }
        }
        println!("{depth} {}", String::from_iter(line).trim_end());
    }
    let names = ["Adelie", "Chinstrap", "Gentoo"];
    for (name, labels) in names.iter().zip(labels.chunks(9)) {
        let letters = labels.iter().map(|label| ['a', 'b', 'c'][*label]);
        println!("{name:<9} {}", String::from_iter(letters));
    }
}

// ANCHOR: standardised
fn standardised(column: [f64; 27]) -> [f64; 27] {
    let mean = column.iter().sum::<f64>() / 27.0;
    let squares = column.map(|value| (value - mean).powi(2));
    let deviation = (squares.iter().sum::<f64>() / 27.0).sqrt();
    column.map(|value| (value - mean) / deviation)
}
// ANCHOR_END: standardised

// ANCHOR: main
fn main() {
    let pairs = LENGTHS.into_iter().zip(DEPTHS);
    let birds: Vec<[f64; 2]> = pairs.map(|(x, y)| [x, y]).collect();
    let pairs = standardised(LENGTHS).into_iter().zip(standardised(DEPTHS));
    let rows: Vec<[f64; 2]> = pairs.map(|(x, y)| [x, y]).collect();
    let labels = settle(&rows, [rows[0], rows[1], rows[2]]);
    draw(&birds, &labels);
}
// ANCHOR_END: main
