struct Batcher {
    pending: Vec<f64>,
}

fn flush(batcher: &mut Batcher) -> Vec<f64> {
    let batch = batcher.pending;
    batcher.pending = Vec::new();
    batch
}

fn main() {
    let mut batcher = Batcher { pending: vec![1.0] };
    println!("{:?}", flush(&mut batcher));
}
