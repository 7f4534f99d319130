//! Uses a tensor after its buffer was given away.

struct Tensor {
    values: Vec<f32>,
}

fn scale(mut tensor: Tensor, factor: f32) -> Tensor {
    tensor.values.iter_mut().for_each(|v| *v *= factor);
    tensor
}

fn main() {
    let tensor = Tensor {
        values: vec![1.0, 2.0, 3.0],
    };
    let scaled = scale(tensor, 2.0);
    println!("{:?} {:?}", scaled.values, tensor.values);
}
