fn main() {
    let table = "baseline,0.43\nwide,0.38\ndeep 0.41";
    for line in table.lines() {
        match line.split_once(',') {
            Some((name, loss)) => println!("{name} has a loss of {loss}"),
            None => println!("no comma: {line}"),
        }
    }
}
