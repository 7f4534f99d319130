fn main() {
    let points = [(1.0, 2.9), (2.0, 5.1), (3.0, 7.2), (4.0, 8.8)];
    let (mut w, mut b) = (0.0, 0.0);
    for step in 1..=200 {
        let (mut loss, mut slope_w, mut slope_b) = (0.0, 0.0, 0.0);
        for (x, y) in points {
            let error = w * x + b - y;
            loss += error * error;
            slope_w += 2.0 * error * x;
            slope_b += 2.0 * error;
        }
        w -= 0.01 * slope_w;
        b -= 0.01 * slope_b;
        if step % 50 == 0 {
            println!("step {step}: loss {loss:.3}, y = {w:.2} x + {b:.2}");
        }
    }
}
