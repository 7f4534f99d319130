//! The demo's answers against the chapter's, and against sums that are known.

use classical_ml::own::choice::Choice;
use classical_ml::own::groups::groups;
use classical_ml::own::read::read;
use classical_ml::own::report::Report;
use classical_ml::own::session::Session;
use classical_ml::own::study::Study;
use classical_ml::own::table::Table;
use classical_ml::own::{example, picture, work};
use classical_ml::scale::Scaler;
use classical_ml::synthetic::uniform;
use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_reduction::Pca;
use ndarray::{Array2, ArrayView1};

fn tumours() -> Table {
    read(&example::csv().expect("a file")).expect("it is read")
}

#[test]
fn the_example_is_studied_as_the_chapter_studies_it() {
    let study =
        Study::new(&tumours(), &example::choice()).expect("it is fitted");
    let report = Report::new(&tumours(), &study);
    assert_eq!((report.known, report.held, report.left_out), (379, 190, 0));
    let r2 = report.r2.expect("radii vary");
    let recorded = include_str!("../output/study.txt");
    assert!(recorded.contains(&format!("R² {r2:.4}\n")));
    assert!(recorded.contains(&format!("mean error {:.4}\n", report.error)));
}

#[test]
fn thirty_columns_have_the_shares_of_the_chapter() {
    let (inputs, target) = ((0..30).filter(|one| *one != 20).collect(), 20);
    let study = Study::new(&tumours(), &Choice { inputs, target });
    let shares = study.expect("it is fitted").components.shares;
    assert_eq!(shares.len(), 2);
    assert!(
        (shares[0] - 0.423).abs() < 0.02 && (shares[1] - 0.198).abs() < 0.02
    );
}

/// A table of `count` columns of noise, some of them mixed with the first.
fn noise(rows: usize, count: usize) -> Table {
    let names: Vec<String> = (0..count).map(|one| format!("x{one}")).collect();
    let mut text = names.join(",");
    for row in 0..rows {
        let value = |at: usize| uniform((row * count + at) as u64);
        let cells = (0..count).map(|at| {
            let part = (at % 3) as f64;
            (value(at) + part * value(0)).to_string()
        });
        text += &format!("\n{}", cells.collect::<Vec<_>>().join(","));
    }
    read(&text).expect("it is read")
}

/// How far the unit vector `v` is from C v = λ v.
fn miss(covariance: &Array2<f64>, v: ArrayView1<f64>, value: f64) -> f64 {
    let rest = covariance.dot(&v) - &v * value;
    rest.dot(&rest).sqrt()
}

/// The known rows, scaled, and their covariance over the number of columns.
fn known(study: &Study) -> (Array2<f64>, Array2<f64>) {
    let (x, _) = study.rows.part(false);
    let x = Scaler::fit(&x).expect("rows").apply(&x);
    let covariance = x.t().dot(&x) / x.len() as f64;
    (x, covariance)
}

fn components(rows: usize, count: usize) -> Study {
    let inputs = (0..count).collect();
    let choice = Choice {
        inputs,
        target: count,
    };
    Study::new(&noise(rows, count + 1), &choice).expect("it is fitted")
}

#[test]
fn components_are_eigenvectors_at_every_width() {
    for (rows, count) in [(9, 3), (12, 4), (30, 5), (40, 12), (400, 199)] {
        let study = components(rows, count);
        let (_, covariance) = known(&study);
        let shares = &study.components.shares;
        assert_eq!(shares.len(), 2);
        for (v, share) in
            study.components.weights.rows().into_iter().zip(shares)
        {
            let miss = miss(&covariance, v, *share);
            assert!(miss < 1e-12, "{rows} x {count}: {miss:e}");
        }
    }
}

#[test]
fn two_of_three_or_five_columns_are_missed_by_linfa() {
    let missed = |count| {
        let studies = (20..60).map(|rows| components(rows, count));
        let worst = studies.map(|study| {
            let (x, covariance) = known(&study);
            let all = x.len() as f64;
            let model = Pca::params(2).fit(&DatasetBase::from(x));
            let model = model.expect("it is fitted");
            let rows = model.components().rows().into_iter();
            let sigmas = model.singular_values();
            let misses = rows
                .zip(sigmas)
                .map(|(v, sigma)| miss(&covariance, v, sigma * sigma / all));
            misses.fold(0.0, f64::max)
        });
        worst.filter(|one| *one > 1e-4).count()
    };
    let (three, five) = (missed(3), missed(5));
    assert!(three > 13 && five > 13, "{three} and {five} of 40");
    assert!([2, 4, 6, 9].into_iter().all(|count| missed(count) == 0));
}

