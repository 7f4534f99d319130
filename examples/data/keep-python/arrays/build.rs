//! On macOS, symbols of Python that are found only when it loads the module must be allowed; elsewhere nothing.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
