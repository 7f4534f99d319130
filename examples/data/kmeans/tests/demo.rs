//! What the page shows, and what it refuses.

use kmeans::KMeans;
use kmeans::demo::{Data, Demo, MOST_POINTS, Seeding};
use kmeans::work::work;

fn penguins() -> Demo {
    Demo::new(Data::Penguins, 3, Seeding::PlusPlus, 1).expect("enough birds")
}

#[test]
fn the_steps_are_those_of_the_program() {
    let mut demo = penguins();
    assert_eq!(demo.inertia(), None);
    let steps: Vec<usize> = (0..5).map(|_| demo.step()).collect();
    assert_eq!(steps, [342, 67, 22, 2, 0]);
    let end = demo.inertia().expect("after a step");
    assert!((end - 186.92).abs() < 0.005);
    assert_eq!(demo.end(Seeding::PlusPlus, 1), (end, 5));
}

#[test]
fn a_seed_gives_one_run() {
    let centres = |seed| {
        let mut demo = Demo::new(Data::Clouds, 8, Seeding::Uniform, seed)
            .expect("enough rows");
        (0..7).for_each(|_| {
            demo.step();
        });
        demo.model().centres()
    };
    assert_eq!(centres(u32::MAX), centres(u32::MAX));
    assert_ne!(centres(0), centres(1));
}

#[test]
fn what_cannot_be_divided_is_refused_in_words() {
    let error = |values: Vec<f64>, k| {
        let new = Demo::new(Data::Own(values), k, Seeding::Uniform, 1);
        new.err().expect("refused")
    };
    assert_eq!(error(vec![1.0, 2.0], 2), "1 to 1 clusters, and not 2");
    assert_eq!(error(vec![1.0; 40], 9), "1 to 8 clusters, and not 9");
    assert_eq!(error(vec![1.0; 40], 0), "1 to 8 clusters, and not 0");
    assert_eq!(error(vec![1.0], 1), "a point is two finite numbers");
    assert_eq!(error(vec![f64::NAN; 2], 1), "a point is two finite numbers");
    let many = vec![1.0; 2 * MOST_POINTS + 2];
    assert_eq!(error(many, 1), "at most 2000 points, and not 2001");
    assert_eq!(error(vec![], 1), "there are no points");
}

#[test]
fn points_on_one_place_are_divided_as_well() {
    for seeding in [Seeding::Uniform, Seeding::PlusPlus] {
        let own = Data::Own(vec![0.5; 12]);
        let mut demo = Demo::new(own, 4, seeding, 3).expect("six points");
        assert_eq!((demo.step(), demo.step()), (6, 0));
        assert_eq!(demo.inertia(), Some(0.0));
    }
}

#[test]
fn the_page_is_asked_for_the_same_work() {
    assert_eq!(work() + "\n", include_str!("../web/work.txt"));
}
