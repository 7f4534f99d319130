//! What open pages see of saves and errors while `cargo book serve` runs.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::book::{Book, PAGE};
use super::boxed;

/// How long a test waits before it fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server of a book, stopped when the test ends.
struct Server {
    process: Child,
    lines: Receiver<String>,
}

impl Server {
    fn start(book: &Book) -> Self {
        Self::start_with(book, &[])
    }

    fn start_with(book: &Book, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
        command.args(["serve", "--port", "0"]).current_dir(book.root());
        command.env("CARGO_TARGET_DIR", book.root().join("target"));
        command.envs(variables.iter().copied());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|it| sender.send(it))
        });
        Self { process, lines }
    }

    /// The next line that begins so, without its beginning.
    fn wait_for(&self, start: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no {start}"));
            if let Some(rest) = line.strip_prefix(start) {
                return rest.to_owned();
            }
        }
    }

    /// The address, once the first build has ended.
    fn address(&self) -> String {
        let line = self.wait_for("Serving http://");
        line.split('/').next().unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = (self.process.kill(), self.process.wait());
    }
}

/// Asks a server for a page, with its headers.
fn get(address: &str, page: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Waits for something that a server sends to open pages.
fn hear(address: &str, text: &str) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(
        stream,
        "GET /__livereload HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
    )
    .unwrap();
    let (mut heard, mut buffer) = (String::new(), [0; 4096]);
    while !heard.contains(text) {
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "{heard}");
        heard += &String::from_utf8_lossy(&buffer[..count]);
    }
}

/// A Cargo that waits in its second run, in which the first build reads the workspace.
#[cfg(unix)]
fn slow_cargo(book: &Book) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let script = "#!/bin/sh\nif [ -e loaded ] && ! [ -e begun ]; then touch begun; sleep 2; fi\n\
                  touch loaded\n";
    book.write("slow-cargo", format!("{script}exec \"{}\" \"$@\"\n", env!("CARGO")));
    let path = book.root().join("slow-cargo");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[cfg(unix)]
#[test]
fn a_save_during_the_first_build_is_seen() {
    let book = boxed();
    let server = Server::start_with(&book, &[("CARGO", slow_cargo(&book).to_str().unwrap())]);
    while !book.root().join("begun").exists() {
        std::thread::sleep(Duration::from_millis(20));
    }
    // as editors do that save by renaming; the first build has read this file already
    let save = |title: &str| {
        book.write(".saved", book.read("book.toml").replace("Sums", title));
        std::fs::rename(book.root().join(".saved"), book.root().join("book.toml")).unwrap();
    };
    save("Products of Sums");
    let address = server.address();
    server.wait_for("Built in ");
    assert!(get(&address, "/part/chapter.html").contains("Products of Sums"));
    // a second time, when a watch of the file itself would be lost
    save("Differences");
    server.wait_for("Built in ");
    assert!(get(&address, "/part/chapter.html").contains("Differences"));
}

#[test]
fn open_pages_show_the_errors_of_a_build() {
    let book = boxed();
    book.swap(PAGE, "lib.rs:add", "lib.rs:ad");
    let server = Server::start(&book);
    let address = server.address();
    let page = get(&address, "/");
    assert!(page.starts_with("HTTP/1.1 404") && page.contains("__livereload.js"), "{page}");
    assert!(get(&address, "/__livereload.js").contains("showModal"));
    hear(&address, "no anchor `ad` in the included file");
    book.swap(PAGE, "lib.rs:ad", "lib.rs:add");
    server.wait_for("Built in ");
    assert!(get(&address, "/part/chapter.html").starts_with("HTTP/1.1 200"));
    book.swap(PAGE, "lib.rs:add", "lib.rs:a");
    hear(&address, "no anchor `a` in the included file");
}
