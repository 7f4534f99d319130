//! What the chapter says, and what PyTorch computed.

use candle_core::{DType, Device, Result, Tensor, Var};
use candle_digits::cnn::{Cnn, halve};
use candle_digits::digits::{Part, read, split};
use candle_digits::file::{WEIGHTS, trained};
use candle_digits::mlp::Mlp;
use candle_digits::random::Random;
use candle_digits::start;
use candle_digits::train::{accuracy, epoch, fit};
use candle_nn::{AdamW, Conv2dConfig, Module, VarBuilder, VarMap};
use candle_nn::{conv2d, linear, seq};

fn builder(vars: &VarMap) -> VarBuilder<'static> {
    VarBuilder::from_varmap(vars, DType::F32, &Device::Cpu)
}

fn gradient(pool: fn(&Tensor) -> Result<Tensor>, x: &Var) -> Vec<f32> {
    let gradients = pool(x).and_then(|y| y.sum_all()?.backward());
    let gradients = gradients.expect("a scalar");
    let gradient = gradients.get(x).expect("it depends on x");
    let gradient = gradient.flatten_all().expect("any shape");
    gradient.to_vec1().expect("f32")
}

#[test]
fn the_digits_come_in_two_parts() -> Result<()> {
    let (known, unknown) = split(&Device::Cpu)?;
    assert_eq!(known.images.dims(), [1000, 64]);
    assert_eq!(unknown.labels.dims(), [797]);
    assert_eq!(unknown.images.max_all()?.to_scalar::<f32>()?, 1.0);
    assert!(Part::new(&[], &Device::Cpu)?.is_empty());
    assert_eq!(read()?.len(), 1797);
    Ok(())
}

#[test]
fn an_order_has_every_row_once() {
    let mut order = Random::new(3).order(1000);
    assert_ne!(order, Random::new(4).order(1000));
    assert_eq!(order, Random::new(3).order(1000));
    order.sort_unstable();
    assert_eq!(order, (0..1000).collect::<Vec<u32>>());
}

#[test]
fn the_first_weights_are_those_of_the_twin() -> Result<()> {
    let vars = VarMap::new();
    let _model = Mlp::new(64, builder(&vars))?;
    start::fill(&vars, 1)?;
    let bias = vars.data().lock().expect("not poisoned")["hidden.bias"]
        .to_vec1::<f32>()?;
    // Printed in Python: `fill(Mlp(64), 1)`.
    assert_eq!(bias[..3], [0.016_640_38, 0.061_445_43, 0.117_750_675]);
    Ok(())
}

#[test]
fn pytorch_has_the_same_losses() -> Result<()> {
    let vars = VarMap::new();
    let model = Mlp::new(64, builder(&vars))?;
    let (known, unknown) = split(&Device::Cpu)?;
    let mut losses = Vec::new();
    fit(&model, &vars, &known, 1, |_, loss| {
        losses.push(loss);
        Ok(())
    })?;
    // Printed by twin/train.py with four digits.
    for (epoch, loss) in [(1, 1.6935), (5, 0.1163), (20, 0.0130)] {
        assert!((losses[epoch - 1] - loss).abs() < 2e-4, "epoch {epoch}");
    }
    assert!(accuracy(&model, &unknown)? > 0.93);
    Ok(())
}

#[test]
fn the_network_with_convolutions_begins_as_in_pytorch() -> Result<()> {
    let vars = VarMap::new();
    let model = Cnn::new(builder(&vars))?;
    start::fill(&vars, 1)?;
    let (known, _) = split(&Device::Cpu)?;
    let mut optimiser = AdamW::new_lr(vars.all_vars(), 0.01)?;
    let loss = epoch(&model, &mut optimiser, &known, &mut Random::new(1))?;
    // Printed by twin/speed.py with four digits.
    assert!((loss - 1.9389).abs() < 2e-4, "{loss}");
    Ok(())
}

#[test]
fn candle_has_a_quarter_of_the_gradient_of_a_maximum() -> Result<()> {
    let x = Var::new(&[[[[1f32, 2.], [3., 4.]]]], &Device::Cpu)?;
    assert_eq!(gradient(halve, &x), [0.0, 0.0, 0.0, 1.0]);
    // Should this fail after an update, the page must be changed with it.
    assert_eq!(gradient(|x| x.max_pool2d(2), &x), [0.0, 0.0, 0.0, 0.25]);
    let equal = Var::new(&[[[[1f32, 1.], [1., 1.]]]], &Device::Cpu)?;
    assert_eq!(gradient(halve, &equal), [0.25; 4]);
    assert_eq!(gradient(|x| x.max_pool2d(2), &equal), [1.0; 4]);
    Ok(())
}

