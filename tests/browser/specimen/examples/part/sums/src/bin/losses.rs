use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name a file")?;
    let mut sum = 0.0;
    for line in std::fs::read_to_string(file)?.lines().skip(1) {
        sum += line.parse::<f64>()?;
    }
    println!("sum {sum:.1}");
    Ok(())
}
