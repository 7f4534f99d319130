use candle_core::{Device, Tensor, quantized::gguf_file};
use candle_transformers::models::quantized_llama::ModelWeights;
fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).unwrap();
    let cpu = || { let s = std::fs::read_to_string("/proc/self/stat").unwrap(); let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect(); f[11].parse::<f64>().unwrap() / 100.0 };
    let mut file = std::fs::File::open(path)?;
    let c = gguf_file::Content::read(&mut file)?;
    let mut m = ModelWeights::from_gguf(c, &mut file, &Device::Cpu)?;
    let prompt: Vec<u32> = vec![1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531, 198];
    for _ in 0..2 {
        let t = std::time::Instant::now();
        let c0 = cpu();
        let mut l = m.forward(&Tensor::new(&prompt[..], &Device::Cpu)?.unsqueeze(0)?, 0)?;
        let p = t.elapsed(); let c1 = cpu();
        let n = 64; let mut out = vec![];
        for i in 0..n {
            let v = l.squeeze(0)?.to_vec1::<f32>()?;
            let next = v.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0 as u32;
            out.push(next);
            l = m.forward(&Tensor::new(&[next], &Device::Cpu)?.unsqueeze(0)?, 16 + i)?;
        }
        let all = t.elapsed();
        println!("{:?} prefill {p:?} all {all:?} decode {:.1}/s; cpu prefill {:.2} decode {:.1}/s", &out[..12], n as f64 / (all - p).as_secs_f64(), c1 - c0, n as f64 / (cpu() - c1));
    }
    Ok(())
}
