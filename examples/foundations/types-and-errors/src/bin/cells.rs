fn main() {
    let table = "baseline,0.43\nwide,0.38\ndeep 0.41";
    for line in table.lines() {
        match line.split_once(',') {
            Some((name, cell)) => println!("{name} has a loss of {cell}"),
            None => println!("no comma: {line}"),
        }
    }
}
