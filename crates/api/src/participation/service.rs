//! Use cases of participations.

use std::sync::Arc;

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::participation::{ParticipantSummary, ParticipantsQuery, ParticipationDetails};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, ApplicationId, PersonId, ProgrammeId};
use polku_domain::participation::{ActedAs, ParticipationChange, ParticipationStep};
use uuid::Uuid;

use super::convert;
use super::store::{self, EventRow, ParticipationRow};
use crate::access::{AgencyScope, Caller};
use crate::accommodation;
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject, UseOfList};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{Idempotent, Wanted, write_once};
use crate::ids::Ids;
use crate::problem::{AppError, ProblemCode};

/// Who changes a participation, in which part, and when. Cheap to clone into a replayable transaction.
#[derive(Clone, Debug)]
pub struct Act {
    scope: AgencyScope,
    actor: Actor,
    account: AccountId,
    acted_as: ActedAs,
    ids: Arc<dyn Ids>,
    now: Timestamp,
}

impl Act {
    /// In which part.
    #[must_use]
    pub const fn acted_as(&self) -> ActedAs {
        self.acted_as
    }

    /// The agency.
    #[must_use]
    pub const fn scope(&self) -> &AgencyScope {
        &self.scope
    }

    /// A request.
    ///
    /// # Errors
    /// `forbidden` for a machine client: whoever ends somebody's participation answers for it by name.
    pub fn of(app: &App, caller: &Caller, acted_as: ActedAs) -> Result<Self, AppError> {
        Ok(Self {
            scope: caller.scope,
            actor: caller.actor(),
            account: caller.account()?,
            acted_as,
            ids: Arc::clone(&app.ids),
            now: app.clock.now(),
        })
    }
}

/// What a participation is to the caller.
#[must_use]
pub fn target(caller: &Caller, row: &ParticipationRow) -> Target {
    Target::of_programme(row.programme_id.0).owned(caller.person == Some(row.person_id.0))
}

/// The participation of an application, once the caller may do `permission` to it.
///
/// # Errors
/// `not_found` where no place was accepted, and what the policy refuses.
pub fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    application: ApplicationId,
    permission: Permission,
) -> Result<ParticipationRow, AppError> {
    let row = store::find(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, target(caller, &row))?;
    Ok(row)
}

/// Begins when a place is accepted; call it in that transaction.
///
/// # Errors
/// What the database refuses.
pub fn begin(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
    (programme, person): (ProgrammeId, PersonId),
    at: Timestamp,
) -> Result<(), AppError> {
    Ok(store::insert(conn, &store::begun(scope, application, programme, person, at))?)
}

/// Carries out a change with its line in the history; what ends the participation erases what its participant needed. Of
/// two who change the same, one is refused.
///
/// # Errors
/// `participation_stands_still` when the state has no such way out.
pub fn change(
    conn: &mut AnyConn,
    act: &Act,
    row: &ParticipationRow,
    change: ParticipationChange,
) -> Result<(), AppError> {
    let next = convert::state_of(row)
        .change(change, act.now)
        .map_err(|over| AppError::new(ProblemCode::ParticipationStandsStill).because(over))?;
    if !store::update(conn, &act.scope, row, next)? {
        return Err(AppError::new(ProblemCode::Conflict));
    }
    let event = EventRow {
        id: Key(act.ids.ordered()),
        agency_id: row.agency_id,
        application_id: row.application_id,
        step: Code(change.step()),
        reason: next.reason().map(Code),
        acted_as: Code(act.acted_as),
        acted_by: Key(act.account),
        at: Ts(act.now),
    };
    accommodation::erase_over(conn, &act.scope, &[row.application_id.0])?;
    store::insert_event(conn, &event)?;
    let entry = Entry {
        action: action(change.step()),
        subject: Subject::new("participation", row.application_id.0),
        person: Some(row.person_id.0),
        fields: if next.reason().is_some() { &["state", "reason"] } else { &["state"] },
        at: act.now,
    };
    Ok(audit::record(conn, &act.actor, entry)?)
}

