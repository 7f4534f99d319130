use drift::sketch::{Sketch, SketchError};

fn main() -> Result<(), SketchError> {
    let mut sketch = Sketch::new(5)?;
    sketch.add_many(&[1.0, 2.0])?;
    sketch.each(|bucket| {
        let _ = sketch.add(bucket.high * 1000.0);
    });
    Ok(())
}
