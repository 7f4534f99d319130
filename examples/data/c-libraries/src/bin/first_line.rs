use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn memchr(start: *const c_void, byte: c_int, len: usize) -> *mut c_void;
}

/// Where a byte occurs first. C searches, and no caller sees a pointer.
fn find(bytes: &[u8], byte: u8) -> Option<usize> {
    let start = bytes.as_ptr();
    // SAFETY: there are `len` bytes at `start`, and they stay during the call
    let found = unsafe { memchr(start.cast(), c_int::from(byte), bytes.len()) };
    if found.is_null() {
        return None;
    }
    Some(found.addr() - start.addr())
}

fn main() {
    for text in ["malignant,radius\n1,17.99\n", "no line ends here"] {
        match find(text.as_bytes(), b'\n') {
            Some(end) => println!("first line: {}", &text[..end]),
            None => println!("no newline in {} bytes", text.len()),
        }
    }
}
