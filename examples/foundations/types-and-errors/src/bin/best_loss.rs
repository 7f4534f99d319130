fn main() {
    let cells = ["0.43", "0.38", "n/a", "0.5l", "0.41"];
    let mut best = f64::INFINITY;
    for cell in cells {
        match cell.parse::<f64>() {
            Ok(loss) => best = best.min(loss),
            Err(_) => println!("not a number: {cell}"),
        }
    }
    println!("best loss: {best:.2}");
}
