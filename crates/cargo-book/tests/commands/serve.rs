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
    ask(address, &format!("GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"))
}

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
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

#[test]
fn other_sites_are_refused() {
    let book = boxed();
    let server = Server::start(&book);
    let address = server.address();
    let port = address.rsplit(':').next().unwrap();
    let status = |page: &str, headers: &str| {
        let request = format!("GET {page} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
        ask(&address, &request.replace("PORT", port)).lines().next().unwrap().to_owned()
    };
    let own = [
        "Host: 127.0.0.1:PORT\r\n",
        "Host: localhost:PORT\r\n",
        "Host: [::1]:PORT\r\n",
        "Host: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n",
    ];
    for headers in own {
        assert_eq!(status("/part/chapter.html", headers), "HTTP/1.1 200 OK", "{headers}");
    }
    let foreign = [
        "Host: example.org\r\n",
        "Host: example.org:PORT\r\n",
        "Host: localhost.example.org:PORT\r\n",
        "Host: localhost:1\r\n",
        "Host: localhost\r\n",
        "Host: \r\n",
        "Host: localhost:PORT\r\nOrigin: http://example.org\r\n",
        "Host: localhost:PORT\r\nOrigin: https://localhost:PORT\r\n",
        "Host: localhost:PORT\r\nOrigin: http://localhost:1\r\n",
        "Host: localhost:PORT\r\nOrigin: null\r\n",
    ];
    let upgrade = "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                   Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n";
    for headers in foreign {
        for (page, more) in [("/part/chapter.html", ""), ("/__livereload", upgrade)] {
            let status = status(page, &format!("{headers}{more}"));
            assert_eq!(status, "HTTP/1.1 403 Forbidden", "{page} {headers}");
        }
    }
}

#[test]
fn a_theme_that_was_checked_out_again() {
    let book = boxed();
    let template =
        |word: &str| format!("<html><head></head><body>{word} {{{{{{ content }}}}}}</body></html>");
    book.append("book.toml", "[output.html]\ntheme = \"theme\"\n");
    book.write("theme/index.hbs", template("first"));
    let server = Server::start(&book);
    let address = server.address();
    let shows = |word: &str| {
        while !get(&address, "/part/chapter.html").contains(word) {
            server.wait_for("Built in ");
        }
    };
    shows("first");
    std::fs::remove_dir_all(book.root().join("theme")).unwrap();
    server.wait_for("The book does not build");
    book.write("theme/index.hbs", template("second"));
    shows("second");
    book.write("theme/index.hbs", template("third"));
    shows("third");
    // as version control does: another folder is moved into its place
    book.write("new/index.hbs", template("fourth"));
    std::fs::rename(book.root().join("theme"), book.root().join("old")).unwrap();
    std::fs::rename(book.root().join("new"), book.root().join("theme")).unwrap();
    shows("fourth");
    book.write("theme/index.hbs", template("fifth"));
    shows("fifth");
}

#[test]
fn a_page_that_is_saved_by_renaming() {
    let book = boxed();
    let server = Server::start(&book);
    let address = server.address();
    for word in ["first", "second"] {
        book.write("src/part/saved.tmp~", book.read(PAGE).replace("A function", word));
        let saved = book.root().join("src/part/saved.tmp~");
        std::fs::rename(saved, book.root().join(PAGE)).unwrap();
        while !get(&address, "/part/chapter.html").contains(word) {
            server.wait_for("Built in ");
        }
        book.swap(PAGE, word, "A function");
    }
}
