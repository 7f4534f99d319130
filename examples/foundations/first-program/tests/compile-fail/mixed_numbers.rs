/// How many epochs have passed since the best one.
fn waiting(losses: &[f64]) -> usize {
    let mut best = f64::INFINITY;
    let mut epochs = 0;
    for loss in losses {
        if *loss < best {
            best = *loss;
            epochs = 0;
        } else {
            epochs += 1;
        }
    }
    epochs
}

/// Stands in for training: falls at first, and rises later.
fn loss_after(epoch: usize) -> f64 {
    0.8 / epoch + 0.05 * epoch
}

fn main() {
    let mut losses = Vec::new();
    while waiting(&losses) < 3 {
        let epoch = losses.len() + 1;
        let loss = loss_after(epoch);
        println!("epoch {epoch}: {loss:.2}");
        losses.push(loss);
    }
    println!("stopped after {} epochs", losses.len());
}
