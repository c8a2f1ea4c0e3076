//! `polku doctor`: what is wrong with an installation, and what to do about it.

use std::process::ExitCode;

use anyhow::Result;

use super::{runtime, sources};
use crate::audit::count_unsealed;
use crate::config::{Config, MailTransport};
use crate::db::{AnyConn, Db, DbError, migrate};
use crate::jobs::count_dead;
use crate::keystore::KeyStore;
use crate::notify::{Transport, count_failed};

/// So many unsealed entries mean that the job which seals them does not run.
const TOO_MANY_UNSEALED: i64 = 10_000;

struct Findings {
    bad: bool,
}

impl Findings {
    fn good(&self, what: &str) {
        println!("ok    {what}");
    }

    fn warn(&self, what: &str) {
        println!("warn  {what}");
    }

    fn bad(&mut self, what: &str) {
        println!("BAD   {what}");
        self.bad = true;
    }
}

pub(super) fn run(config: &mut Config) -> Result<ExitCode> {
    let mut findings = Findings { bad: false };
    keys(config, &mut findings);
    mail(config, &mut findings);
    match Db::open_read_only(&config.database()?, 2) {
        Ok(db) => database(&db, &mut findings)?,
        Err(error) => findings.bad(&format!("database: {error}")),
    }
    Ok(if findings.bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn keys(config: &Config, findings: &mut Findings) {
    let file = config.key_file();
    if !file.exists() {
        return findings.warn(&format!("keys: {} is made at the first start", file.display()));
    }
    let (clock, ids) = sources();
    match KeyStore::open(&file, clock.as_ref(), ids.as_ref()) {
        Ok(_) => {
            findings.good(&format!("keys: {} (keep a copy elsewhere; no backup holds it)", file.display()))
        }
        Err(error) => findings.bad(&format!("keys: {error}")),
    }
}

fn mail(config: &Config, findings: &mut Findings) {
    match Transport::from_config(config) {
        Ok(_) if config.mail_transport == MailTransport::Sink => {
            findings.warn("mail: kept here and sent to nobody; set mail_transport = \"smtp\" and smtp_url");
        }
        Ok(_) => findings.good("mail: a server is named"),
        Err(error) => findings.bad(&format!("mail: {error}")),
    }
}

struct State {
    dead: i64,
    failed: i64,
    unsealed: i64,
    may_alter: bool,
}

fn database(db: &Db, findings: &mut Findings) -> Result<()> {
    let state: Result<State, DbError> = runtime()?.block_on(db.read(|conn| {
        Ok(State {
            dead: count_dead(conn)?,
            failed: count_failed(conn)?,
            unsealed: count_unsealed(conn)?,
            may_alter: may_alter(conn)?,
        })
    }));
    let state = state?;
    findings.good("database: answers, and its schema is current");
    if state.may_alter {
        findings.warn("database: the role in use owns the tables; give the server a role of its own (database_app_role)");
    }
    counted(
        findings,
        state.dead,
        "jobs were set aside after failing again and again (table jobs, state dead)",
    );
    counted(findings, state.failed, "mails could not be delivered (table mails, state failed)");
    if state.unsealed > TOO_MANY_UNSEALED {
        findings.bad(&format!("audit: {} entries wait for a seal; is a server running?", state.unsealed));
    }
    Ok(())
}

fn counted(findings: &Findings, count: i64, what: &str) {
    if count > 0 {
        findings.warn(&format!("{count} {what}"));
    }
}

/// Whether the server could rewrite what it records.
fn may_alter(conn: &mut AnyConn) -> Result<bool, DbError> {
    match conn {
        AnyConn::Pg(conn) => migrate::owns_tables(conn),
        AnyConn::Sqlite(_) => Ok(false),
    }
}
