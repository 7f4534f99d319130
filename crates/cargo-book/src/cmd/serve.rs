//! Serves the book on loopback; a save rebuilds it and reloads the pages that are open.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use axum::routing::get;
use mdbook_listings::base::diagnostic::Format;
use notify::{EventKind, RecursiveMode, Watcher};
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tower_http::services::{ServeDir, ServeFile};

use crate::build::site::{self, Purpose};

const LIVE_RELOAD: &str = "__livereload";
/// The pages allow no inline script, so what listens for a new build is a file.
const RELOADER: &str =
    "new WebSocket(`ws://${location.host}/__livereload`).onmessage = () => location.reload();\n";
/// Editors write a file in several steps; a rebuild waits until they are done.
const SETTLE: Duration = Duration::from_millis(40);

pub fn serve(root: &Path, port: u16, open: bool, format: Format) -> Result<()> {
    let target = site::load(root)?.project.target_dir;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = bind(port).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}/");
        // a folder for each port: two servers must not swap each other's site
        let folder = target.join(format!("book/serve-{}", address.port()));
        std::fs::create_dir_all(&folder)?;
        println!("Building the book …");
        if let Err(error) = rebuild(root, &folder) {
            crate::report(&error, format);
            println!("The book does not build yet; mend it and save");
        }
        println!("Serving {url}, Ctrl-C stops");
        if open {
            open_browser(&url);
        }
        let (reload, _) = broadcast::channel(1);
        let sender = reload.clone();
        let (root, watched) = (root.to_path_buf(), folder.clone());
        std::thread::spawn(move || {
            if let Err(error) = watch(&root, &watched, &sender, format) {
                eprintln!("error: saves are not seen: {error:#}");
            }
        });
        let app = router(&folder, Arc::new(reload));
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

fn router(folder: &Path, reload: Arc<broadcast::Sender<()>>) -> Router {
    let not_found = ServeFile::new(folder.join("404.html"));
    Router::new()
        .route(&format!("/{LIVE_RELOAD}"), get(connect))
        .route(
            &format!("/{LIVE_RELOAD}.js"),
            get(|| async { ([(CONTENT_TYPE, "text/javascript")], RELOADER) }),
        )
        .fallback_service(ServeDir::new(folder).not_found_service(not_found))
        .with_state(reload)
}

async fn connect(
    upgrade: WebSocketUpgrade,
    State(reload): State<Arc<broadcast::Sender<()>>>,
) -> Response {
    upgrade.on_upgrade(move |socket| tell(socket, reload.subscribe()))
}

async fn tell(mut socket: WebSocket, mut reload: broadcast::Receiver<()>) {
    while reload.recv().await.is_ok() {
        if socket.send(Message::Text("reload".into())).await.is_err() {
            return;
        }
    }
}

/// Rebuilds after each save, for ever. A failed build is told and leaves the last good site in place.
fn watch(root: &Path, folder: &Path, reload: &broadcast::Sender<()>, format: Format) -> Result<()> {
    let (sender, saves) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let touched = event.is_ok_and(|event| {
            matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
        });
        if touched {
            let _ = sender.send(());
        }
    })?;
    for watched in watched(root) {
        let mode =
            if watched.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        watcher.watch(&watched, mode).with_context(|| watched.display().to_string())?;
    }
    while settled(&saves) {
        if let Err(error) = rebuild(root, folder) {
            crate::report(&error, format);
            continue;
        }
        // an error only means that no page is open
        let _ = reload.send(());
    }
    Ok(())
}

fn watched(root: &Path) -> impl Iterator<Item = PathBuf> {
    ["src", "examples", "theme", "book.toml", "Cargo.toml"]
        .map(|name| root.join(name))
        .into_iter()
        .filter(|path| path.exists())
}

/// Waits for a save and for the quiet after it.
fn settled(saves: &Receiver<()>) -> bool {
    let saved = saves.recv().is_ok();
    while saves.recv_timeout(SETTLE).is_ok() {}
    saved
}

fn rebuild(root: &Path, folder: &Path) -> Result<()> {
    let start = Instant::now();
    let purpose = Purpose { live_reload: Some(LIVE_RELOAD.into()), ..Purpose::default() };
    site::build(root, folder, &purpose)?;
    println!("Built in {:.2} s", start.elapsed().as_secs_f32());
    Ok(())
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
