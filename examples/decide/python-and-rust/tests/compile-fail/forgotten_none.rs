use python_and_rust::confusion::{Table, mistaken_for};

fn times(table: &Table, label: usize) -> usize {
    let guess = mistaken_for(table, label);
    table[label][guess]
}

fn main() {
    println!("{}", times(&[[0; 10]; 10], 6));
}
