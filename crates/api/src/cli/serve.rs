//! `polku serve`.

use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::workers::Workers;
use super::{demo_clock, logs, runtime};
use crate::access::{Passwords, first_administrator_link, is_taken_into_use};
use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Engine};
use crate::demo;
use crate::ids::{ClockIds, Ids};
use crate::keystore::KeyStore;
use crate::notify::Transport;
use crate::problem::ProblemCode;

/// How to serve.
#[derive(Args)]
pub(super) struct ServeArgs {
    /// Load the programme of 2020, and let its clock run
    #[arg(long, conflicts_with = "empty")]
    demo: bool,
    /// Print a one-time link for the first administrator
    #[arg(long)]
    empty: bool,
    /// Address and port to listen at
    #[arg(long, value_name = "ADDRESS:PORT", conflicts_with = "port")]
    listen: Option<String>,
    /// Port to listen at on this machine only; 0 is any that is free
    #[arg(long)]
    port: Option<u16>,
}

/// Serves until a signal asks to stop, then finishes what was begun.
pub(super) fn run(mut config: Config, args: &ServeArgs) -> Result<ExitCode> {
    if let Some(listen) = &args.listen {
        config.listen.clone_from(listen);
    }
    if let Some(port) = args.port {
        config.listen = format!("127.0.0.1:{port}");
    }
    let _writing = logs::start(&config).context("cannot write log lines")?;
    make_folder(&config.data_dir)?;
    runtime()?.block_on(serve(config, args))?;
    Ok(ExitCode::SUCCESS)
}

/// Nobody but the owner has any business in the folder of the database and the keys.
fn make_folder(folder: &Path) -> Result<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("cannot make the folder {}", folder.display()))
}

async fn serve(mut config: Config, args: &ServeArgs) -> Result<()> {
    let url = config.database()?;
    let has_file = url.file().map(Path::exists);
    let listener =
        TcpListener::bind(&config.listen).with_context(|| format!("cannot listen at {}", config.listen))?;
    if args.port == Some(0) {
        config.listen = listener.local_addr()?.to_string();
    }
    let transport = Transport::from_config(&config)?;
    let db = Db::open(&url, config.database_connections)?;
    // A database that has no file is there before the first start; whether it is in use, only it can tell.
    let has_data = match has_file {
        Some(exists) => exists,
        None => is_taken_into_use(&db).await?,
    };
    let clock = demo_clock::choose(&config.data_dir, &url, args.demo, has_data)?;
    let (app, use_log) = assemble(config, clock, db)?;
    let lines = prepare(&app, args, has_data).await?;
    let workers = Workers::start(&app, transport);
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let server = app::serve(app.clone(), listener, threads)?;
    let handle = server.handle();
    // Before anything is printed: whoever reads the address may ask to stop at once.
    let mut asked = [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?];
    tokio::spawn(async move {
        let [terminate, interrupt] = &mut asked;
        tokio::select! { _ = terminate.recv() => {} _ = interrupt.recv() => {} }
        handle.stop(true).await;
    });
    tracing::info!(engine = ?app.db.engine(), listen = app.config.listen, "serving");
    println!("{}", app.public_url);
    lines.iter().for_each(|line| println!("{line}"));
    let outcome = server.await;
    workers.stop().await;
    // With the last clone of the application the use log is closed; its task ends when everything is written.
    drop(app);
    let _ = use_log.await;
    tracing::info!("stopped");
    outcome.context("the server failed")
}

fn assemble(config: Config, clock: Arc<dyn Clock>, db: Db) -> Result<(App, tokio::task::JoinHandle<()>)> {
    let ids: Arc<dyn Ids> = Arc::new(ClockIds::new(Arc::clone(&clock)));
    let keys = KeyStore::open(&config.key_file(), clock.as_ref(), ids.as_ref())?;
    if db.engine() == Engine::Postgres && config.database_app_role.is_none() {
        tracing::debug!("no app role is named; `polku doctor` tells what the role in use may do");
    }
    Ok(App::assemble(db, clock, ids, config, keys, Passwords::recommended()?))
}

/// What the first start does besides; the lines to print below the address.
async fn prepare(app: &App, args: &ServeArgs, has_data: bool) -> Result<Vec<String>> {
    if args.demo {
        return if has_data { demo::sign_ins() } else { demo::load(app).await };
    }
    if !args.empty {
        return Ok(Vec::new());
    }
    match first_administrator_link(app).await {
        Ok(link) => Ok(vec![format!("first administrator, once, within 24 hours: {link}")]),
        // Not empty any more: whoever came first administers it.
        Err(refusal) if refusal.code() == ProblemCode::AlreadySetUp => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}
