struct Run {
    name: String,
    loss: f64,
}

impl Run {
    fn new(name: &str, loss: f64) -> Run {
        Run {
            name: name.to_string(),
            loss,
        }
    }

    fn beats(&self, other: &Run) -> bool {
        self.loss < other.loss
    }
}

fn main() {
    let baseline = Run::new("baseline", 0.43);
    let wide = Run::new("wide", 0.38);
    if wide.beats(&baseline) {
        println!("{} beats {}", wide.name, baseline.name);
    }
}
