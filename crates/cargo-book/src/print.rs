//! `print!` and its kin for a reader who may have seen enough, as `head` does: a closed pipe is no
//! reason to panic. They take the place of those of the standard library in all of this program.

macro_rules! print {
    ($($text:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stdout(), format_args!($($text)*));
    }};
}

macro_rules! println {
    ($($text:tt)*) => { print!("{}\n", format_args!($($text)*)) };
}

macro_rules! eprintln {
    ($($text:tt)*) => {{
        let text = format_args!($($text)*);
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{text}\n"));
    }};
}
