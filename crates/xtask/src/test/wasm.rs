//! Component tests of the browser app, in a real headless browser.

use anyhow::{Result, ensure};
use serde_json::json;

use super::{browser, counts};
use crate::steps::Counts;
use crate::{process, project, setup};

pub fn components() -> Result<Counts> {
    setup::wasm_target()?;
    let browser = browser::chromium()?;
    let driver = browser::driver()?;
    process::run(&mut process::cargo([
        "build",
        "--package",
        "xtask",
        "--features",
        "wasm-runner",
        "--locked",
    ])?)?;
    let capabilities = project::path("target/webdriver.json")?;
    let options = json!({ "goog:chromeOptions": { "binary": browser, "args": browser::FLAGS } });
    std::fs::write(&capabilities, options.to_string())?;

    let args = ["test", "--manifest-path", "frontend/Cargo.toml", "--workspace", "--locked"];
    let mut command = process::cargo(args.into_iter().chain(["--target", "wasm32-unknown-unknown"]))?;
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", project::path("target/debug/wasm-test-runner")?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("CHROMEDRIVER", driver);
    let (status, output) = process::tee(&mut command)?;
    let counts = counts::libtest(&output)?;
    ensure!(status.success() || counts.failed > 0, "the component tests did not run to their end");
    ensure!(counts.passed + counts.failed > 0, "there are no component tests");
    Ok(counts)
}
