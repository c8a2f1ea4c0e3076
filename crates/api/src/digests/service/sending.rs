//! The job: sends each digest that is due, once.

use jiff::Timestamp;
use polku_domain::ids::{AccountId, AgencyId};
use polku_domain::messages::is_open;

use super::contents::{Reader, gather};
use super::words::Writer;
use crate::access::{AgencyScope, Caller, holders};
use crate::app::App;
use crate::clock::finland;
use crate::db::{AnyConn, Coded as _};
use crate::digests::convert::written;
use crate::digests::store::{self, SettingsRow};
use crate::notify::{self, Args, Mail, Pace, Recipient, Template};
use crate::problem::AppError;

/// People whose digests are gathered at once.
const BATCH: i64 = 100;

/// A digest that is to be sent, and the choice that it follows from.
type Due = (SettingsRow, Mail);

/// What one look found.
struct Looked {
    due: Vec<Due>,
    /// Those to whom there is nothing to say today.
    quiet: Vec<AccountId>,
    /// The last account that was looked at, where there may be more.
    after: Option<AccountId>,
}

/// Sends every digest that is due. A second run finds nothing to do.
///
/// # Errors
/// What the database refuses.
pub async fn send_due(app: &App) -> Result<(), AppError> {
    let (now, zone) = (app.clock.now(), finland());
    if !is_open(now, &zone) {
        return Ok(());
    }
    let today = zone.to_datetime(now).date();
    let agencies = app.db.read(move |conn| store::agencies_waiting(conn, today)).await?;
    for agency in agencies {
        let mut after = None;
        loop {
            let here = app.clone();
            // It is gathered beside the one writer: whoever counts keeps nobody from writing.
            let looked = app.db.read(move |conn| look(conn, &here, agency, after, now)).await?;
            after = looked.after;
            settle(app, agency, looked, now).await?;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(())
}

/// Gathers the digests of the next accounts, with a fixed number of queries.
fn look(
    conn: &mut AnyConn,
    app: &App,
    agency: AgencyId,
    after: Option<AccountId>,
    now: Timestamp,
) -> Result<Looked, AppError> {
    let (scope, zone) = (AgencyScope::for_job(agency), finland());
    let today = zone.to_datetime(now).date();
    let rows = store::waiting(conn, &scope, (today, after), BATCH)?;
    let is_full = i64::try_from(rows.len()).unwrap_or(BATCH) >= BATCH;
    let after = rows.last().map(|row| row.account_id.0).filter(|_| is_full);
    let days = |row: SettingsRow| Some((row.choice().due(now, &zone)?, row));
    let rows: Vec<_> = rows.into_iter().filter_map(days).collect();
    let accounts: Vec<AccountId> = rows.iter().map(|(_, row)| row.account_id.0).collect();
    if accounts.is_empty() {
        return Ok(Looked { due: Vec::new(), quiet: Vec::new(), after });
    }
    let found = holders(conn, app, &scope, &accounts, now)?;
    let of = |caller: Caller| {
        let account = caller.account?;
        let (day, row) = rows.iter().find(|(_, row)| row.account_id.0 == account)?;
        Some((Reader::new(caller, *day)?, row.clone()))
    };
    let (readers, rows): (Vec<Reader>, Vec<SettingsRow>) = found.into_iter().filter_map(of).unzip();
    let gathered = gather(conn, &scope, &readers, now)?;
    let writer = Writer { gathered: &gathered, url: &app.public_url };
    let (mut due, mut quiet) = (Vec::new(), Vec::new());
    for (reader, row) in readers.into_iter().zip(rows) {
        match gathered.of.get(&reader.account).filter(|contents| !contents.is_empty()) {
            Some(contents) => due.push((row, mail(&reader, agency, writer.args(contents, reader.day), now))),
            None => quiet.push(reader.account),
        }
    }
    Ok(Looked { due, quiet, after })
}

fn mail(reader: &Reader, agency: AgencyId, args: Args, now: Timestamp) -> Mail {
    Mail {
        agency: Some(agency),
        to: Recipient::Person(reader.person),
        language: written(reader.caller.language),
        template: Template::Digest,
        args,
        dedupe_key: format!("{}:{}:{}", Template::Digest.code(), reader.account, reader.day.on),
        at: now,
        programme: None,
        // It is due within the hours of a working day alone.
        pace: Pace::AtOnce,
    }
}

/// Settles the day and puts the mails in, in one transaction for all of a batch: of two who gathered the same, one sends it.
async fn settle(app: &App, agency: AgencyId, looked: Looked, now: Timestamp) -> Result<(), AppError> {
    if looked.due.is_empty() && looked.quiet.is_empty() {
        return Ok(());
    }
    let today = finland().to_datetime(now).date();
    app.db
        .write_tx(move |conn| {
            let scope = AgencyScope::for_job(agency);
            store::settle_quiet(conn, &scope, &looked.quiet, today)?;
            for (row, mail) in &looked.due {
                if store::settle(conn, &scope, row, today)? {
                    notify::enqueue(conn, mail)?;
                }
            }
            Ok(())
        })
        .await
}
