use std::{env, fs};

fn number(cell: &str) -> i32 {
    cell.parse().expect("not a number")
}

fn distance(a: &[i32], b: &[i32]) -> i32 {
    a.iter().zip(b).map(|(a, b)| (a - b).pow(2)).sum()
}

fn main() {
    let path = env::args().nth(1).expect("name a file");
    let text = fs::read_to_string(path).expect("cannot read the file");
    let digits: Vec<Vec<i32>> = text
        .lines()
        .map(|line| line.split(',').map(number).collect())
        .collect();
    let (known, unknown) = digits.split_at(1000);

    let mut right = 0;
    for digit in &unknown[..100] {
        let nearest = known
            .iter()
            .min_by_key(|other| distance(&digit[..64], &other[..64]))
            .expect("no digit is known");
        if nearest[64] == digit[64] {
            right += 1;
        }
    }
    println!("{right} of 100 digits are right");
}
