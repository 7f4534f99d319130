//! The forward pass of our own, against Candle and against itself.

use generate::chat::{Model, generate};
use generate::fast::maths::{LANES, Quantised, exp, half};
use generate::fast::product::{Format, Matrix};
use generate::fast::{Fast, Kernel};
use generate::sample::greedy;
use generate::{chat, file};

const PROMPT: [u32; 16] = [
    1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531,
    198,
];

fn fast(threads: usize, kernel: Kernel) -> anyhow::Result<Fast> {
    Fast::load(&file::model_path()?, threads, kernel)
}

fn kernels() -> Vec<Kernel> {
    match Kernel::best() {
        #[cfg(target_arch = "x86_64")]
        Kernel::Pairs(simd) => vec![Kernel::Wider(simd), Kernel::Pairs(simd)],
        _ => vec![],
    }
}

/// Bytes that look random, and are the same each time.
fn bytes(count: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..count).map(|_| next()).collect()
}

/// Rows as in a file; the upper bits of scales are cleared, so that all are finite.
fn rows(format: Format, rows: usize, columns: usize) -> Vec<u8> {
    let mut all = bytes(rows * columns / 32 * format.block_bytes());
    for block in all.chunks_exact_mut(format.block_bytes()) {
        (1..format.sizes().0)
            .step_by(2)
            .for_each(|at| block[at] &= 0b1011_1111);
    }
    all
}

#[test]
fn all_kernels_give_the_same_bits() {
    let values: Vec<f32> = bytes(64)
        .iter()
        .map(|byte| f32::from(*byte) - 128.0)
        .collect();
    let mut vector = Quantised::default();
    vector.set(&values);
    for format in [Format::Q4_1, Format::Q8_0] {
        let matrix = Matrix::new(format, 64, &rows(format, 16, 64));
        let sums = |kernel| {
            let mut all = vec![];
            matrix.times(
                kernel,
                0..2,
                std::slice::from_ref(&vector),
                |_, row, sums| {
                    assert_eq!(row, all.len());
                    all.extend(sums.map(f32::to_bits));
                },
            );
            all
        };
        for kernel in kernels() {
            assert_eq!(
                sums(Kernel::Plain),
                sums(kernel),
                "{format:?} {kernel:?}"
            );
        }
        // Against sums of products of the numbers themselves, in double precision.
        let rounded: Vec<f64> = vector
            .blocks
            .iter()
            .flat_map(|block| {
                block.numbers.map(|q| f64::from(q) * f64::from(block.scale))
            })
            .collect();
        for (row, sum) in sums(Kernel::Plain).into_iter().enumerate() {
            let products = matrix.row(row).into_iter().zip(&rounded);
            let products: Vec<f64> =
                products.map(|(w, x)| f64::from(w) * x).collect();
            let size: f64 = products.iter().map(|x| x.abs()).sum();
            let error =
                f64::from(f32::from_bits(sum)) - products.iter().sum::<f64>();
            assert!(error.abs() < 1e-5 * size, "row {row}: {error} of {size}");
        }
    }
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    for (format, weight) in [(Format::Q4_1, 0xff), (Format::Q8_0, 0x80)] {
        let mut block = vec![weight; format.block_bytes()];
        block[..format.sizes().0].fill(0);
        block[..2].copy_from_slice(&[0x00, 0x3c]); // 1.0
        let matrix = Matrix::new(format, 32, &block.repeat(LANES));
        let mut vector = Quantised::default();
        vector.set(&[127.0; 32]);
        for kernel in kernels().into_iter().chain([Kernel::Plain]) {
            matrix.times(
                kernel,
                0..1,
                std::slice::from_ref(&vector),
                |_, _, sums| {
                    let weight =
                        if format == Format::Q4_1 { 15.0 } else { -128.0 };
                    assert_eq!(
                        sums,
                        [32.0 * 127.0 * weight; LANES],
                        "{kernel:?}"
                    );
                },
            );
        }
    }
}

#[test]
fn halves_are_exact() {
    for (bits, value) in [
        (0x3c00, 1.0),
        (0xc000, -2.0),
        (0x0001, 2_f32.powi(-24)),
        (0, 0.0),
    ] {
        assert_eq!(half(u16::to_le_bytes(bits)), value);
    }
}

#[test]
fn exp_is_as_exact_as_a_float() {
    for step in -800..800 {
        let x = step as f32 / 10.0;
        let exact = f64::from(x).exp();
        assert!((f64::from(exp(x)) / exact - 1.0).abs() < 3e-7, "{x}");
    }
}

#[test]
fn it_agrees_with_candle() {
    let path = file::model_path().unwrap();
    let mut candle = file::open(&path).unwrap().weights().unwrap();
    let mut fast = fast(2, Kernel::best()).unwrap();
    let limits = chat::Limits {
        stop: 2,
        context: 100,
        answer: 6,
    };
    let show = |_| Ok(());
    let theirs = generate(&mut candle, &PROMPT, limits, greedy, show).unwrap();
    let ours = generate(&mut fast, &PROMPT, limits, greedy, show).unwrap();
    assert_eq!(ours, theirs);
    let theirs = candle.logits(&PROMPT, 0).unwrap();
    let ours = fast.logits(&PROMPT, 0).unwrap();
    let differences = theirs.iter().zip(&ours).map(|(a, b)| (a - b).abs());
    let largest = differences.fold(0.0, f32::max);
    // Both round what goes into a product to 8 bits, and a bit decides other roundings.
    assert!(largest < 2.0, "{largest}");
}

/// Threads, kernels and batches change who computes a number, and not its bits.
#[test]
fn every_way_gives_the_same_bits() {
    let mut one = fast(1, Kernel::best()).unwrap();
    let all = one.forward(&PROMPT).unwrap();
    let mut plain = fast(3, Kernel::Plain).unwrap();
    assert_eq!(plain.forward(&PROMPT).unwrap(), all);
    one.clear();
    let mut last = vec![];
    for token in PROMPT {
        last = one.forward(&[token]).unwrap();
    }
    assert_eq!(last, all);
}

#[test]
fn a_prompt_of_several_batches_is_one_prompt() {
    let long = PROMPT.repeat(5); // more than two batches
    let mut fast = fast(2, Kernel::best()).unwrap();
    let at_once = fast.forward(&long).unwrap();
    fast.clear();
    fast.forward(&long[..37]).unwrap();
    assert_eq!(fast.forward(&long[37..]).unwrap(), at_once);
}

#[test]
fn bad_input_is_refused() {
    let mut fast = fast(1, Kernel::best()).unwrap();
    let message =
        |result: anyhow::Result<Vec<f32>>| format!("{:#}", result.unwrap_err());
    assert_eq!(message(fast.forward(&[])), "there are no tokens");
    assert_eq!(
        message(fast.forward(&[49_152])),
        "no token 49152 among 49152"
    );
    let context = "8193 tokens, and the context has only 8192";
    assert_eq!(message(fast.forward(&[1; 8193])), context);
    assert_eq!(message(fast.logits(&[1], 3)), "token 0 is next, and not 3");
}

#[test]
fn a_file_cut_short_is_refused() {
    let whole = std::fs::read(file::model_path().unwrap()).unwrap();
    let path =
        std::env::temp_dir().join(format!("cut-{}.gguf", std::process::id()));
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let error = Fast::load(&path, 1, Kernel::Plain).unwrap_err();
    std::fs::remove_file(&path).unwrap();
    assert!(error.to_string().contains("cut short"), "{error}");
}
