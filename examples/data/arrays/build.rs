//! Links the system's OpenBLAS, if the feature asks for it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_OPENBLAS").is_some() {
        println!("cargo::rustc-link-arg=-lopenblas");
    }
}
