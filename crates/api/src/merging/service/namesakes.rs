//! Two persons of one name who are not one: said by whoever merges, kept, taken back.

use polku_api_types::merging::{DismissSuggestion, Namesakes, OwnNamesakes};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{NamesakesId, PersonId};
use uuid::Uuid;

use super::note_looks;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, write_once};
use crate::merging::{convert, store};
use crate::problem::{AppError, FieldCode};

/// The two are not one: they are suggested no more. Said again it changes nothing.
///
/// # Errors
/// `invalid_fields` for one person twice; `not_found` for two who are not suggested.
pub async fn dismiss_suggestion(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: DismissSuggestion,
) -> Result<Namesakes, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let mut pair = [PersonId::new(body.one_id), PersonId::new(body.other_id)];
    pair.sort_unstable_by_key(|person| person.uuid());
    if body.one_id == body.other_id {
        return Err(AppError::invalid("/other_id", FieldCode::Duplicate));
    }
    let (asking, now) = (caller.clone(), app.clock.now());
    let id = NamesakesId::new(app.ids.ordered());
    let said = write_once(app, key, move |conn| {
        let scope = &asking.scope;
        if let Some(row) = store::find_namesakes(conn, scope, pair)? {
            return shown(conn, scope, &[row])?.pop().ok_or_else(AppError::not_found);
        }
        store::two_people(conn, scope, pair)?.ok_or_else(AppError::not_found)?;
        let people = store::summaries(conn, scope, &pair)?;
        let [one, other] = pair.map(|person| people.get(&person));
        one.zip(other)
            .and_then(|(one, other)| convert::suggestion(one, other))
            .ok_or_else(AppError::not_found)?;
        store::insert_namesakes(conn, scope, (id, pair), (asking.account()?, now))?;
        let entry = |person| Entry {
            action: "merge_suggestion_dismissed",
            subject: Subject::new("namesakes", id),
            person: Some(person),
            fields: &["namesakes"],
            at: now,
        };
        audit::record_all(conn, &asking.actor(), &pair.map(entry))?;
        let row = store::namesakes_by_id(conn, scope, id)?.ok_or_else(AppError::not_found)?;
        shown(conn, scope, &[row])?.pop().ok_or_else(AppError::not_found)
    })
    .await?;
    note_looks(app, caller, "dismiss_merge_suggestion", pair)?;
    Ok(said)
}

/// What was said, with who the two are.
fn shown(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    rows: &[store::NamesakesRow],
) -> Result<Vec<Namesakes>, AppError> {
    let ids: Vec<PersonId> = rows.iter().flat_map(|row| [row.one.0, row.other.0]).collect();
    let people = store::summaries(conn, scope, &ids)?;
    let one = |row: &store::NamesakesRow| {
        Some(convert::namesakes(row, people.get(&row.one.0)?, people.get(&row.other.0)?))
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// A page of those who were found to be two, the latest first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_namesakes(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<Namesakes>, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let cursors = app.cursors(caller, "namesakes");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let found = app
        .db
        .read(move |conn| {
            let rows = store::list_namesakes(conn, &scope, &wanted)?;
            shown(conn, &scope, &rows)
        })
        .await?;
    let page = cursors.page(found, limit, |pair| pair.id)?;
    let people = page.items.iter().flat_map(|pair| [pair.one.id, pair.other.id]).map(PersonId::new);
    note_looks(app, caller, "list_namesakes", people)?;
    Ok(page)
}

/// Takes it back: the two are suggested again as long as they look like one.
///
/// # Errors
/// `not_found` once it was taken back.
pub async fn undo_namesakes(app: &App, caller: &Caller, id: NamesakesId) -> Result<(), AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let scope = &asking.scope;
            let row = store::namesakes_by_id(conn, scope, id)?.ok_or_else(AppError::not_found)?;
            store::delete_namesakes(conn, scope, id)?;
            let entry = |person| Entry {
                action: "merge_suggestion_restored",
                subject: Subject::new("namesakes", id),
                person: Some(person),
                fields: &["namesakes"],
                at: now,
            };
            audit::record_all(conn, &asking.actor(), &[entry(row.one.0), entry(row.other.0)])?;
            Ok(())
        })
        .await
}

/// That a person was found to be somebody else, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_namesakes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnNamesakes>, AppError> {
    let said = store::namesakes_of(conn, scope, person)?;
    Ok(said.into_iter().map(|dismissed_at| OwnNamesakes { dismissed_at }).collect())
}
