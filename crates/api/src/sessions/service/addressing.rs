//! Join addresses of many sessions at once: seen first, then all of them or none.

use std::collections::BTreeMap;

use jiff::Timestamp;
use polku_api_types::sessions::{
    GiveJoinAddresses, JoinAddressPreview, JoinAddressesGiven, JoinAddressesPreview, PasteJoinAddresses,
};
use polku_domain::access::Permission;
use polku_domain::ids::{ProgrammeId, SessionId};
use polku_domain::sessions::{Addresses, MAX_LINES, MAX_PASTED, SessionState, address};

use super::changes::told;
use super::seeing::seen;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Ts};
use crate::http::{Idempotent, write_once};
use crate::notify::Template;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::service::{programme_for, unless_stale};
use crate::programmes::store::version;
use crate::sessions::convert;
use crate::sessions::mails::would_hear;
use crate::sessions::store::{self, SessionRow};

/// Which session would get which address. Nothing is saved.
///
/// # Errors
/// `not_found`, `invalid_fields` for more lines than are read at once, and what the policy refuses.
pub async fn preview_join_addresses(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: PasteJoinAddresses,
) -> Result<JoinAddressesPreview, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageSessions)?;
            if body.text.chars().count() > MAX_PASTED {
                return Err(AppError::invalid("/text", FieldCode::TooLong { max: MAX_PASTED as u64 }));
            }
            let rows = store::all_of(conn, &asking.scope, programme)?;
            let groups = store::groups_of(conn, &asking.scope, &[programme])?;
            let named: Vec<_> = rows.iter().filter_map(|row| convert::named(row, &groups)).collect();
            let read = Addresses::read(&body.text, &named, now)
                .map_err(|_| AppError::invalid("/text", FieldCode::TooMany { max: MAX_LINES as u64 }))?;
            let elements = store::elements(conn, &asking.scope, rows.iter().map(|row| row.element_id))?;
            let rows: BTreeMap<SessionId, &SessionRow> = rows.iter().map(|row| (row.id.0, row)).collect();
            let people = store::participants(conn, &asking.scope, &[programme], None)?;
            let (mut sessions, mut concerned) = (Vec::with_capacity(read.given.len()), Vec::new());
            for (line, session, address) in read.given {
                let row = *rows.get(&session).ok_or_else(AppError::not_found)?;
                if row.state.0 == SessionState::Published && row.join_address.as_ref() != Some(&address) {
                    concerned.push(row.clone());
                }
                let element = elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
                sessions.push(JoinAddressPreview {
                    line: u32::try_from(line).unwrap_or(u32::MAX),
                    session_id: session.uuid(),
                    version: version(row.version),
                    title: element.title.0.clone(),
                    group: convert::group(row.group(), &groups),
                    state: convert::state_to_wire(row.state.0),
                    mode: mode_to_wire(row.mode.0),
                    start: row.local_start.clone(),
                    end: row.local_end.clone(),
                    zone: row.zone.clone(),
                    starts_at: row.starts_at.0,
                    address,
                    before: row.join_address.clone(),
                });
            }
            let faults = read.faults.iter().map(|(line, fault)| convert::join_line(*line, *fault)).collect();
            Ok(JoinAddressesPreview { sessions, faults, told: would_hear(&people, &concerned) })
        })
        .await
}

/// Gives sessions their addresses in the versions that were seen, all of them or none. Everybody concerned is told once
/// that sessions of theirs have changed; the address stands in no mail.
///
/// # Errors
/// `not_found`, `stale_version`, `session_stands_still` for a cancelled session, `session_begun`, `invalid_fields`.
pub async fn give_join_addresses(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: GiveJoinAddresses,
) -> Result<JoinAddressesGiven, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageSessions)?;
        let changes = addressed(conn, &asking, programme, &body, now)?;
        for (before, after) in &changes {
            unless_stale(store::replace(conn, &asking.scope, before, after)?)?;
        }
        let entry = |(before, _): &(SessionRow, SessionRow)| Entry {
            action: "session_changed",
            subject: Subject::new("session", before.id.0),
            person: None,
            fields: &["join_address"],
            at: now,
        };
        let entries: Vec<Entry<'_>> = changes.iter().map(entry).collect();
        audit::record_all(conn, &asking.actor(), &entries)?;
        let (was, is): (Vec<SessionRow>, Vec<SessionRow>) =
            changes.into_iter().filter(|(_, after)| after.state.0 == SessionState::Published).unzip();
        let changed = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let told = told(conn, &here, &asking, &is, (Template::SessionChanged, &was), now)?;
        Ok(JoinAddressesGiven { changed, told })
    })
    .await
}

/// The sessions that get another address, each as it was seen and as it shall be.
fn addressed(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    body: &GiveJoinAddresses,
    now: Timestamp,
) -> Result<Vec<(SessionRow, SessionRow)>, AppError> {
    let named: Vec<(SessionId, u64)> =
        body.sessions.iter().map(|one| (SessionId::new(one.session_id), one.version)).collect();
    let rows = seen(conn, caller, programme, &named, MAX_LINES)?;
    let mut changes = Vec::with_capacity(rows.len());
    for (index, (before, one)) in rows.into_iter().zip(&body.sessions).enumerate() {
        if before.state.0 == SessionState::Cancelled {
            return Err(AppError::new(ProblemCode::SessionStandsStill));
        }
        if before.starts_at.0 <= now {
            return Err(AppError::new(ProblemCode::SessionBegun));
        }
        let address = address(&one.address).map_err(|fault| {
            AppError::invalid(format!("/sessions/{index}/address"), convert::address_fault(fault))
        })?;
        if before.join_address.as_ref() != Some(&address) {
            let after = SessionRow {
                join_address: Some(address),
                changed_at: Ts(now),
                version: before.version + 1,
                ..before.clone()
            };
            changes.push((before, after));
        }
    }
    Ok(changes)
}
