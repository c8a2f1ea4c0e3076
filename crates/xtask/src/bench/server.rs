//! Ours and the limit, one at a time.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::database::Work;
use super::{PATIENCE, Programs};
use crate::process::{self, Running};

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Ours,
    Limit,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "polku",
            Self::Limit => "limit",
        }
    }

    fn command(self, programs: &Programs, work: &Work, port: u16) -> Result<Command> {
        let log = std::fs::File::create(work.folder.join(format!("{}.log", self.name())))?;
        let port = port.to_string();
        let mut command = match self {
            Self::Ours => {
                let mut command = Command::new(&programs.polku);
                command.args(["serve", "--port", &port, "--data"]).arg(&work.folder);
                // One caller here stands for a crowd; every request is counted against this all the same.
                command.env("POLKU_REQUESTS_PER_MINUTE", "100000000");
                command
            }
            Self::Limit => {
                let mut command = Command::new(&programs.bench);
                command.arg("limit").arg(&work.file).args(["--port", &port]);
                command
            }
        };
        command.current_dir(&work.folder).stdout(Stdio::null()).stderr(log);
        Ok(command)
    }

    /// Starts the server and waits until it listens.
    pub fn start(self, programs: &Programs, work: &Work) -> Result<(Running, u16)> {
        let port = process::free_port()?;
        let mut running = Running::start(&mut self.command(programs, work, port)?, "TERM")?;
        running.until(PATIENCE, self.name(), || process::http_status(port, "/healthz").is_some())?;
        Ok((running, port))
    }
}

/// From the start of the process to its first answer, a few times over; the first start of all makes the keys and is
/// not counted.
pub fn starts(programs: &Programs, work: &Work) -> Result<Vec<Duration>> {
    const TIMES: usize = 5;
    let mut took = Vec::new();
    for _ in 0..=TIMES {
        let port = process::free_port()?;
        let mut command = Side::Ours.command(programs, work, port)?;
        let begun = Instant::now();
        let mut running = Running::start(&mut command, "TERM")?;
        let status = loop {
            if let Some(status) = process::http_status(port, "/readyz") {
                break status;
            }
            ensure!(running.ended()?.is_none() && begun.elapsed() < PATIENCE, "the server does not start");
            std::thread::sleep(Duration::from_millis(1));
        };
        took.push(begun.elapsed());
        ensure!(status == 200, "the first answer is {status}");
    }
    Ok(took.split_off(1))
}
