//! Does what compose would do, with the same settings, SQL and commands, on this machine's loopback.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::compose::Compose;
use crate::process::{self, Running};
use crate::project;
use crate::test::postgres::Cluster;

/// Stands for every password of `.env`.
const PASSWORD: &str = "rehearsed";

pub fn run(server: &str, compose: &Compose, health_path: &str) -> Result<()> {
    let cluster = Cluster::start()?;
    let database = compose.environment("database");
    let owner = database.get("POSTGRES_USER").context("compose names no owner")?;
    let name = database.get("POSTGRES_DB").context("compose names no database")?;
    cluster.sql("postgres", &format!("CREATE ROLE {owner} LOGIN SUPERUSER"))?;
    cluster.sql("postgres", &format!("CREATE DATABASE {name} OWNER {owner}"))?;
    cluster.sql(name, &filled(compose.first_sql().context("compose makes no app role")?))?;

    let folder = project::path("target/docker-rehearsal")?;
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut migrate = with_settings(server, compose, "migrate", &cluster, &folder)?;
    process::run(&mut migrate).context("`polku migrate` as compose runs it")?;

    let port = process::free_port()?;
    let mut serve = with_settings(server, compose, "api", &cluster, &folder)?;
    serve.env("POLKU_LISTEN", format!("127.0.0.1:{port}")).stdout(Stdio::null()).stderr(Stdio::null());
    let mut running = Running::start(&mut serve, "TERM")?;
    running.until(Duration::from_secs(30), "the server as compose runs it", || {
        process::http_status(port, health_path).is_some_and(|status| status == 200)
    })?;
    println!("{health_path} answers 200 on PostgreSQL with the app role of compose");
    Ok(())
}

/// The service's command with its settings, hosts turned to this machine.
fn with_settings(
    server: &str,
    compose: &Compose,
    service: &str,
    cluster: &Cluster,
    folder: &Path,
) -> Result<Command> {
    let command = compose.commands(service).with_context(|| format!("{service} has no command"))?;
    let mut started = process::command(server, command)?;
    let settings: BTreeMap<String, String> = compose.environment(service);
    ensure!(!settings.is_empty(), "{service} has no settings");
    for (name, value) in settings {
        let here = filled(&value)
            .replace("@database:5432", &format!("@127.0.0.1:{}", cluster.port()))
            .replace("//mail:1025", "//127.0.0.1:1");
        started.env(name, here);
    }
    started.env("POLKU_DATA_DIR", folder);
    Ok(started)
}

/// Every `${NAME:?…}` replaced.
fn filled(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        result.push_str(before);
        result.push_str(PASSWORD);
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled() {
        assert_eq!(filled("a:${X:?write it}@b/${Y}"), "a:rehearsed@b/rehearsed");
    }
}
