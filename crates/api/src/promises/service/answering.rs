//! Answering: consent is given by the person themselves, to the version that is in force.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::promises::{
    ConsentToHours, HourConsent, HourQuestion, HourQuestionsQuery, OwnHourQuestion,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, DesignId, PersonId, ProgrammeId};

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, write_once};
use crate::participation::service::{demanded, note_looks};
use crate::participation::store as participations;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::shown;
use crate::programmes::store::count;
use crate::programmes::store::designs::{self, DesignStatus};
use crate::promises::convert;
use crate::promises::store;

/// The versions of some programmes that were published last.
fn in_force(conn: &mut AnyConn, scope: &AgencyScope, of: &[ProgrammeId]) -> Result<Vec<DesignId>, AppError> {
    let mut rows = designs::list_of(conn, scope, of)?;
    rows.retain(|row| row.state.0 == DesignStatus::Published);
    // They come by number, the latest of any programme first.
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|row| seen.insert(row.programme_id.0));
    Ok(rows.iter().map(|row| row.id.0).collect())
}

/// Keeps the caller's consent to the hours of a version.
///
/// # Errors
/// `not_found` where no place was accepted, `participation_stands_still` once it has ended, `hours_replaced` for a version that
/// is not the one in force, `no_hours_asked` where it asked nothing, and what the policy refuses.
pub async fn consent_to_hours(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    body: ConsentToHours,
) -> Result<HourConsent, AppError> {
    let (asking, actor, now) = (caller.clone(), caller.actor(), app.clock.now());
    let wanted = DesignId::new(body.design_id);
    write_once(app, key, move |conn| {
        let scope = &asking.scope;
        let participation = demanded(conn, &asking, application, Permission::ConsentToHours)?;
        if participation.state.0.is_over() {
            return Err(AppError::new(ProblemCode::ParticipationStandsStill));
        }
        if in_force(conn, scope, &[participation.programme_id.0])? != [wanted] {
            return Err(AppError::new(ProblemCode::HoursReplaced));
        }
        let row = store::find(conn, scope, application, wanted)?
            .ok_or_else(|| AppError::new(ProblemCode::NoHoursAsked))?;
        // Another host's clock may be behind the one by which it was asked.
        if store::consent(conn, scope, &row, now.max(row.asked_at.0))? {
            let entry = Entry {
                action: "hours_consented",
                subject: Subject::new("participation", application),
                person: Some(participation.person_id.0),
                fields: &["consented_at"],
                at: now,
            };
            audit::record(conn, &actor, entry)?;
        }
        let row = store::find(conn, scope, application, wanted)?.ok_or_else(AppError::not_found)?;
        Ok(convert::consent(&row))
    })
    .await
}

/// A page of what the caller is asked and has not answered.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_hour_questions(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<OwnHourQuestion>, AppError> {
    let (scope, person) = (caller.scope, caller.person()?);
    let cursors = app.cursors(caller, "own_hour_questions");
    let wanted = cursors.wanted(query)?;
    let limit = wanted.limit;
    let items = app
        .db
        .read(move |conn| {
            let own = participations::of_person(conn, &scope, person, None)?;
            let own = own.iter().filter(|row| !row.state.0.is_over());
            let programmes: Vec<ProgrammeId> = own.map(|row| row.programme_id.0).collect();
            let versions = in_force(conn, &scope, &programmes)?;
            let rows = store::unanswered_by(conn, &scope, person, &versions, &wanted)?;
            let compared =
                rows.iter().flat_map(|(row, ..)| [row.design_version_id.0, row.promised_version_id.0]);
            let compared: Vec<DesignId> = compared.collect();
            let elements = shown::by_design(designs::elements_of(conn, &scope, &compared)?);
            let of = |version: DesignId| elements.get(&version).map_or(&[][..], Vec::as_slice);
            let one = |(row, programme, name): store::OfProgramme| {
                Ok(OwnHourQuestion {
                    programme_id: programme.0.uuid(),
                    programme_name: name.0,
                    consent: convert::consent(&row),
                    changes: convert::changes(of(row.promised_version_id.0), of(row.design_version_id.0))?,
                })
            };
            rows.into_iter().map(one).collect::<Result<Vec<_>, AppError>>()
        })
        .await?;
    cursors.page(items, limit, |last| last.consent.application_id)
}

/// A page of those who were asked of the version in force.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_hour_questions(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &HourQuestionsQuery,
) -> Result<Page<HourQuestion>, AppError> {
    let open = query.open;
    let cursors = app.cursors(caller, format!("hour_questions:{programme}:{open:?}"));
    let wanted = cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let rows = app
        .db
        .read(move |conn| {
            if !participations::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ListParticipants, Target::of_programme(programme))?;
            match in_force(conn, &asking.scope, &[programme])?.first() {
                Some(version) => Ok(store::list(conn, &asking.scope, *version, open, &wanted)?),
                None => Ok(Vec::new()),
            }
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, whose)| store::Position {
        sort: whose.name_sort.clone(),
        id: row.application_id.0.uuid(),
    })?;
    let seen = page.items.iter().map(|(row, whose)| (whose.person.0, row.application_id.0.uuid()));
    note_looks(app, caller, "list_hour_questions", seen.collect())?;
    let shown = |(row, whose): (store::ConsentRow, store::Whose)| HourQuestion {
        person_id: whose.person.0.uuid(),
        given_name: whose.given_name,
        family_name: whose.family_name,
        consent: convert::consent(&row),
    };
    Ok(Page { items: page.items.into_iter().map(shown).collect(), next_cursor: page.next_cursor })
}

/// How many have not answered what the version in force asks of them.
///
/// # Errors
/// What the database refuses.
pub fn count_unanswered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<u32, AppError> {
    match in_force(conn, scope, &[programme])?.first() {
        Some(version) => Ok(count(store::count_open(conn, scope, *version)?)),
        None => Ok(0),
    }
}

/// The same of some programmes; those in which nobody has yet to answer are not in it.
///
/// # Errors
/// What the database refuses.
pub fn count_unanswered_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<(ProgrammeId, u32)>, AppError> {
    let versions = in_force(conn, scope, of)?;
    let rows = store::count_open_of(conn, scope, &versions)?;
    Ok(rows.into_iter().map(|(programme, number)| (programme, count(number))).collect())
}

/// In which programmes some people have not answered what they were asked, by person, with three queries.
///
/// # Errors
/// What the database refuses.
pub fn unanswered_of_people(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
) -> Result<Vec<(PersonId, ProgrammeId)>, AppError> {
    let programmes = store::programmes_asking(conn, scope, people)?;
    let versions = in_force(conn, scope, &programmes)?;
    Ok(store::unanswered_by_each(conn, scope, people, &versions)?)
}

/// Everything that a person was asked, for what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_consents(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<HourConsent>, AppError> {
    Ok(store::of_person(conn, scope, person)?.iter().map(convert::consent).collect())
}
