//! The long walk: a hundred thousand random steps after which the states must add up.

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::test::{POSTGRES, postgres::Cluster};

const STEPS: &str = "100000";

pub fn on_sqlite() -> Result<String> {
    walk("the_states_add_up_at_every_step_on_sqlite", None)
}

pub fn on_postgres() -> Result<String> {
    let cluster = Cluster::start()?;
    walk("the_states_add_up_at_every_step_of_two_processes_on_postgres", Some(&cluster))
}

/// Runs the test of this name with all its steps, and answers the line in which it says how it went.
fn walk(test: &str, cluster: Option<&Cluster>) -> Result<String> {
    let name = format!("walk::{test}");
    let mut run = process::cargo([
        "test",
        "--workspace",
        "--locked",
        "--test",
        "scenario",
        "--",
        &name,
        "--exact",
        "--nocapture",
    ])?;
    // Not of the names that are settings: the servers that the walk starts inherit it.
    run.env("WALK_STEPS", STEPS);
    if let Some(cluster) = cluster {
        run.env(POSTGRES, cluster.url());
    }
    let (status, output) = process::tee(&mut run)?;
    ensure!(status.success() && output.contains("1 passed"), "{name} failed");
    let told = output.lines().find_map(|line| line.split_once("walk: ").map(|(_, told)| told));
    Ok(told.context("the walk did not say how it went")?.to_owned())
}
