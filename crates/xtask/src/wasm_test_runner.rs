//! What cargo runs in place of a wasm test binary: serves it to a headless browser and reports its outcome.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
