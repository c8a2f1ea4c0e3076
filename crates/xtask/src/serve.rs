//! `cargo xtask serve`: from a fresh clone to a running Polku in one command.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::process::{self, Running};
use crate::steps::{Counts, Steps};
use crate::web::Profile;
use crate::{project, setup, web};

/// Options of `cargo xtask serve`.
#[derive(clap::Args)]
pub struct Args {
    /// Start with an empty database and a one-time link for the first administrator, instead of the demo.
    #[arg(long)]
    empty: bool,
    /// The loopback port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// How the pages are built: `dev` is quicker to build, `release` is what people get.
    #[arg(long, value_enum, default_value = "release")]
    pages: Profile,
}

/// Sets up what is missing, builds pages and server where something changed, and runs the server until it is
/// asked to stop.
pub fn run(args: &Args) -> Result<()> {
    let mut steps = Steps::default();
    let mut server = None;
    // What they weigh is the test command's business: nobody waits for it to see Polku.
    steps.run("pages", || web::make(args.pages).map(|()| Counts::passed(1)));
    steps.run("server", || {
        server = Some(setup::server()?);
        Ok(Counts::passed(1))
    });
    steps.finish()?;
    let Some(server) = server else { return Ok(()) };

    let (kind, folder) = if args.empty { ("--empty", "data/empty") } else { ("--demo", "data/demo") };
    let mut command = Command::new(server);
    command.current_dir(project::root()?).args([
        "serve",
        kind,
        "--data",
        folder,
        "--port",
        &args.port.to_string(),
    ]);
    // Address and sign-ins must not drown in a line for each request; who wants these asks for them.
    if std::env::var_os("POLKU_LOG").is_none() {
        command.env("POLKU_LOG", "warn");
    }
    println!();
    let status = Running::start(&mut command, "TERM")?.wait()?;
    ensure!(status.success(), "`{}` ended with {status}", process::shown(&command));
    Ok(())
}