/// The gradient of the squared error is zero: residuals of known rows are
/// orthogonal to each input, and their mean is 0.
#[test]
fn residuals_of_known_rows_are_orthogonal_to_the_inputs() {
    for (rows, count) in [(9, 1), (9, 2), (30, 10), (400, 199)] {
        let table = noise(rows, count + 1);
        let choice = Choice {
            inputs: (0..count).collect(),
            target: count,
        };
        let study = Study::new(&table, &choice).expect("it is fitted");
        let (x, y) = study.rows.part(false);
        let guesses = x.dot(&study.coefficients) + study.intercept;
        let rest = y - guesses;
        assert!(rest.sum().abs() < 1e-8, "{rows} x {count}");
        let gradient = x.t().dot(&rest);
        assert!(
            gradient.iter().all(|one| one.abs() < 1e-8),
            "{rows} x {count}"
        );
    }
}

#[test]
fn units_of_any_size_change_no_share_and_no_r2() {
    let at = |scale: f64| {
        let mut table = noise(60, 4);
        for column in &mut table.columns {
            column.values.iter_mut().for_each(|one| *one *= scale);
        }
        let choice = Choice {
            inputs: vec![0, 1, 2],
            target: 3,
        };
        let study = Study::new(&table, &choice).expect("it is fitted");
        let report = Report::new(&table, &study);
        (report.shares[0], report.r2.expect("it varies"))
    };
    let expected = at(1.0);
    for scale in [1e-60, 1e-9, 1e9, 1e99] {
        let (share, r2) = at(scale);
        assert!((share - expected.0).abs() < 1e-9, "{scale:e}");
        assert!((r2 - expected.1).abs() < 1e-9, "{scale:e}");
    }
}

#[test]
fn rows_with_gaps_are_left_out_and_counted() {
    let text = include_str!("../../kmeans/data/penguins.csv");
    let table = read(text).expect("it is read");
    let study = Study::new(
        &table,
        &Choice {
            inputs: vec![2, 3, 4],
            target: 5,
        },
    );
    let report = Report::new(&table, &study.expect("it is fitted"));
    assert_eq!((report.known + report.held, report.left_out), (342, 2));
    assert!(
        report
            .sentence
            .contains("342 rows and 2 with gaps left out;")
    );
}

#[test]
fn colours_are_words_or_few_numbers_or_quarters() {
    let text = include_str!("../../kmeans/data/penguins.csv");
    let table = read(text).expect("it is read");
    let of =
        |column| groups(text, &table, column).map_err(|why| why.to_string());
    assert_eq!(
        of(0).expect("three").names,
        ["Adelie", "Chinstrap", "Gentoo"]
    );
    assert_eq!(of(7).expect("three").names, ["2007", "2008", "2009"]);
    let mass = of(5).expect("quarters");
    let count =
        |one| mass.members.iter().filter(|member| **member == one).count();
    assert_eq!(mass.names.len(), 5);
    assert!(
        [0, 1, 2, 3]
            .into_iter()
            .all(|one| count(one).abs_diff(85) < 12)
    );
    assert_eq!(count(4), 2);
    assert!(of(8).is_err());
}

#[test]
fn a_session_answers_and_keeps_its_file_when_the_next_is_refused() {
    let mut session = Session::default();
    assert!(session.points().is_err());
    assert!(session.study(&[0], 1).is_err());
    let opened = session.example().expect("it is opened");
    assert!(opened.contains(r#""target":20,"colour":30"#));
    assert!(session.open(b"a,b\n1\n").is_err());
    let report = session.study(&[0, 1], 20).expect("it is fitted");
    assert!(report.contains("569 rows; components hold"));
    assert_eq!(session.points().expect("points").len(), 4 * 569);
    assert!(
        session
            .groups(30)
            .is_ok_and(|one| one.contains("malignant"))
    );
    let opened = session
        .open(b"a;b;c\n1;2;3\n2;1;5\n4;3;2\n5;5;5\n9;1;0\n7;8;2\n3;1;1\n");
    assert!(
        opened.is_ok_and(|one| one.contains(r#""inputs":[0,1],"target":2"#))
    );
    assert!(session.points().is_err());
    assert!(session.study(&[0, 1], 2).is_ok());
}

#[test]
fn the_fixed_work_has_its_answer() {
    let answer = work::work().expect("it is done");
    assert_eq!(answer, include_str!("../web/work.txt").trim_end());
}

#[test]
fn the_poster_is_what_the_program_draws() {
    let picture = picture::draw().expect("it is drawn");
    assert_eq!(picture, include_str!("../web/poster.svg"));
}
