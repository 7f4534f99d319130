//! The tool.

fn main() -> std::process::ExitCode {
    ship_a_tool::run::main()
}
