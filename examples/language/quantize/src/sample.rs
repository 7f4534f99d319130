//! A row of weights to look at, and a file that holds it in each format.

use std::io::Cursor;

use anyhow::Result;
use candle_core::Tensor;
use candle_core::quantized::gguf_file::{Value, write};
use candle_core::quantized::{GgmlDType, QTensor};

/// The weights of the page's first program.
pub const WEIGHTS: [f32; 32] = [
    0.019, -0.029, 0.010, -0.012, -0.049, -0.019, -0.005, -0.018, 0.046,
    -0.009, 0.040, 0.023, 0.006, 0.067, -0.002, 0.005, 0.029, 0.013, -0.004,
    -0.012, -0.032, 0.015, -0.006, -0.018, -0.013, -0.012, -0.020, -0.008,
    0.027, 0.014, -0.060, 0.003,
];

/// A GGUF file with one row in five formats.
pub fn file(row: &Tensor) -> Result<Vec<u8>> {
    let formats = [
        GgmlDType::F32,
        GgmlDType::Q8_0,
        GgmlDType::Q4_0,
        GgmlDType::Q4_1,
        GgmlDType::Q4K,
    ];
    let names = ["row.f32", "row.q8_0", "row.q4_0", "row.q4_1", "row.q4_k"];
    let tensors = formats.map(|format| QTensor::quantize(row, format));
    let tensors = tensors.into_iter().collect::<Result<Vec<_>, _>>()?;
    let named: Vec<_> = names.into_iter().zip(&tensors).collect();
    let [architecture, alignment] =
        [Value::String("sample".into()), Value::U32(32)];
    let metadata = [
        ("general.architecture", &architecture),
        ("general.alignment", &alignment),
    ];
    let mut file = Cursor::new(Vec::new());
    write(&mut file, &metadata, &named)?;
    Ok(file.into_inner())
}
