//! Use cases around machine clients.

use std::collections::BTreeSet;

use polku_api_types::access::{CreateMachineClient, MachineClientDetails};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Scope;
use polku_domain::ids::ClientId;
use uuid::Uuid;

use super::store::{self, NewClient};
use crate::access::Caller;
use crate::access::secret::Secret;
use crate::access::store::day_in_finland;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_noting_repeats};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A page of clients.
pub async fn list(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<MachineClientDetails>, AppError> {
    let cursors = app.cursors(caller, "machine_clients");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, after, rows) = (caller.scope, wanted.after, wanted.rows());
    let clients = app.db.read(move |conn| store::list(conn, scope, after, rows)).await?;
    cursors.page(clients, wanted.limit, |last| last.id)
}

/// Creates a client.
pub async fn create(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    given: CreateMachineClient,
) -> Result<MachineClientDetails, AppError> {
    let now = app.clock.now();
    check(&given, day_in_finland(now))?;
    let secret = Secret::new(app.ids.as_ref());
    let hash = secret.hash.clone();
    let id = ClientId::new(app.ids.ordered());
    let (scope, actor) = (caller.scope, caller.actor());
    let work = move |conn: &mut AnyConn| {
        let new = NewClient {
            id,
            name: given.name.trim(),
            secret_hash: &hash,
            scopes: &given.scopes,
            ends_on: given.ends_on,
            now,
        };
        store::insert(conn, scope, &new)?;
        let subject = Subject::new("machine_client", id);
        let fields = &["name", "scopes", "ends_on"];
        audit::record(
            conn,
            &actor,
            Entry { action: "client_created", subject, person: None, fields, at: now },
        )?;
        store::find(conn, scope, id)?.ok_or_else(AppError::not_found)
    };
    let once = write_noting_repeats(app, key, work).await?;
    let secret = (!once.replayed).then_some(secret.text);
    Ok(MachineClientDetails { secret, ..once.answer })
}

fn check(given: &CreateMachineClient, today: jiff::civil::Date) -> Result<(), AppError> {
    let mut faults = Vec::new();
    if given.name.trim().is_empty() {
        faults.push(("/name".to_owned(), FieldCode::Missing));
    }
    if given.ends_on.is_some_and(|end| end < today) {
        faults.push(("/ends_on".to_owned(), FieldCode::OutOfOrder));
    }
    let mut seen = BTreeSet::new();
    for (index, text) in given.scopes.iter().enumerate() {
        match text.parse::<Scope>() {
            Err(_) => faults.push((format!("/scopes/{index}"), FieldCode::NotAllowed)),
            Ok(scope) if !seen.insert(scope) => {
                faults.push((format!("/scopes/{index}"), FieldCode::Duplicate))
            }
            Ok(_) => {}
        }
    }
    if given.scopes.is_empty() {
        faults.push(("/scopes".to_owned(), FieldCode::TooFew { min: 1 }));
    }
    AppError::unless_valid(faults)
}

/// Ends a client.
pub async fn end(
    app: &App,
    caller: &Caller,
    client: ClientId,
    version: IfMatch,
) -> Result<MachineClientDetails, AppError> {
    let (scope, actor, now) = (caller.scope, caller.actor(), app.clock.now());
    let work = move |conn: &mut AnyConn| {
        let found = store::find(conn, scope, client)?.ok_or_else(AppError::not_found)?;
        version.check(found.version)?;
        if !found.active {
            return Err(AppError::new(ProblemCode::AlreadyEnded));
        }
        store::end(conn, scope, client)?;
        let subject = Subject::new("machine_client", client);
        let fields = &["status"];
        audit::record(
            conn,
            &actor,
            Entry { action: "client_ended", subject, person: None, fields, at: now },
        )?;
        store::find(conn, scope, client)?.ok_or_else(AppError::not_found)
    };
    app.db.write_tx(work).await
}
