//! **An optimiser.** The `SGD` of candle-nn has no momentum. Write `step` for `Momentum`, as PyTorch defines it: the velocity of a variable
//! is its gradient the first time, and later `momentum` times the old velocity plus the gradient; the variable then loses `rate` times
//! its velocity. A variable without a gradient stays as it is, and so does its velocity.
//!
//! Hint: `grads.get(var)` is an `Option`. `velocity.take()` takes the old velocity out of its `Option`; `gradient + (old * self.momentum)?` is the
//! new one, and `var.set(&…)` changes the variable. A gradient can keep alive what it was computed from: store `detach` of the velocity.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::backprop::GradStore;
    use candle_core::{Result, Tensor, Var};
    use candle_nn::Optimizer;

    pub struct Momentum {
        vars: Vec<(Var, Option<Tensor>)>, // each with its velocity
        rate: f64,
        momentum: f64,
    }

    impl Optimizer for Momentum {
        type Config = (f64, f64); // rate, momentum

        fn new(vars: Vec<Var>, (rate, momentum): (f64, f64)) -> Result<Self> {
            let vars = vars.into_iter().map(|var| (var, None)).collect();
            Ok(Self {
                vars,
                rate,
                momentum,
            })
        }

        fn step(&mut self, grads: &GradStore) -> Result<()> {
            let (count, momentum) = (self.vars.len(), self.momentum);
            let first = self.vars.first().and_then(|(var, _)| grads.get(var));
            todo!("{count} steps with {momentum}, the first along {first:?}")
        }

        fn learning_rate(&self) -> f64 {
            self.rate
        }

        fn set_learning_rate(&mut self, rate: f64) {
            self.rate = rate;
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::backprop::GradStore;
    use candle_core::{Result, Tensor, Var};
    use candle_nn::Optimizer;

    pub struct Momentum {
        vars: Vec<(Var, Option<Tensor>)>, // each with its velocity
        rate: f64,
        momentum: f64,
    }

    impl Optimizer for Momentum {
        type Config = (f64, f64); // rate, momentum

        fn new(vars: Vec<Var>, (rate, momentum): (f64, f64)) -> Result<Self> {
            let vars = vars.into_iter().map(|var| (var, None)).collect();
            Ok(Self {
                vars,
                rate,
                momentum,
            })
        }

        fn step(&mut self, grads: &GradStore) -> Result<()> {
            for (var, velocity) in &mut self.vars {
                let Some(gradient) = grads.get(var) else {
                    continue;
                };
                let next = match velocity.take() {
                    None => gradient.clone(),
                    Some(old) => (gradient + (old * self.momentum)?)?,
                };
                var.set(&(var.as_tensor() - (&next * self.rate)?)?)?;
                *velocity = Some(next.detach());
            }
            Ok(())
        }

        fn learning_rate(&self) -> f64 {
            self.rate
        }

        fn set_learning_rate(&mut self, rate: f64) {
            self.rate = rate;
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::Momentum;
use candle_core::{Device, Result, Tensor, Var};
use candle_nn::{Optimizer, SGD};

fn loss(w: &Var) -> Result<Tensor> {
    let x = Tensor::new(&[[1f32, 2., 3.], [4., 5., 6.]], &Device::Cpu)?;
    x.broadcast_mul(w)?.sum(1)?.sqr()?.mean_all()
}

fn start() -> Result<Var> {
    Var::new(&[0.5f32, -1.0, 2.0], &Device::Cpu)
}

fn close(var: &Var, expected: [f32; 3]) -> Result<()> {
    let found = var.to_vec1::<f32>()?;
    for (f, e) in found.iter().zip(expected) {
        assert!((f - e).abs() < 1e-5, "{found:?} instead of {expected:?}");
    }
    Ok(())
}

#[test]
fn three_steps_as_in_pytorch() -> Result<()> {
    let w = start()?;
    let mut optimiser = Momentum::new(vec![w.clone()], (0.001, 0.9))?;
    let expected = [
        [0.459_5, -1.054, 1.932_5],
        [0.386_249, -1.151_713, 1.810_325],
        [0.290_215_73, -1.279_924_3, 1.649_935_8],
    ];
    for after in expected {
        optimiser.backward_step(&loss(&w)?)?;
        close(&w, after)?;
    }
    Ok(())
}

#[test]
fn the_rate_may_change() -> Result<()> {
    let w = start()?;
    let mut optimiser = Momentum::new(vec![w.clone()], (0.001, 0.9))?;
    optimiser.backward_step(&loss(&w)?)?;
    optimiser.set_learning_rate(0.002);
    optimiser.backward_step(&loss(&w)?)?;
    close(&w, [0.312_998, -1.249_426, 1.688_15])
}

#[test]
fn without_momentum_it_is_sgd() -> Result<()> {
    let (a, b) = (start()?, start()?);
    let mut ours = Momentum::new(vec![a.clone()], (0.1, 0.0))?;
    let mut theirs = SGD::new(vec![b.clone()], 0.1)?;
    ours.set_learning_rate(0.002);
    theirs.set_learning_rate(0.002);
    assert_eq!(ours.learning_rate(), 0.002);
    for _ in 0..3 {
        ours.backward_step(&loss(&a)?)?;
        theirs.backward_step(&loss(&b)?)?;
    }
    close(&a, b.to_vec1::<f32>()?.try_into().expect("three weights"))
}

#[test]
fn a_variable_without_a_gradient_stays() -> Result<()> {
    let (used, unused) = (start()?, start()?);
    let vars = vec![unused.clone(), used.clone()];
    let mut optimiser = Momentum::new(vars, (0.001, 0.9))?;
    optimiser.backward_step(&loss(&used)?)?;
    close(&unused, [0.5, -1.0, 2.0])?;
    close(&used, [0.459_5, -1.054, 1.932_5])?;
    // The pause has changed nothing: its velocity has to be there still.
    optimiser.backward_step(&loss(&unused)?)?;
    close(&used, [0.459_5, -1.054, 1.932_5])?;
    optimiser.backward_step(&loss(&used)?)?;
    close(&used, [0.386_249, -1.151_713, 1.810_325])
}
// ANCHOR_END: tests
