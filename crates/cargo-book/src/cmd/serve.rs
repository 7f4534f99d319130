//! `cargo book serve`: the book on loopback; a save rebuilds it and reloads the pages that are
//! open.
//!
//! ```text
//! saves (notify) ── rebuild ─▶ Build ── watch channel ─▶ web sockets of open pages: reload, or show the errors
//!                      └─▶ folder ─▶ ServeDir
//! ```

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mdbook_listings::base::diagnostic::{Format, Report};
use mdbook_listings::read::workspace::Project;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::services::ServeDir;

use crate::build::site::{self, Purpose};
use crate::process::progress;

const LIVE_RELOAD: &str = "__livereload";
/// The pages allow no inline script, so what listens for a new build is a file.
const RELOADER: &str = include_str!("serve/reload.js");
/// What is shown until there is a first site.
const NO_SITE: &str = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>The book</title>\n\
                       <p>The book was not built yet.</p>\n<script src=\"/__livereload.js\"></script>\n";
/// Editors write a file in several steps; a rebuild waits until they are done.
const SETTLE: Duration = Duration::from_millis(40);
/// The names of this machine that the server answers to.
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
/// What is watched of the book's folder itself, beside the folders of pages, crates and theme.
const FILES: [&str; 3] = ["book.toml", "Cargo.toml", "Cargo.lock"];

/// The errors of the latest build; empty after one that succeeded.
type Errors = String;

pub fn serve(root: &Path, port: u16, open: bool, format: Format) -> Result<()> {
    let project = site::load(root)?.project;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = bind(port).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}/");
        // a folder for each port: two servers must not swap each other's site
        let folder = project.target_dir.join(format!("book/serve-{}", address.port()));
        std::fs::create_dir_all(&folder)?;
        // before the first build, which would otherwise miss what is saved while it runs
        let mut saves = Saves::watch(&project)?;
        println!("Building the book …");
        let errors = rebuild(root, &folder, format);
        println!("Serving {url}, Ctrl-C stops");
        if open {
            open_browser(&url);
        }
        let (sender, _) = watch::channel(errors);
        let app = router(&folder, sender.clone(), address.port());
        let root = root.to_path_buf();
        std::thread::spawn(move || {
            while saves.settled() {
                // every build is news, also one that fails as the last one did
                let errors = rebuild(&root, &folder, format);
                sender.send_replace(errors);
            }
        });
        axum::serve(listener, app).with_graceful_shutdown(stopped()).await?;
        Ok(())
    })
}

async fn stopped() {
    // without a handler Ctrl-C ends the process anyway
    let _ = tokio::signal::ctrl_c().await;
    std::process::exit(0);
}

/// The wanted port, or the next free one.
async fn bind(port: u16) -> Result<TcpListener> {
    for candidate in port..port.saturating_add(100) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, candidate))).await {
            Ok(listener) => {
                if candidate != port && port != 0 {
                    println!("Port {port} is taken, using {candidate}");
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen on port {candidate}"));
            }
        }
    }
    anyhow::bail!("no free port from {port} on; choose one with --port")
}

fn router(folder: &Path, builds: watch::Sender<Errors>, port: u16) -> Router {
    let script = || async { ([(CONTENT_TYPE, "text/javascript")], RELOADER) };
    let missing = get(missing).with_state(folder.join("404.html"));
    Router::new()
        .route(&format!("/{LIVE_RELOAD}"), get(connect))
        .route(&format!("/{LIVE_RELOAD}.js"), get(script))
        .fallback_service(ServeDir::new(folder).fallback(missing))
        .with_state(builds)
        .layer(middleware::from_fn_with_state(port, refuse_strangers))
}

/// Answers only to this machine's own names. Another site could otherwise read the book through a
/// name that leads here, or through the socket, which browsers let any page open.
async fn refuse_strangers(State(port): State<u16>, request: Request, next: Next) -> Response {
    if is_own(request.headers(), port) {
        return next.run(request).await;
    }
    let text = format!("The book is at http://localhost:{port}/ and at no other name.\n");
    (StatusCode::FORBIDDEN, text).into_response()
}

/// Whether a browser on this machine asks, from a page of this server if from any.
fn is_own(headers: &HeaderMap, port: u16) -> bool {
    let is_own = |name: &str| OWN_NAMES.iter().any(|own| name == format!("{own}:{port}"));
    let all = |key, prefix: &str| {
        let mut values = headers.get_all(key).iter().map(|value| value.to_str().ok());
        values.all(|value| value.and_then(|value| value.strip_prefix(prefix)).is_some_and(is_own))
    };
    headers.contains_key(HOST) && all(HOST, "") && all(ORIGIN, "http://")
}

