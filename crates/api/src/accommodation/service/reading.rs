//! The contact reads. Every look leaves a trace that the author sees, or does not happen.

use std::collections::BTreeMap;

use polku_api_types::accommodation::{AccommodationProgramme, AccommodationWishEntry};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, ApplicationId, ProgrammeId};

use super::{readers_of, today};
use crate::access::{AgencyScope, Caller};
use crate::accommodation::{convert, store};
use crate::app::App;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::http::Wanted;
use crate::problem::AppError;

/// A page of the programmes for which the caller is the contact, the oldest first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_accommodation_programmes(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AccommodationProgramme>, AppError> {
    let cursors = app.cursors(caller, "accommodation_programmes");
    let wanted: Wanted<ProgrammeId> = cursors.wanted(query)?;
    let (asking, today, limit) = (caller.clone(), today(app), wanted.limit);
    let read = app
        .db
        .read(move |conn| {
            asking.demand(Permission::ListAccommodationWishes, Target::nothing())?;
            some_read_by(conn, &asking.scope, asking.account()?, today, &wanted)
        })
        .await?;
    let item =
        |(id, name): (ProgrammeId, Localised)| AccommodationProgramme { programme_id: id.uuid(), name };
    let items = read.into_iter().map(item).collect();
    cursors.page(items, limit, |last: &AccommodationProgramme| ProgrammeId::new(last.programme_id))
}

/// As many of the programmes that an account reads as a page wants. Where a role keeps the account from some for which
/// it is named, more are looked at until the page is full.
fn some_read_by(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    today: jiff::civil::Date,
    wanted: &Wanted<ProgrammeId>,
) -> Result<Vec<(ProgrammeId, Localised)>, AppError> {
    let (mut found, mut after) = (Vec::new(), wanted.after);
    loop {
        let named = store::programmes_of(conn, scope, account, after, Some(wanted.rows()))?;
        after = named.last().map(|(programme, _)| *programme);
        let seen = i64::try_from(named.len()).unwrap_or(i64::MAX);
        let readers = readers_of(conn, scope, &ids_of(&named), today)?;
        found.extend(named.into_iter().filter(|(programme, _)| readers.contains_key(programme)));
        if seen < wanted.rows() || found.len() > wanted.limit {
            found.truncate(wanted.limit.saturating_add(1));
            return Ok(found);
        }
    }
}

fn ids_of(named: &[(ProgrammeId, Localised)]) -> Vec<ProgrammeId> {
    named.iter().map(|(programme, _)| *programme).collect()
}

/// What people need in those programmes, the earliest application first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_accommodation_wishes(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AccommodationWishEntry>, AppError> {
    let cursors = app.cursors(caller, "accommodation_wishes");
    let wanted: Wanted<ApplicationId> = cursors.wanted(query)?;
    let (asking, today, limit) = (caller.clone(), today(app), wanted.limit);
    let found = app
        .db
        .read(move |conn| {
            asking.demand(Permission::ListAccommodationWishes, Target::nothing())?;
            let names = read_by(conn, &asking.scope, asking.account()?, today)?;
            let of: Vec<ProgrammeId> = names.keys().copied().collect();
            let rows = store::page(conn, &asking.scope, &of, &wanted)?;
            let shown = rows.into_iter().filter_map(|(row, author)| {
                let name = names.get(&row.programme_id.0)?.clone();
                Some((author.person.0, convert::entry(&row, author, name)))
            });
            Ok::<_, AppError>(shown.collect::<Vec<_>>())
        })
        .await?;
    let page = cursors.page(found, limit, |(_, entry)| ApplicationId::new(entry.application_id))?;
    let look = UseOfList {
        records: page.items.iter().map(|(person, entry)| (*person, entry.application_id)).collect(),
        record: "accommodation_wish",
        purpose: "accommodation",
        operation: "list_accommodation_wishes",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    let items = page.items.into_iter().map(|(_, entry)| entry).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The programmes whose wishes an account reads today, with their names.
fn read_by(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    today: jiff::civil::Date,
) -> Result<BTreeMap<ProgrammeId, Localised>, AppError> {
    let named = store::programmes_of(conn, scope, account, None, None)?;
    let readers = readers_of(conn, scope, &ids_of(&named), today)?;
    Ok(named.into_iter().filter(|(programme, _)| readers.contains_key(programme)).collect())
}
