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
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mdbook_listings::base::diagnostic::{Format, Report};
use mdbook_listings::read::workspace::Project;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::services::ServeDir;

use crate::build::site::{self, Purpose};

const LIVE_RELOAD: &str = "__livereload";
/// The pages allow no inline script, so what listens for a new build is a file.
const RELOADER: &str = include_str!("serve/reload.js");
/// What is shown until there is a first site.
const NO_SITE: &str = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>The book</title>\n\
                       <p>The book was not built yet.</p>\n<script src=\"/__livereload.js\"></script>\n";
/// Editors write a file in several steps; a rebuild waits until they are done.
const SETTLE: Duration = Duration::from_millis(40);
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
        let saves = Saves::watch(&project)?;
        println!("Building the book …");
        let errors = rebuild(root, &folder, format);
        println!("Serving {url}, Ctrl-C stops");
        if open {
            open_browser(&url);
        }
        let (sender, _) = watch::channel(errors);
        let app = router(&folder, sender.clone());
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

fn router(folder: &Path, builds: watch::Sender<Errors>) -> Router {
    let script = || async { ([(CONTENT_TYPE, "text/javascript")], RELOADER) };
    let missing = get(missing).with_state(folder.join("404.html"));
    Router::new()
        .route(&format!("/{LIVE_RELOAD}"), get(connect))
        .route(&format!("/{LIVE_RELOAD}.js"), get(script))
        .fallback_service(ServeDir::new(folder).fallback(missing))
        .with_state(builds)
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
    _watcher: RecommendedWatcher,
    events: Receiver<()>,
}

impl Saves {
    fn watch(project: &Project) -> Result<Self> {
        let (sender, events) = channel();
        let Project { root, settings, .. } = project;
        let above = root.clone();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| is_save(&above, &event)) {
                    let _ = sender.send(());
                }
            })?;
        let folders = [&settings.src, &settings.examples, Path::new("theme")];
        for folder in folders.map(|folder| root.join(folder)).iter().filter(|it| it.exists()) {
            let watched = watcher.watch(folder, RecursiveMode::Recursive);
            watched.with_context(|| folder.display().to_string())?;
        }
        // not the files themselves: an editor that saves by renaming would leave the watch on the
        // old file
        watcher.watch(root, RecursiveMode::NonRecursive).context("the book's folder")?;
        Ok(Self { _watcher: watcher, events })
    }

    /// Waits for a save and for the quiet after it.
    fn settled(&self) -> bool {
        let saved = self.events.recv().is_ok();
        while self.events.recv_timeout(SETTLE).is_ok() {}
        saved
    }
}

/// Whether something changed that the site is made of.
fn is_save(root: &Path, event: &notify::Event) -> bool {
    let is_change =
        matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    let counts = |path: &PathBuf| match path.strip_prefix(root) {
        Ok(inside) if inside.components().count() == 1 => {
            FILES.iter().any(|file| inside == Path::new(file))
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