#[test]
fn with_that_gradient_it_learns_but_not_as_pytorch_does() -> Result<()> {
    let vars = VarMap::new();
    let from = builder(&vars);
    let same = Conv2dConfig {
        padding: 1,
        ..Default::default()
    };
    let model = seq()
        .add_fn(|x| x.reshape(((), 1, 8, 8)))
        .add(conv2d(1, 16, 3, same, from.pp("first"))?)
        .add_fn(|x| x.relu()?.max_pool2d(2))
        .add(conv2d(16, 32, 3, same, from.pp("second"))?)
        .add_fn(|x| x.relu()?.max_pool2d(2)?.flatten_from(1))
        .add(linear(128, 10, from.pp("output"))?);
    let (known, unknown) = split(&Device::Cpu)?;
    start::fill(&vars, 1)?;
    let mut optimiser = AdamW::new_lr(vars.all_vars(), 0.01)?;
    let mut random = Random::new(1);
    let mut train = || epoch(&model, &mut optimiser, &known, &mut random);
    // With `halve`, and in PyTorch, it is 1.9389.
    let loss = train()?;
    assert!((loss - 1.9389).abs() > 1e-3, "{loss}");
    train()?;
    train()?;
    let right = accuracy(&model, &unknown)?;
    assert!(right > 0.85, "{right}");
    Ok(())
}

#[test]
fn halving_is_a_maximum() -> Result<()> {
    let (known, _) = split(&Device::Cpu)?;
    let images = known.images.reshape(((), 1, 8, 8))?;
    let pooled = images.max_pool2d(2)?.flatten_all()?.to_vec1::<f32>()?;
    assert_eq!(halve(&images)?.flatten_all()?.to_vec1::<f32>()?, pooled);
    Ok(())
}

#[test]
fn a_saved_network_is_the_same_after_loading() -> Result<()> {
    let vars = VarMap::new();
    let model = Mlp::new(8, builder(&vars))?;
    let file = tempfile::NamedTempFile::new().expect("a scratch file");
    vars.save(file.path())?;
    let mut other = VarMap::new();
    let loaded = Mlp::new(8, builder(&other))?;
    let (known, _) = split(&Device::Cpu)?;
    let logits = |model: &Mlp| model.forward(&known.images)?.to_vec2::<f32>();
    assert_ne!(logits(&loaded)?, logits(&model)?);
    other.load(file.path())?;
    assert_eq!(logits(&loaded)?, logits(&model)?);
    Ok(())
}

#[test]
fn the_saved_weights_are_what_training_gives() -> Result<()> {
    let vars = VarMap::new();
    let model = Cnn::new(builder(&vars))?;
    let (known, unknown) = split(&Device::Cpu)?;
    fit(&model, &vars, &known, 1, |_, _| Ok(()))?;
    let saved = trained(&Device::Cpu)?;
    let (ours, theirs) =
        (accuracy(&model, &unknown)?, accuracy(&saved, &unknown)?);
    assert!((ours - theirs).abs() < 0.01, "{ours} {theirs}");
    assert_eq!(WEIGHTS.len(), 24_800);
    Ok(())
}

#[test]
fn numpy_has_the_same_logits() -> Result<()> {
    let (_, unknown) = split(&Device::Cpu)?;
    let logits = trained(&Device::Cpu)?.forward(&unknown.images)?;
    // Printed in Python: `forward(weights, images[KNOWN:])` of twin/load.py.
    let expected = [
        [
            -14.471403, 6.629553, -0.906172, 1.651845, -12.21187, -12.812203,
            -9.576245, -16.36882, -2.471931, -8.589679,
        ],
        [
            -12.311693, -4.990248, -12.835595, -12.627553, 15.00161, -8.303709,
            -6.646939, 0.227238, -3.817662, -6.502926,
        ],
        [
            12.013067,
            -9.760431,
            -3.01102,
            -9.444585,
            -9.940791,
            -5.136073,
            -3.609802,
            -8.381835,
            -7.680711,
            -9.171414f32,
        ],
    ];
    let expected = Tensor::new(&expected, &Device::Cpu)?;
    let off = (logits.narrow(0, 0, 3)? - expected)?.abs()?.max_all()?;
    assert!(off.to_scalar::<f32>()? < 1e-4, "{off}");
    Ok(())
}
