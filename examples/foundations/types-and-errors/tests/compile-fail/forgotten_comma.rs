fn main() {
    let table = "baseline,0.43\nwide,0.38\ndeep 0.41";
    for line in table.lines() {
        let (name, cell) = line.split_once(',');
        println!("{name} has a loss of {cell}");
    }
}
