//! On site or remotely: what the members of hybrid sessions choose (N7, R46).
//!
//! A choice takes a seat while whoever made it is a member and has not apologised, so a seat is free at the very moment they
//! leave. Whoever takes one clears what takes none any more: its owner, back again, chooses anew.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::sessions::{self as wire, ChooseWay, OwnChoosing, OwnSession, SessionWays};
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId, SessionId};
use polku_domain::sessions::{Choosing, NoChoice, Said, Way, Ways};

use super::own::{own_session, shown};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{Idempotent, write_once};
use crate::participation;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::sessions::convert;
use crate::sessions::store::{self, ChoiceRow, Participant, SessionRow};

/// What was said of some sessions by their members.
#[derive(Debug, Default)]
pub struct Standing {
    chose: BTreeMap<(SessionId, ApplicationId), Way>,
    apologised: BTreeSet<(SessionId, ApplicationId)>,
}

impl Standing {
    /// Of those of some sessions whose members have something to choose, with two queries, or none.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn of<'a>(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        rows: impl IntoIterator<Item = &'a SessionRow>,
    ) -> Result<Self, AppError> {
        let ids: Vec<SessionId> =
            rows.into_iter().filter(|row| convert::choosing(row).concerns()).map(|row| row.id.0).collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let chose = store::choices(conn, scope, &ids)?
            .into_iter()
            .map(|row| ((row.session_id.0, row.application_id.0), row.way.0))
            .collect();
        Ok(Self { chose, apologised: store::apologised(conn, scope, &ids)? })
    }

    /// What somebody said of a session.
    pub fn said(&self, session: SessionId, application: ApplicationId) -> Said {
        let of = (session, application);
        Said { chose: self.chose.get(&of).copied(), apologised: self.apologised.contains(&of) }
    }

    /// The members of a session by what they said.
    fn ways(&self, row: &SessionRow, people: &[Participant]) -> Ways {
        Ways::of(members(row, people).map(|one| self.said(row.id.0, one.application)))
    }

    /// Whose choices of a session take no seat any more.
    fn lapsed(&self, row: &SessionRow, people: &[Participant]) -> Vec<ApplicationId> {
        let here: BTreeSet<ApplicationId> = members(row, people).map(|one| one.application).collect();
        let own = self.chose.keys().filter(|(session, _)| *session == row.id.0);
        own.filter(|of| !here.contains(&of.1) || self.apologised.contains(of)).map(|of| of.1).collect()
    }

    /// The members of a session by what they said, as those who plan it see it; nothing where there is nothing to choose.
    pub fn shown(&self, row: &SessionRow, people: &[Participant]) -> Option<SessionWays> {
        let choosing = convert::choosing(row);
        let ways = self.ways(row, people);
        choosing.concerns().then(|| SessionWays {
            on_site: ways.on_site,
            remote: ways.remote,
            undecided: ways.undecided,
            apologised: ways.apologised,
            free_on_site: ways.free(Way::OnSite, choosing.capacity),
            free_remote: ways.free(Way::Remote, choosing.capacity),
            choose_until: choosing.closes_at(),
        })
    }
}

fn members<'a>(row: &'a SessionRow, people: &'a [Participant]) -> impl Iterator<Item = &'a Participant> {
    people
        .iter()
        .filter(|one| one.programme == row.programme_id.0 && one.member.is_in(row.group(), row.starts_at.0))
}

/// What somebody can choose of each of their hybrid sessions, with a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub(super) fn own_choosing(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    rows: &[SessionRow],
    now: Timestamp,
) -> Result<BTreeMap<SessionId, OwnChoosing>, AppError> {
    let hybrid: Vec<&SessionRow> = rows.iter().filter(|row| convert::choosing(row).concerns()).collect();
    if hybrid.is_empty() {
        return Ok(BTreeMap::new());
    }
    let programmes: BTreeSet<ProgrammeId> = hybrid.iter().map(|row| row.programme_id.0).collect();
    let people = store::participants(conn, scope, &programmes.into_iter().collect::<Vec<_>>(), None)?;
    let standing = Standing::of(conn, scope, hybrid.iter().copied())?;
    let own = |row: &SessionRow| {
        let me = members(row, &people).find(|one| one.member.person == person)?;
        let (choosing, ways) = (convert::choosing(row), standing.ways(row, &people));
        let said = standing.said(row.id.0, me.application);
        let seats = |way| wire::WaySeats {
            seats: choosing.capacity.of(way),
            free: ways.free(way, choosing.capacity),
        };
        let own = OwnChoosing {
            chosen: said.chose.filter(|_| !said.apologised).map(convert::way_to_wire),
            choose_until: choosing.closes_at(),
            can_choose: choosing.is_open(now) && !said.apologised,
            on_site: seats(Way::OnSite),
            remote: seats(Way::Remote),
        };
        Some((row.id.0, own))
    };
    Ok(hybrid.into_iter().filter_map(own).collect())
}

