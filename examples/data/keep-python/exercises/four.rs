//! **Warm-up: four neighbours.** Leave out the corners. Compare each pixel with four neighbours only: the ones above, to the right,
//! below and to the left, in this order. The first is bit 0. There are then fewer patterns, so the result gets shorter. Every row
//! has the same length, and there are at least three rows and three columns.
//!
//! Hint: how many numbers can four bits write? In `AROUND`, every second place is a corner.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    const AROUND: [usize; 8] = [0, 1, 2, 5, 8, 7, 6, 3];

    pub fn histogram(image: Vec<Vec<u8>>) -> Vec<u32> {
        let mut counts = vec![0; 256];
        for y in 1..image.len() - 1 {
            for x in 1..image[y].len() - 1 {
                let mut code = 0;
                for (bit, place) in AROUND.iter().enumerate() {
                    let neighbour = image[y + place / 3 - 1][x + place % 3 - 1];
                    if neighbour >= image[y][x] {
                        code += 1 << bit;
                    }
                }
                counts[code] += 1;
            }
        }
        counts
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    const AROUND: [usize; 4] = [1, 5, 7, 3];

    pub fn histogram(image: Vec<Vec<u8>>) -> Vec<u32> {
        let mut counts = vec![0; 16];
        for y in 1..image.len() - 1 {
            for x in 1..image[y].len() - 1 {
                let mut code = 0;
                for (bit, place) in AROUND.iter().enumerate() {
                    let neighbour = image[y + place / 3 - 1][x + place % 3 - 1];
                    if neighbour >= image[y][x] {
                        code += 1 << bit;
                    }
                }
                counts[code] += 1;
            }
        }
        counts
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::histogram;

/// The only code of an image of three by three pixels.
fn code(image: [[u8; 3]; 3]) -> Option<usize> {
    let counts = histogram(image.map(|row| row.to_vec()).to_vec());
    assert_eq!(counts.len(), 16, "one count for each pattern");
    assert_eq!(counts.iter().sum::<u32>(), 1, "one pixel has neighbours");
    counts.iter().position(|&count| count == 1)
}

#[test]
fn each_neighbour_has_its_bit() {
    assert_eq!(code([[0, 9, 0], [0, 5, 0], [0, 0, 0]]), Some(1), "above");
    assert_eq!(code([[0, 0, 0], [0, 5, 9], [0, 0, 0]]), Some(2), "right");
    assert_eq!(code([[0, 0, 0], [0, 5, 0], [0, 9, 0]]), Some(4), "below");
    assert_eq!(code([[0, 0, 0], [9, 5, 0], [0, 0, 0]]), Some(8), "left");
}

#[test]
fn corners_do_not_count() {
    assert_eq!(code([[9, 0, 9], [0, 5, 0], [9, 0, 9]]), Some(0));
    assert_eq!(code([[0, 5, 0], [5, 5, 5], [0, 5, 0]]), Some(15), "equal");
}

#[test]
fn all_pixels_but_those_of_the_border() {
    let stripes = vec![vec![0, 9, 0, 9, 0]; 4];
    let counts = histogram(stripes);
    assert_eq!((counts[5], counts[15]), (4, 2));
    assert_eq!(counts.iter().sum::<u32>(), 6);
}
// ANCHOR_END: tests
