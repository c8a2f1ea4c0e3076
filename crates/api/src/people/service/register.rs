//! Reading the staff register and correcting it.

use polku_api_types::page::Page;
use polku_api_types::people::{PeopleQuery, PersonDetails, PersonSummary, UpdatePerson};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::PersonId;

use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOf, UseOfList};
use crate::http::IfMatch;
use crate::people::{convert, store};
use crate::problem::{AppError, ProblemCode};

/// A page of the agency's people.
///
/// # Errors
/// `invalid_cursor`, `invalid_fields`, and what the policy refuses.
pub async fn list_people(
    app: &App,
    caller: &Caller,
    query: &PeopleQuery,
) -> Result<Page<PersonSummary>, AppError> {
    caller.demand(Permission::ListPeople, Target::in_agency())?;
    let wanted_list = convert::wanted_list(query);
    let order = wanted_list.order;
    let cursors = app.cursors(caller, format!("people:{}", wanted_list.name));
    let wanted = cursors.wanted(&wanted_list.page)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let rows =
        app.db.read(move |conn| store::list(conn, &scope, &wanted_list.filter, order, &wanted)).await?;
    let page = cursors.page(rows, limit, |(row, ..)| store::Position {
        sort: row.name_sort.clone(),
        id: row.id.0.uuid(),
    })?;
    note_looks(app, caller, "list_people", page.items.iter().map(|(row, ..)| row.id.0))?;
    let items = page.items.into_iter().map(convert::person_summary).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// One person; the look is noted in the use log.
///
/// # Errors
/// `not_found` for nobody of the agency, and what the policy refuses.
pub async fn view_person(app: &App, caller: &Caller, id: PersonId) -> Result<PersonDetails, AppError> {
    let viewed = find(app, caller, id).await?;
    caller.demand(Permission::ViewPerson, target(caller, &viewed.row))?;
    note_look(app, caller, id, "view_person")?;
    Ok(convert::person_details(viewed))
}

/// Whoever is shown somebody's record leaves a trace, or is not shown it.
fn note_look(app: &App, caller: &Caller, id: PersonId, operation: &'static str) -> Result<(), AppError> {
    let used = UseOf {
        person: id,
        record: "person",
        record_id: id.to_string(),
        purpose: "staff_register",
        operation,
        at: app.clock.now(),
    };
    Ok(app.use_log.note(&caller.actor(), used)?)
}

/// The same of a list of people: one look at all of them.
pub(super) fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    people: impl Iterator<Item = PersonId>,
) -> Result<(), AppError> {
    let look = UseOfList {
        records: people.map(|person| (person, person.uuid())).collect(),
        record: "person",
        purpose: "staff_register",
        operation,
        at: app.clock.now(),
    };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}

async fn find(app: &App, caller: &Caller, id: PersonId) -> Result<store::Viewed, AppError> {
    let scope = caller.scope;
    let found = app.db.read(move |conn| store::find(conn, &scope, id)).await?;
    found.ok_or_else(AppError::not_found)
}

/// What somebody of the register is to the caller.
fn target(caller: &Caller, row: &store::PersonRow) -> Target {
    let own = caller.person == Some(row.id.0);
    let supervised = caller.person.is_some() && row.supervisor_id.map(|id| id.0) == caller.person;
    Target::in_agency().owned(own).supervised(supervised)
}

/// Corrects the contact address and the language of one person, until the register brings others.
///
/// # Errors
/// `stale_version`, `invalid_fields`, `not_found`, and what the policy refuses.
pub async fn update_person(
    app: &App,
    caller: &Caller,
    id: PersonId,
    seen: IfMatch,
    body: &UpdatePerson,
) -> Result<PersonDetails, AppError> {
    let (email, language) = convert::contact(body)?;
    let known = find(app, caller, id).await?;
    // The answer is the person: whoever may not see them is not shown them by way of a change.
    caller.demand(Permission::ViewPerson, target(caller, &known.row))?;
    caller.demand(Permission::UpdatePerson, target(caller, &known.row))?;
    let (scope, actor, at) = (caller.scope, caller.actor(), app.clock.now());
    let viewed = app
        .db
        .write_tx(move |conn| {
            if !store::update_contact(conn, &scope, id, email.as_ref(), language, seen.0)? {
                return Err(AppError::new(ProblemCode::StaleVersion));
            }
            let entry = Entry {
                action: "person_updated",
                subject: Subject::new("person", id),
                person: Some(id),
                fields: &["email", "language"],
                at,
            };
            audit::record(conn, &actor, entry)?;
            store::find(conn, &scope, id)?.ok_or_else(AppError::not_found)
        })
        .await?;
    // The answer shows more than was changed.
    note_look(app, caller, id, "update_person")?;
    Ok(convert::person_details(viewed))
}
