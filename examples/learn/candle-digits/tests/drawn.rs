//! Drawings are read, and the page's picture and work are what stands there.

use std::f32::consts::TAU;

use candle_core::{Device, Result};
use candle_digits::demo::{Demo, probabilities};
use candle_digits::drawing::{Drawing, tensor};
use candle_digits::file::trained;
use candle_digits::{picture, work};

type Stroke = Vec<(f32, f32)>;

/// An ellipse, from and to a share of a turn, clockwise from the right.
fn arc(x: f32, y: f32, w: f32, h: f32, from: f32, to: f32) -> Stroke {
    let angle = |step| TAU * (from + (to - from) * step as f32 / 16.0);
    let at =
        |step| (x + w * f32::cos(angle(step)), y + h * f32::sin(angle(step)));
    (0..=16).map(at).collect()
}

fn hand() -> [Vec<Stroke>; 10] {
    let three = picture::THREE[0].to_vec();
    [
        vec![arc(16.0, 16.0, 6.0, 9.0, 0.0, 1.0)],
        vec![vec![(12.0, 10.0), (16.0, 6.0), (16.0, 26.0)]],
        vec![vec![
            (10.0, 9.0),
            (14.0, 6.0),
            (19.0, 8.0),
            (19.0, 13.0),
            (10.0, 25.0),
            (22.0, 25.0),
        ]],
        vec![three],
        vec![
            vec![(15.0, 6.0), (9.0, 18.0), (22.0, 18.0)],
            vec![(19.0, 12.0), (18.0, 26.0)],
        ],
        vec![vec![
            (21.0, 6.0),
            (12.0, 6.0),
            (11.0, 14.0),
            (17.0, 14.0),
            (20.0, 18.0),
            (18.0, 24.0),
            (11.0, 25.0),
        ]],
        vec![
            vec![(18.0, 5.0), (13.0, 11.0), (11.0, 20.0)],
            arc(16.0, 20.0, 5.0, 5.0, 0.0, 1.0),
        ],
        vec![
            vec![(10.0, 7.0), (21.0, 7.0), (14.0, 26.0)],
            vec![(11.0, 17.0), (21.0, 16.0)],
        ],
        vec![
            arc(16.0, 11.0, 4.0, 4.5, 0.0, 1.0),
            arc(16.0, 20.5, 5.0, 5.0, 0.0, 1.0),
        ],
        vec![
            arc(15.0, 11.0, 5.0, 5.0, 0.0, 1.0),
            vec![(20.0, 11.0), (20.0, 19.0), (17.0, 26.0)],
        ],
    ]
}

#[test]
fn drawn_digits_are_read() -> Result<()> {
    let model = trained(&Device::Cpu)?;
    let mut right = 0;
    for (digit, strokes) in hand().iter().enumerate() {
        for (scale, dx, dy) in
            [(1.0, 0.0, 0.0), (0.6, 10.0, 3.0), (0.8, 1.0, 6.0)]
        {
            let moved = strokes.iter().map(|stroke| {
                let place =
                    |(x, y): &(f32, f32)| (x * scale + dx, y * scale + dy);
                stroke.iter().map(place).collect::<Stroke>()
            });
            let moved: Vec<Stroke> = moved.collect();
            let strokes: Vec<&[_]> = moved.iter().map(Vec::as_slice).collect();
            let counts = Drawing::strokes(&strokes, 3.0).counts();
            let counts = counts.expect("there is ink");
            let shares = probabilities(&model, &tensor(&counts)?)?;
            let best = (0..10).max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
            println!("{digit} {scale} read as {best:?}: {:.2}", shares[digit]);
            right += usize::from(best == Some(digit));
        }
    }
    assert!(right >= 26, "{right} of 30");
    Ok(())
}

#[test]
fn counts_do_not_depend_on_the_place() {
    let at = |x: f32| {
        let line = [(x, 4.0), (x, 12.0)];
        Drawing::strokes(&[&line], 2.0).counts()
    };
    assert_eq!(at(4.0), at(27.0));
    assert_eq!(Drawing::new(&[]).counts(), None);
    assert_eq!(Drawing::new(&[1.0; 1024]).counts(), Some([16; 64]));
    assert_eq!(Drawing::new(&[f32::NAN; 3000]).counts(), None);
}

#[test]
fn the_demo_trains_as_the_chapter_does() -> Result<()> {
    let mut demo = Demo::new(1, 64, 0.01)?;
    let loss = demo.epoch()?;
    assert!((loss - 1.6935).abs() < 2e-4, "{loss}");
    assert!(demo.accuracies()?[1] > 0.7);
    let three = Drawing::strokes(picture::THREE, 3.0);
    let [saved, own] = demo.read(&three)?.expect("there is ink");
    assert!(saved[3] > 0.9 && own.len() == 10, "{saved:?}");
    assert!(demo.read(&Drawing::new(&[]))?.is_none());
    Ok(())
}

#[test]
fn the_work_of_the_page() -> Result<()> {
    assert_eq!(work::work()?, include_str!("../web/work.txt").trim());
    Ok(())
}

#[test]
fn the_picture_is_what_the_program_draws() -> Result<()> {
    assert_eq!(picture::draw()?, include_str!("../web/poster.svg"));
    Ok(())
}
