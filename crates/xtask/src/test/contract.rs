//! Every operation against the API's own document, signed in as each role, on both engines.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::postgres::Cluster;
use crate::process::{self, Running};
use crate::steps::Counts;
use crate::{project, setup};

const RUNNER: &str = "e2e/contract/run.py";

pub fn on_sqlite() -> Result<Counts> {
    against("sqlite", None)
}

pub fn on_postgres() -> Result<Counts> {
    let cluster = Cluster::start()?;
    cluster.sql("postgres", "CREATE DATABASE polku")?;
    against("postgres", Some(format!("postgres://postgres@127.0.0.1:{}/polku", cluster.port())))
}

fn against(engine: &str, database: Option<String>) -> Result<Counts> {
    let python = setup::python(setup::CONTRACT_TOOLS, "python3")?;
    let server = setup::server()?;
    let work = project::path("target/contract")?.join(engine);
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    std::fs::create_dir_all(&work)?;
    let port = process::free_port()?;
    let printed = work.join("server.out");
    let _running = demo(&server, &work, &printed, port, database.as_deref())?;

    let url = format!("http://127.0.0.1:{port}");
    let mut run = process::command(&python, [RUNNER, &url])?;
    run.arg(&printed).arg(work.join("reports")).env("PYTHONDONTWRITEBYTECODE", "1");
    let (status, output) = process::tee(&mut run)?;
    let counts =
        closing_line(&output).with_context(|| format!("{RUNNER} ended with {status} before it counted"))?;
    ensure!(status.success() || counts.failed > 0, "{RUNNER} ended with {status}");
    Ok(counts)
}

/// The demo's server, without the limit that would slow a machine asking thousands of times. It takes itself for one
/// behind HTTPS, so that cookies are called as the document says.
fn demo(server: &str, work: &Path, printed: &Path, port: u16, database: Option<&str>) -> Result<Running> {
    let data: PathBuf = work.join("data");
    let with_settings = |command: &mut Command| {
        command
            .env("POLKU_REQUESTS_PER_MINUTE", "100000000")
            .env("POLKU_PUBLIC_URL", "https://polku.example")
            .env("POLKU_DATA_DIR", &data);
        if let Some(url) = database {
            command.env("POLKU_DATABASE_URL", url);
        }
    };
    if database.is_some() {
        let mut migrate = process::command(server, ["migrate"])?;
        with_settings(&mut migrate);
        process::read(&mut migrate)?;
    }
    let mut serve = process::command(server, ["serve", "--demo", "--port", &port.to_string()])?;
    with_settings(&mut serve);
    let log = std::fs::File::create(work.join("server.log"))?;
    serve.stdout(Stdio::from(std::fs::File::create(printed)?)).stderr(Stdio::from(log));
    let mut running = Running::start(&mut serve, "TERM")?;
    running
        .until(Duration::from_secs(180), "the demo", || process::http_status(port, "/readyz") == Some(200))?;
    Ok(running)
}

/// The last `N passed, N failed`.
pub fn closing_line(output: &str) -> Option<Counts> {
    output.lines().rev().find_map(|line| {
        let (passed, failed) = line.trim().strip_suffix(" failed")?.split_once(" passed, ")?;
        Some(Counts::new(passed.parse().ok()?, failed.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_closing_line_counts() {
        let output = "decider  12 operations, 0 failed, 9 answered 2xx\n31 passed, 2 failed\n";
        assert_eq!(closing_line(output), Some(Counts::new(31, 2)));
        assert_eq!(closing_line("nothing"), None);
    }
}
