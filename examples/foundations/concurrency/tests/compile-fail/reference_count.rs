//! Gives a second owner of an `Rc` to another thread.

use std::rc::Rc;
use std::thread;

fn in_background(work: impl FnOnce() + Send + 'static) {
    thread::spawn(work);
}

fn main() {
    let text = Rc::new(String::from("two owners"));
    let second = Rc::clone(&text);
    in_background(move || println!("{}", second.len()));
    println!("{}", text.len());
}