async fn missing(State(page): State<PathBuf>) -> Response {
    let page = std::fs::read_to_string(page).unwrap_or_else(|_| NO_SITE.to_owned());
    (StatusCode::NOT_FOUND, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

async fn connect(
    upgrade: WebSocketUpgrade,
    State(builds): State<watch::Sender<Errors>>,
) -> Response {
    upgrade.on_upgrade(move |socket| report_builds(socket, builds.subscribe()))
}

/// Sends what each build says: its errors, or nothing for a page to reload. The page shows a good
/// build already.
async fn report_builds(mut socket: WebSocket, mut builds: watch::Receiver<Errors>) {
    let mut errors = builds.borrow_and_update().clone();
    let mut is_news = !errors.is_empty();
    loop {
        if is_news && socket.send(Message::Text(errors.into())).await.is_err() {
            return;
        }
        if builds.changed().await.is_err() {
            return;
        }
        errors = builds.borrow_and_update().clone();
        is_news = true;
    }
}

/// What is saved in the book's folders.
struct Saves {
    watcher: RecommendedWatcher,
    /// Of each save, whether it put a folder away or in place.
    events: Receiver<bool>,
    folders: Vec<PathBuf>,
}

impl Saves {
    fn watch(project: &Project) -> Result<Self> {
        let (sender, events) = channel();
        let Project { root, settings, .. } = project;
        let folders = [&settings.src, &settings.examples].into_iter().chain(&settings.theme);
        let folders: Vec<PathBuf> = folders.map(|folder| root.join(folder)).collect();
        let (above, watched) = (root.clone(), folders.clone());
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if let Ok(event) = event
                    && is_save(&above, &watched, &event)
                {
                    let _ = sender.send(event.paths.iter().any(|path| watched.contains(path)));
                }
            })?;
        // not the files themselves: an editor that saves by renaming would leave the watch on the
        // old file
        watcher.watch(root, RecursiveMode::NonRecursive).context("the book's folder")?;
        let mut saves = Self { watcher, events, folders };
        saves.watch_folders()?;
        Ok(saves)
    }

    /// A folder that was deleted, or swapped for another one, is not watched any more.
    fn watch_folders(&mut self) -> Result<()> {
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            let _ = self.watcher.unwatch(folder);
            let watched = self.watcher.watch(folder, RecursiveMode::Recursive);
            watched.with_context(|| folder.display().to_string())?;
        }
        Ok(())
    }

    /// Waits for a save and for the quiet after it.
    fn settled(&mut self) -> bool {
        let Ok(mut is_moved) = self.events.recv() else { return false };
        while let Ok(moved) = self.events.recv_timeout(SETTLE) {
            is_moved |= moved;
        }
        if is_moved && let Err(error) = self.watch_folders() {
            progress(&format!("warning: saves are not seen: {error:#}"));
        }
        true
    }
}

/// Whether something changed that the site is made of.
fn is_save(root: &Path, folders: &[PathBuf], event: &notify::Event) -> bool {
    let is_change =
        matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    let counts = |path: &PathBuf| match path.strip_prefix(root) {
        Ok(inside) if inside.components().count() == 1 => {
            FILES.iter().any(|file| inside == Path::new(file)) || folders.contains(path)
        }
        _ => true,
    };
    is_change && event.paths.iter().any(counts)
}

/// Builds the site, or reports why not and leaves the last good one in place.
fn rebuild(root: &Path, folder: &Path, format: Format) -> Errors {
    let start = Instant::now();
    let purpose = Purpose { live_reload: Some(LIVE_RELOAD.into()), ..Purpose::default() };
    match site::build(root, folder, &purpose) {
        Ok(_) => {
            println!("Built in {:.2} s", start.elapsed().as_secs_f32());
            String::new()
        }
        Err(error) => {
            crate::report(&error, format);
            println!("The book does not build; fix it and save");
            match error.downcast_ref::<Report>() {
                Some(report) => report.render(Format::Human, false),
                None => format!("error: {error:#}"),
            }
        }
    }
}

fn open_browser(url: &str) {
    let (program, first) = if cfg!(target_os = "macos") {
        ("open", None)
    } else if cfg!(windows) {
        ("cmd", Some("/Cstart"))
    } else {
        ("xdg-open", None)
    };
    let started = std::process::Command::new(program).args(first).arg(url).spawn();
    if started.is_err() {
        println!("No browser was found; open {url} yourself");
    }
}
