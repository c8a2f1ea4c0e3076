//! Dockerfile and docker-compose.yml without an engine: every step, port, variable, path and command they name is
//! held against the code, and what compose would do is rehearsed on a private PostgreSQL.

mod compose;
mod image;
mod rehearsal;

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use self::compose::Compose;
use self::image::Image;
use crate::steps::Counts;
use crate::{process, project, setup};

const PREFIX: &str = "POLKU_";

pub fn check() -> Result<Counts> {
    let server = setup::server()?;
    let image = Image::parse(&std::fs::read_to_string(project::path("Dockerfile")?)?);
    let compose = Compose::parse(&std::fs::read_to_string(project::path("docker-compose.yml")?)?)?;
    let settings = settings(&server)?;
    let mut faults = image.faults()?;
    faults.extend(compose.faults());
    faults.extend(unknown_settings(&image, &compose, &settings));
    faults.extend(ports(&image, &compose));
    for command in
        compose.commands("api").into_iter().chain(compose.commands("migrate")).chain([image.command()])
    {
        if let Err(error) = help(&server, &command) {
            faults.push(format!("`polku {}` is no command: {error:#}", command.join(" ")));
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    rehearsal::run(&server, &compose, &image.health_path().context("the Dockerfile has no health check")?)?;
    Ok(Counts::passed(6))
}

/// The names of all settings, as the server shows them.
fn settings(server: &str) -> Result<BTreeSet<String>> {
    let shown: Value = serde_json::from_str(&process::read(&mut process::command(server, ["settings"])?)?)?;
    Ok(shown.as_object().context("`polku settings` shows no list")?.keys().cloned().collect())
}

fn unknown_settings(image: &Image, compose: &Compose, settings: &BTreeSet<String>) -> Vec<String> {
    let named = image.variables().into_iter().chain(compose.variables());
    named
        .filter_map(|name| name.strip_prefix(PREFIX).map(str::to_ascii_lowercase))
        .filter(|name| !settings.contains(name))
        .map(|name| format!("{PREFIX}{} is no setting", name.to_ascii_uppercase()))
        .collect()
}

/// The port listened at is the one exposed, published and asked for its health.
fn ports(image: &Image, compose: &Compose) -> Vec<String> {
    let mut faults = Vec::new();
    let listen = compose.variable("api", "POLKU_LISTEN").unwrap_or_default();
    let port = listen.rsplit(':').next().unwrap_or_default().to_owned();
    let mut same = |what: &str, other: Option<String>| {
        if other.as_deref() != Some(port.as_str()) {
            faults.push(format!("{what} is {other:?}, and the server listens at {listen:?}"));
        }
    };
    same("the port of ENV POLKU_LISTEN", image.variable("POLKU_LISTEN").map(|at| last_part(&at)));
    same("EXPOSE", image.exposed());
    same("the port of HEALTHCHECK", image.health_port());
    for published in compose.published("api") {
        same("the published port of api", Some(last_part(&published)));
    }
    same(
        "the port of POLKU_PUBLIC_URL",
        compose.variable("api", "POLKU_PUBLIC_URL").map(|url| last_part(&url)),
    );
    faults
}

fn last_part(address: &str) -> String {
    address.rsplit(':').next().unwrap_or_default().to_owned()
}

fn help(server: &str, command: &[String]) -> Result<()> {
    let mut asked = process::command(server, command)?;
    process::read(asked.arg("--help")).map(|_| ())
}
