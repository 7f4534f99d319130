const MESSAGES: &str = "\
Where is my order
My order is late
Cancel my order please
I want my money back";

fn main() {
    let lengths: Vec<usize> = MESSAGES
        .lines()
        .map(|message| message.split_whitespace().count())
        .collect();
    println!("words per message: {lengths:?}");

    let late: Vec<&str> = MESSAGES
        .lines()
        .filter(|message| message.contains("late"))
        .collect();
    println!("about delays: {}", late.join(", "));

    let total: usize = lengths.iter().sum();
    println!("{total} words in all");
}
