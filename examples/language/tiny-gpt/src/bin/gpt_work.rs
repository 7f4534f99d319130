//! The fixed work of the demo, which a page repeats: `gpt_work [--time]`.

use std::time::Instant;

use tiny_gpt::demo::work;

fn main() {
    println!("{}", work());
    if std::env::args().any(|argument| argument == "--time") {
        let begin = Instant::now();
        work();
        println!("seconds {:.9}", begin.elapsed().as_secs_f64());
    }
}
