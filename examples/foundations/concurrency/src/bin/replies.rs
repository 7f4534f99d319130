//! Fetches a hundred documents at once from a server that starts with it.

use concurrency::corpus::{self, Document};
use concurrency::features;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

const REQUESTS: usize = 100;

// ANCHOR: fetch
async fn fetch(server: SocketAddr, number: u32) -> io::Result<Document> {
    let mut stream = TcpStream::connect(server).await?;
    stream.write_u32(number).await?;
    let mut document = Vec::new();
    stream.read_to_end(&mut document).await?;
    Ok(document)
}
// ANCHOR_END: fetch

// ANCHOR: serve
/// Sends nothing until as many have asked as the barrier waits for.
async fn serve(
    listener: TcpListener,
    texts: Arc<Vec<Document>>,
    all_have_asked: Arc<Barrier>,
) -> io::Result<()> {
    loop {
        let (mut stream, _) = listener.accept().await?;
        let (texts, barrier) = (texts.clone(), all_have_asked.clone());
        tokio::spawn(async move {
            let number = stream.read_u32().await? as usize;
            barrier.wait().await;
            stream.write_all(&texts[number % texts.len()]).await
        });
    }
}
// ANCHOR_END: serve

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let server = listener.local_addr()?;
    let texts = Arc::new(corpus::texts()?);
    tokio::spawn(serve(listener, texts, Arc::new(Barrier::new(REQUESTS))));

    let mut requests = JoinSet::new();
    for number in 0..REQUESTS as u32 {
        requests.spawn(fetch(server, number));
    }
    let (mut documents, mut words) = (0, 0);
    while let Some(reply) = requests.join_next().await {
        words += features::words(&reply??).count();
        documents += 1;
    }
    println!("{documents} documents of {words} words, awaited on one thread");
    Ok(())
}
// ANCHOR_END: main
