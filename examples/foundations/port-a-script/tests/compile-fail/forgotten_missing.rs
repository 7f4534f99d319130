use port_a_script::step3_enums::Penguin;

fn heavier(penguin: &Penguin) -> f64 {
    penguin.sizes[3] + 100.0
}

fn main() {
    let _ = heavier;
}
