fn main() {
    let text = "My order is late cancel my order please";
    let words = text.split_whitespace().collect();
    println!("{words:?}");
}