/// The caller chooses, or thinks again. The transaction is alone with what it counted, so the last seat is given once.
///
/// # Errors
/// `not_found` for a session of others, `choosing_closed`, `apology_stands`, `seats_taken` with what is left in the other
/// way.
pub async fn choose_way(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
    body: ChooseWay,
) -> Result<OwnSession, AppError> {
    let (asking, person, now) = (caller.clone(), caller.person()?, app.clock.now());
    let way = convert::way_to_domain(body.way);
    write_once(app, key, move |conn| {
        let (row, own) = own_session(conn, &asking.scope, person, id)?;
        take(conn, &asking, person, (&row, way), now)?;
        let choosing = own_choosing(conn, &asking.scope, person, std::slice::from_ref(&row), now)?;
        shown(&row, &own, &choosing, now)
    })
    .await
}

fn take(
    conn: &mut AnyConn,
    caller: &Caller,
    person: PersonId,
    (row, way): (&SessionRow, Way),
    now: Timestamp,
) -> Result<(), AppError> {
    let scope = &caller.scope;
    let people = store::participants(conn, scope, &[row.programme_id.0], None)?;
    let standing = Standing::of(conn, scope, [row])?;
    let mine = members(row, &people)
        .find(|one| one.member.person == person)
        .map(|one| one.application)
        .ok_or_else(AppError::not_found)?;
    let said = standing.said(row.id.0, mine);
    convert::choosing(row).choose(way, said, standing.ways(row, &people), now).map_err(refused)?;
    if said.chose == Some(way) {
        return Ok(());
    }
    store::drop_choices_of(conn, scope, row.id.0, &standing.lapsed(row, &people))?;
    let choice = ChoiceRow {
        session_id: row.id,
        application_id: Key(mine),
        agency_id: row.agency_id,
        way: Code(way),
        chosen_at: Ts(now),
    };
    store::keep_choice(conn, scope, &choice)?;
    let entry = Entry {
        action: "session_way_chosen",
        subject: Subject::new("session", row.id.0),
        person: Some(person),
        fields: &["way"],
        at: now,
    };
    Ok(audit::record(conn, &caller.actor(), entry)?)
}

fn refused(why: NoChoice) -> AppError {
    match why {
        NoChoice::Closed => AppError::new(ProblemCode::ChoosingClosed),
        NoChoice::Apologised => AppError::new(ProblemCode::ApologyStands),
        NoChoice::Full { left } => AppError::new(ProblemCode::SeatsTaken)
            .field("/way", FieldCode::Full { left: left.map(u64::from) }),
    }
}

/// Sees to what was chosen of a session that changes: a session that is hybrid no more has nothing chosen, and one that
/// stays so keeps a seat for everybody who chose it.
///
/// # Errors
/// `invalid_fields` with how many chose a way that would have fewer seats.
pub(super) fn keep_seats(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (before, after): (&SessionRow, &SessionRow),
) -> Result<(), AppError> {
    let (was, is): (Choosing, Choosing) = (convert::choosing(before), convert::choosing(after));
    if !was.concerns() {
        return Ok(());
    }
    if !is.concerns() {
        return Ok(store::drop_choices(conn, scope, &[before.id.0])?);
    }
    let people = store::participants(conn, scope, &[after.programme_id.0], None)?;
    let standing = Standing::of(conn, scope, [after])?;
    if let Some((way, taken)) = standing.ways(after, &people).over(is.capacity) {
        let pointer = if way == Way::OnSite { "/seats" } else { "/remote_seats" };
        return Err(AppError::invalid(pointer, FieldCode::TooSmall { min: taken.into() }));
    }
    Ok(store::drop_choices_of(conn, scope, after.id.0, &standing.lapsed(after, &people))?)
}

/// With a fixed number of queries, all that somebody chose, for everything that is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_choices(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<wire::OwnChoice>, AppError> {
    let of: Vec<ApplicationId> = participation::store::of_person(conn, scope, person, None)?
        .iter()
        .map(|row| row.application_id.0)
        .collect();
    let chosen = store::choices_of(conn, scope, &of)?;
    let sessions = store::by_ids(conn, scope, chosen.iter().map(|row| row.session_id.0))?;
    let elements = store::elements(conn, scope, sessions.iter().map(|row| row.element_id))?;
    let programmes: BTreeSet<ProgrammeId> = sessions.iter().map(|row| row.programme_id.0).collect();
    let names = store::programme_names(conn, scope, &programmes.into_iter().collect::<Vec<_>>())?;
    let choice = |row: &ChoiceRow| {
        let session = sessions.iter().find(|one| one.id == row.session_id).ok_or_else(AppError::not_found)?;
        let element = elements.get(&session.element_id.0).ok_or_else(AppError::not_found)?;
        Ok(wire::OwnChoice {
            session_id: session.id.0.uuid(),
            programme: names.get(&session.programme_id.0).cloned().ok_or_else(AppError::not_found)?,
            title: element.title.0.clone(),
            start: session.local_start.clone(),
            way: convert::way_to_wire(row.way.0),
            chosen_at: row.chosen_at.0,
        })
    };
    chosen.iter().map(choice).collect()
}