const fn action(step: ParticipationStep) -> &'static str {
    match step {
        ParticipationStep::Paused => "participation_paused",
        ParticipationStep::Resumed => "participation_resumed",
        ParticipationStep::Discontinued => "participation_discontinued",
        ParticipationStep::Completed => "participation_completed",
    }
}

/// A participation as it is now, with its history.
///
/// # Errors
/// `not_found`.
pub fn details(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<ParticipationDetails, AppError> {
    let row = store::find(conn, scope, application)?.ok_or_else(AppError::not_found)?;
    let events = store::events_of(conn, scope, &[application])?;
    Ok(convert::details(&row, &events))
}

/// The coordinator pauses, resumes or completes a participation. None of it frees a place.
///
/// # Errors
/// `not_found`, `participation_stands_still`, and what the policy refuses.
pub async fn manage(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    wanted: ParticipationChange,
) -> Result<ParticipationDetails, AppError> {
    let act = Act::of(app, caller, ActedAs::Coordinator)?;
    let asking = caller.clone();
    let (person, answer) = write_once(app, key, move |conn| {
        let row = demanded(conn, &asking, application, Permission::ManageParticipation)?;
        change(conn, &act, &row, wanted)?;
        Ok((row.person_id.0, details(conn, &asking.scope, application)?))
    })
    .await?;
    note_looks(app, caller, "manage_participation", vec![(person, application.uuid())])?;
    Ok(answer)
}

/// A participation with its history.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_participation(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
) -> Result<ParticipationDetails, AppError> {
    let asking = caller.clone();
    let (person, answer) = app
        .db
        .read(move |conn| {
            let row = demanded(conn, &asking, application, Permission::ViewParticipation)?;
            Ok::<_, AppError>((row.person_id.0, details(conn, &asking.scope, application)?))
        })
        .await?;
    note_looks(app, caller, "view_participation", vec![(person, application.uuid())])?;
    Ok(answer)
}

/// A page of the caller's own participations, the latest first.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_participations(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<ParticipationDetails>, AppError> {
    let (scope, person) = (caller.scope, caller.person()?);
    let cursors = app.cursors(caller, "own_participations");
    let wanted: Wanted<store::OwnPosition> = cursors.wanted(query)?;
    let limit = wanted.limit;
    let items = app.db.read(move |conn| of_person(conn, &scope, person, Some(&wanted))).await?;
    cursors.page(items, limit, |last| store::OwnPosition {
        began_at: last.began_at,
        application: ApplicationId::new(last.application_id),
    })
}

/// All of them, for everything that is held about a person.
///
/// # Errors
/// What the database refuses.
pub fn own_participations(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<ParticipationDetails>, AppError> {
    of_person(conn, scope, person, None)
}

fn of_person(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    wanted: Option<&Wanted<store::OwnPosition>>,
) -> Result<Vec<ParticipationDetails>, AppError> {
    let rows = store::of_person(conn, scope, person, wanted)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.application_id.0).collect();
    let events = store::events_of(conn, scope, &ids)?;
    Ok(rows.iter().map(|row| convert::details(row, &events)).collect())
}

/// The participants of a programme by name, also those who left.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_participants(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &ParticipantsQuery,
) -> Result<Page<ParticipantSummary>, AppError> {
    let state = query.state.map(convert::state_to_domain);
    let cursors = app.cursors(caller, format!("participants:{programme}:{state:?}"));
    let wanted = cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let rows = app
        .db
        .read(move |conn| {
            if !store::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ListParticipants, Target::of_programme(programme))?;
            Ok(store::list(conn, &asking.scope, programme, state, &wanted)?)
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, whose)| store::Position {
        sort: whose.name_sort.clone(),
        id: row.application_id.0.uuid(),
    })?;
    let seen = page.items.iter().map(|(row, _)| (row.person_id.0, row.application_id.0.uuid()));
    note_looks(app, caller, "list_participants", seen.collect())?;
    let items = page.items.into_iter().map(convert::summary).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Whoever is shown that somebody left, and why, leaves a trace, or is not shown it.
///
/// # Errors
/// When the use log cannot take it.
pub fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    records: Vec<(PersonId, Uuid)>,
) -> Result<(), AppError> {
    let at = app.clock.now();
    let look = UseOfList { records, record: "participation", purpose: "participation", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
