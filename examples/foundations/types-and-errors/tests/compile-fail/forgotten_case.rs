struct Run {
    name: String,
    loss: f64,
}

enum BadLine {
    NoComma,
    NotANumber(String),
    Diverged,
}

fn parse_run(line: &str) -> Result<Run, BadLine> {
    match line.split_once(',') {
        Some((name, cell)) => {
            let loss = parse_loss(cell)?;
            Ok(Run {
                name: name.to_string(),
                loss,
            })
        }
        None => Err(BadLine::NoComma),
    }
}

fn parse_loss(cell: &str) -> Result<f64, BadLine> {
    match cell.parse() {
        Ok(loss) => Ok(loss),
        Err(_) => Err(BadLine::NotANumber(cell.to_string())),
    }
}

fn explain(problem: BadLine) -> String {
    match problem {
        BadLine::NoComma => "no comma".to_string(),
        BadLine::NotANumber(cell) => format!("{cell} is not a number"),
    }
}

fn main() {
    let table = "baseline,0.43\nwide,0.38\ndeep 0.41\nsmall,0.5l";
    let mut runs = Vec::new();
    for line in table.lines() {
        match parse_run(line) {
            Ok(run) => runs.push(run),
            Err(problem) => println!("{line}: {}", explain(problem)),
        }
    }
    for run in &runs {
        println!("{} has a loss of {:.2}", run.name, run.loss);
    }
}
