//! What applicants say of themselves for the making of the groups: theirs to see and to change, nobody else's.

use std::collections::BTreeMap;

use polku_api_types::groups::{ApartWish, GroupWishes, SetGroupWishes};
use polku_api_types::text::Language;
use polku_domain::access::{Permission, Target};
use polku_domain::applications::state::StateKind;
use polku_domain::groups::MAX_APART_WISHES;
use polku_domain::ids::{ApplicationId, PersonId};

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::applications::store::{self as applications, ApplicationRow};
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Code, Json, Key};
use crate::groups::store::{self, StateColumn, WishesRow};
use crate::http::IfMatch;
use crate::participation;
use crate::problem::{AppError, FieldCode, ProblemCode};

const EVERY_LANGUAGE: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// What the caller has said for one of their applications.
pub async fn view_group_wishes(
    app: &App,
    caller: Caller,
    application: ApplicationId,
) -> Result<GroupWishes, AppError> {
    app.db
        .read(move |conn| {
            let own = demanded(conn, &caller, application, Permission::ViewGroupWishes)?;
            details(conn, &caller.scope, &own)
        })
        .await
}

/// Says it, in the place of what was said before.
pub async fn set_group_wishes(
    app: &App,
    caller: Caller,
    application: ApplicationId,
    version: IfMatch,
    given: SetGroupWishes,
) -> Result<GroupWishes, AppError> {
    let now = app.clock.now();
    app.db
        .write_tx(move |conn| {
            let own = demanded(conn, &caller, application, Permission::SetGroupWishes)?;
            let before = store::find_wishes(conn, &caller.scope, application)?;
            let standing = before.as_ref().map_or(0, |row| row.version);
            version.check(u64::try_from(standing).unwrap_or(0))?;
            if !is_open_now(conn, &caller.scope, &own)? {
                return Err(AppError::new(ProblemCode::GroupWishesClosed));
            }
            let [apart_one, apart_two] = understand(conn, &caller.scope, &own, &given)?;
            let row = WishesRow {
                application_id: own.id,
                agency_id: own.agency_id,
                programme_id: own.programme_id,
                mode: given.mode.map(Code),
                languages: Json(
                    EVERY_LANGUAGE.into_iter().filter(|one| given.languages.contains(one)).collect(),
                ),
                apart_one,
                apart_two,
                version: standing + 1,
            };
            if before.is_none() {
                store::insert_wishes(conn, &row)?;
            } else if !store::update_wishes(conn, &row)? {
                return Err(AppError::new(ProblemCode::Conflict));
            }
            let entry = Entry {
                action: "group_wishes_set",
                subject: Subject::new("application", application),
                person: Some(own.person_id.0),
                fields: &["group_wishes"],
                at: now,
            };
            record(conn, &caller.actor(), entry)?;
            details(conn, &caller.scope, &own)
        })
        .await
}

/// Everything a person has said, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_wishes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<GroupWishes>, AppError> {
    let said = store::own_wishes(conn, scope, person)?;
    let named: Vec<PersonId> = said.iter().flat_map(|(row, ..)| row.apart()).collect();
    let people = store::wished_people(conn, scope, &named)?;
    let one = |(row, application, groups): store::Standing| {
        shown(row.application_id.0, Some(&row), &people, is_open(application.0, groups.map(|code| code.0)))
    };
    Ok(said.into_iter().map(one).collect())
}

fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    application: ApplicationId,
    permission: Permission,
) -> Result<ApplicationRow, AppError> {
    let mut row = applications::find(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
    // What is said is said for the programme that one takes part in.
    row.programme_id = participation::store::programme_of(conn, &caller.scope, &row)?;
    let is_own = caller.person == Some(row.person_id.0);
    caller.demand(permission, Target::of_programme(row.programme_id.0).owned(is_own))?;
    Ok(row)
}

/// Whether what is said can still matter: a place is held or hoped for, and the groups are not confirmed.
const fn is_open(application: StateKind, groups: Option<StateColumn>) -> bool {
    let hopeful = matches!(
        application,
        StateKind::Submitted
            | StateKind::Waiting
            | StateKind::Offered
            | StateKind::Accepted
            | StateKind::Rerouted
    );
    hopeful && !matches!(groups, Some(StateColumn::Confirmed))
}

fn is_open_now(conn: &mut AnyConn, scope: &AgencyScope, own: &ApplicationRow) -> Result<bool, AppError> {
    let grouping = store::find_grouping(conn, *scope, own.programme_id.0.into())?;
    Ok(is_open(own.state.0, grouping.map(|row| row.state)))
}

fn details(conn: &mut AnyConn, scope: &AgencyScope, own: &ApplicationRow) -> Result<GroupWishes, AppError> {
    let said = store::find_wishes(conn, scope, own.id.0)?;
    let named = said.as_ref().map(WishesRow::apart).unwrap_or_default();
    let people = store::wished_people(conn, scope, &named)?;
    Ok(shown(own.id.0, said.as_ref(), &people, is_open_now(conn, scope, own)?))
}

fn shown(
    application: ApplicationId,
    said: Option<&WishesRow>,
    people: &BTreeMap<PersonId, (String, Option<String>)>,
    open: bool,
) -> GroupWishes {
    let apart = said.map(WishesRow::apart).unwrap_or_default();
    let wish = |person: &PersonId| {
        let (name, email) = people.get(person)?.clone();
        Some(ApartWish { name, email })
    };
    GroupWishes {
        application_id: application.uuid(),
        mode: said.and_then(|row| row.mode).map(|mode| mode.0),
        languages: said.map_or_else(|| EVERY_LANGUAGE.to_vec(), |row| row.languages.0.clone()),
        apart: apart.iter().filter_map(wish).collect(),
        open,
        version: said.map_or(0, |row| u64::try_from(row.version).unwrap_or(0)),
    }
}

/// The people named by their addresses. That an address is unknown may be said: who works at the agency is no secret,
/// who applied is, and nothing here depends on that.
fn understand(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    own: &ApplicationRow,
    given: &SetGroupWishes,
) -> Result<[Option<Key<PersonId>>; MAX_APART_WISHES], AppError> {
    let mut faults = Vec::new();
    if given.languages.is_empty() {
        faults.push(("/languages".to_owned(), FieldCode::Missing));
    }
    if given.apart.len() > MAX_APART_WISHES {
        faults.push(("/apart".to_owned(), FieldCode::TooMany { max: MAX_APART_WISHES as u64 }));
    }
    let mut apart = [None; MAX_APART_WISHES];
    for (number, (wish, place)) in given.apart.iter().zip(&mut apart).enumerate() {
        let pointer = format!("/apart/{number}/email");
        match store::person_by_address(conn, scope, wish.email.trim())? {
            None => faults.push((pointer, FieldCode::NotFound)),
            Some(person) if person == own.person_id.0 => faults.push((pointer, FieldCode::NotAllowed)),
            Some(person) => *place = Some(Key(person)),
        }
    }
    if let [Some(one), Some(other)] = apart
        && one.0 == other.0
    {
        faults.push(("/apart/1/email".to_owned(), FieldCode::Duplicate));
    }
    AppError::unless_valid(faults)?;
    Ok(apart)
}
