use std::{env, fs};

fn distance(a: &[i32], b: &[i32]) -> i32 {
    a.iter().zip(b).map(|(a, b)| (a - b).pow(2)).sum()
}

fn main() {
    let path = env::args().nth(1).expect("name a file");
    let text = fs::read_to_string(path).expect("cannot read the file");
    let number = |cell: &str| cell.parse().expect("not a number");
    let row = |line: &str| line.split(',').map(number).collect();
    let digits: Vec<Vec<i32>> = text.lines().map(row).collect();

    let (known, unknown) = digits.split_at(1000);
    let mut right = 0;
    for digit in &unknown[..100] {
        let far = |other: &&Vec<i32>| distance(&other[..64], &digit[..64]);
        let nearest = known.iter().min_by_key(far).expect("no digit is known");
        if nearest[64] == digit[64] {
            right += 1;
        }
    }
    println!("{right} of 100 digits are right");
}
