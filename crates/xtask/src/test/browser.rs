//! Journeys through the pages in a real browser, against the real server.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use super::{counts, covered};
use crate::setup::{self, Tool};
use crate::steps::Counts;
use crate::{process, project, web};

/// What keeps a headless browser from talking to anyone but us.
pub const FLAGS: [&str; 8] = [
    "no-sandbox",
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
    "disable-dev-shm-usage",
];

const BROWSER: Tool = Tool {
    programs: &["chromium", "chromium-browser", "google-chrome"],
    packages: &["chromium"],
    why: "pages are tested in a real browser",
};
const DRIVER: Tool = Tool {
    programs: &["chromedriver"],
    packages: &["chromium-driver"],
    why: "component tests steer the browser with it",
};
pub const NODE: Tool =
    Tool { programs: &["npm"], packages: &["npm"], why: "the journeys are steered with Playwright" };

pub fn chromium() -> Result<PathBuf> {
    found(&BROWSER)
}

pub fn driver() -> Result<PathBuf> {
    found(&DRIVER)
}

fn found(tool: &Tool) -> Result<PathBuf> {
    setup::tools(std::slice::from_ref(tool))?;
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let all = tool
        .programs
        .iter()
        .flat_map(|name| std::env::split_paths(&paths).map(move |folder| folder.join(name)));
    all.into_iter()
        .find(|path| path.is_file())
        .with_context(|| format!("{} is not in the path", tool.programs.join(" or ")))
}

pub fn journeys() -> Result<Counts> {
    let chromium = chromium()?;
    setup::tools(&[NODE])?;
    // As people get them; how large they may be is held to by the step `web`.
    web::make(web::Profile::Release)?;
    let server = setup::server()?;
    install()?;
    let mut files: Vec<String> = project::files()?
        .into_iter()
        .filter(|path| path.starts_with("e2e/") && path.ends_with(".test.mjs"))
        .collect();
    files.sort();
    ensure!(!files.is_empty(), "there are no journeys in e2e/");
    let mut command = process::command("node", ["--test", "--test-reporter=tap", "--test-concurrency=2"])?;
    command
        .args(files)
        .env("POLKU_E2E_BIN", server)
        .env("POLKU_E2E_CHROMIUM", chromium)
        .env(covered::VARIABLE, covered::file()?)
        .stdin(Stdio::null());
    let (status, output) = process::tee(&mut command)?;
    let counts = counts::tap(&output)?;
    ensure!(status.success() || counts.failed > 0, "the journeys did not run to their end");
    Ok(counts)
}

/// Playwright and axe, exactly as the lock file names them; again only when it changed.
pub fn install() -> Result<()> {
    let done = project::path("e2e/node_modules/.package-lock.json")?;
    let lock = project::path("e2e/package-lock.json")?;
    let newer = |path: &PathBuf| path.metadata().and_then(|data| data.modified());
    if let (Ok(installed), Ok(locked)) = (newer(&done), newer(&lock))
        && installed >= locked
    {
        return Ok(());
    }
    let mut npm = process::command("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])?;
    process::run(npm.current_dir(project::path("e2e")?))
}
