//! Prints the sum of squares in both types; `--time whole|checked|floats|lanes` times one kernel.

use std::hint::black_box;
use why_rust::{by_chain, by_generic, checked, lanes, samples, timing};

fn main() {
    let whole = samples::whole();
    let floats = samples::floats();
    println!("samples        {}", whole.len());
    println!("whole numbers  {}", by_chain::squares(&whole));
    println!("floats         {}", by_generic::floats(&floats));

    let mut arguments = std::env::args().skip_while(|a| a != "--time");
    if arguments.next().is_some() {
        let seconds = match arguments.next().as_deref() {
            Some("checked") => {
                timing::seconds(|| checked::squares(black_box(&whole)))
            }
            Some("floats") => {
                timing::seconds(|| by_generic::floats(black_box(&floats)))
            }
            Some("lanes") => {
                timing::seconds(|| lanes::squares(black_box(&floats)))
            }
            _ => timing::seconds(|| by_chain::squares(black_box(&whole))),
        };
        println!("seconds {seconds:.9}");
    }
}
