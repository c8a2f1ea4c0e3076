//! Rows of addenda and of the offers they make, each within one agency.

use std::collections::{BTreeMap, BTreeSet};

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::applications::{Answer, Fact};
use polku_api_types::programmes::{Question, RuleCondition};
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{
    AccountId, AddendumId, AgencyId, ApplicationId, CallId, PathOfferId, PersonId, ProgrammeId,
};
use polku_domain::participation::ParticipationKind;
use polku_domain::rerouting::PathOfferKind;

use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::{
    addenda, applications, calls, group_wishes, participations, path_offers, people, programmes,
    register_changes, selections,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;
use crate::programmes::store::calls::CallStatus;
use crate::programmes::store::stored_words;

stored_words!(PathOfferKind);

/// State of an addendum as the column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddendumColumn {
    Prepared,
    Adopted,
    Withdrawn,
}

codes!(AddendumColumn { Prepared = "prepared", Adopted = "adopted", Withdrawn = "withdrawn" });

/// An addendum as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = addenda)]
pub struct AddendumRow {
    pub id: Key<AddendumId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub programme_id: Key<ProgrammeId>,
    pub target_programme_id: Key<ProgrammeId>,
    pub title: Json<Localised>,
    pub conditions: Json<Vec<RuleCondition>>,
    pub reason: Json<Localised>,
    pub answer_by: Day,
    pub state: Code<AddendumColumn>,
    pub prepared_by: Key<AccountId>,
    pub prepared_at: Ts,
    pub adopted_by: Option<Key<AccountId>>,
    pub adopter_name: Option<String>,
    pub adopter_title: Option<String>,
    pub adopted_at: Option<Ts>,
    pub version: i64,
}

/// An offer as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = path_offers)]
pub struct PathOfferRow {
    pub id: Key<PathOfferId>,
    pub agency_id: Key<AgencyId>,
    pub addendum_id: Key<AddendumId>,
    pub application_id: Key<ApplicationId>,
    pub facts: Json<Vec<Fact>>,
    pub state: Code<PathOfferKind>,
    pub offered_at: Ts,
    pub deadline: Ts,
    pub answered_at: Option<Ts>,
}

/// Adds an addendum.
pub fn insert_addendum(conn: &mut AnyConn, row: &AddendumRow) -> Result<(), DbError> {
    diesel::insert_into(addenda::table).values(row).execute(conn)?;
    Ok(())
}

/// One addendum.
pub fn find_addendum(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: AddendumId,
) -> Result<Option<AddendumRow>, DbError> {
    let row = addenda::table
        .filter(addenda::agency_id.eq(Key(scope.agency())))
        .filter(addenda::id.eq(Key(id)))
        .select(AddendumRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A page of the addenda of a call with the names of what they offer, the earliest first: all, or only those that were
/// adopted.
pub fn addenda_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    only_adopted: bool,
    wanted: &Wanted<AddendumId>,
) -> Result<Vec<(AddendumRow, Localised)>, DbError> {
    let mut query = addenda::table
        .inner_join(programmes::table.on(programmes::id.eq(addenda::target_programme_id)))
        .filter(addenda::agency_id.eq(Key(scope.agency())))
        .filter(addenda::call_id.eq(Key(call)))
        .order(addenda::id)
        .limit(wanted.rows())
        .select((AddendumRow::as_select(), programmes::name))
        .into_boxed();
    if only_adopted {
        query = query.filter(addenda::state.eq(Code(AddendumColumn::Adopted)));
    }
    if let Some(after) = wanted.after {
        query = query.filter(addenda::id.gt(Key(after)));
    }
    let rows: Vec<(AddendumRow, Json<Localised>)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(row, name)| (row, name.0)).collect())
}

/// How many addenda a call has, withdrawn ones included.
pub fn count_addenda(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<i64, DbError> {
    let count = addenda::table
        .filter(addenda::agency_id.eq(Key(scope.agency())))
        .filter(addenda::call_id.eq(Key(call)))
        .count()
        .get_result(conn)?;
    Ok(count)
}

/// Writes the state of a prepared addendum that still has its version, with who adopted it; says whether it had.
pub fn update_addendum(conn: &mut AnyConn, scope: &AgencyScope, row: &AddendumRow) -> Result<bool, DbError> {
    let standing = addenda::table
        .filter(addenda::agency_id.eq(Key(scope.agency())))
        .filter(addenda::id.eq(row.id))
        .filter(addenda::state.eq(Code(AddendumColumn::Prepared)))
        .filter(addenda::version.eq(row.version - 1));
    let rows = diesel::update(standing)
        .set((
            addenda::state.eq(row.state),
            addenda::adopted_by.eq(row.adopted_by),
            addenda::adopter_name.eq(&row.adopter_name),
            addenda::adopter_title.eq(&row.adopter_title),
            addenda::adopted_at.eq(row.adopted_at),
            addenda::version.eq(row.version),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Whether a pool of the call has been committed.
pub fn is_committed(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<bool, DbError> {
    let rounds = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::call_id.eq(Key(call)))
        .filter(selections::committed_at.is_not_null());
    Ok(diesel::select(exists(rounds)).get_result(conn)?)
}

/// Whether a programme has a call that has been sent to its decider and whose outcome nobody has confirmed.
pub fn has_running_call(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<bool, DbError> {
    let confirmed = selections::table
        .filter(selections::agency_id.eq(calls::agency_id))
        .filter(selections::call_id.eq(calls::id))
        .filter(selections::confirmed_at.is_not_null());
    let running = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::programme_id.eq(Key(programme)))
        .filter(calls::state.ne(Code(CallStatus::Draft)))
        .filter(not(exists(confirmed)));
    Ok(diesel::select(exists(running)).get_result(conn)?)
}

/// Who takes part in a programme, or has an application to it that may still lead there.
pub fn people_in(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<BTreeSet<PersonId>, DbError> {
    let hopeful = [StateKind::Submitted, StateKind::Waiting, StateKind::Offered].map(Code);
    let applied: Vec<Key<PersonId>> = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::programme_id.eq(Key(programme)))
        .filter(applications::state.eq_any(hopeful))
        .select(applications::person_id)
        .load(conn)?;
    let under_way = [ParticipationKind::Ongoing, ParticipationKind::Paused].map(Code);
    let taking_part: Vec<Key<PersonId>> = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .filter(participations::state.eq_any(under_way))
        .select(participations::person_id)
        .load(conn)?;
    Ok(applied.into_iter().chain(taking_part).map(|person| person.0).collect())
}

/// Removes what was said for the groups of the programme that an application leaves.
pub fn forget_group_wishes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<(), DbError> {
    let said = group_wishes::table
        .filter(group_wishes::agency_id.eq(Key(scope.agency())))
        .filter(group_wishes::application_id.eq(Key(application)));
    diesel::delete(said).execute(conn)?;
    Ok(())
}

/// Puts what the register changed of an applicant, and nobody has dealt with, before those who run the programme that
/// the applicant takes part in from now on.
pub fn refile_register_changes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
    programme: ProgrammeId,
) -> Result<(), DbError> {
    let open = register_changes::table
        .filter(register_changes::agency_id.eq(Key(scope.agency())))
        .filter(register_changes::application_id.eq(Key(application)))
        .filter(register_changes::resolution.is_null());
    diesel::update(open)
        .set((
            register_changes::programme_id.eq(Key(programme)),
            register_changes::version.eq(register_changes::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a number of places at once; false when so many are not free.
pub fn take_places(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    places: i64,
) -> Result<bool, DbError> {
    let roomy = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(programme)))
        .filter((programmes::places_taken + places).le(programmes::places));
    let rows = diesel::update(roomy)
        .set(programmes::places_taken.eq(programmes::places_taken + places))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Adds offers.
pub fn insert_offers(conn: &mut AnyConn, rows: &[PathOfferRow]) -> Result<(), DbError> {
    // A statement takes a bounded number of parameters: nine columns a row.
    for rows in rows.chunks(1_000) {
        each_backend!(conn, |c| diesel::insert_into(path_offers::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// The applications of a call that were offered this programme before, or are offered another path now.
pub fn not_to_be_offered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    target: ProgrammeId,
) -> Result<BTreeSet<ApplicationId>, DbError> {
    let rows: Vec<Key<ApplicationId>> = path_offers::table
        .inner_join(addenda::table.on(addenda::id.eq(path_offers::addendum_id)))
        .filter(path_offers::agency_id.eq(Key(scope.agency())))
        .filter(addenda::call_id.eq(Key(call)))
        .filter(
            addenda::target_programme_id.eq(Key(target)).or(path_offers::state.eq(Code(PathOfferKind::Open))),
        )
        .select(path_offers::application_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|application| application.0).collect())
}

/// How many offers of some addenda are in which state.
pub fn counts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AddendumId],
) -> Result<BTreeMap<(AddendumId, PathOfferKind), i64>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<AddendumId>, Code<PathOfferKind>, i64)> = path_offers::table
        .filter(path_offers::agency_id.eq(Key(scope.agency())))
        .filter(path_offers::addendum_id.eq_any(of))
        .group_by((path_offers::addendum_id, path_offers::state))
        .select((path_offers::addendum_id, path_offers::state, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(addendum, state, count)| ((addendum.0, state.0), count)).collect())
}

/// An offer with the addendum that made it, what it offers, and the state of its application.
#[derive(Clone, Debug, Queryable)]
pub struct WholeOffer {
    pub offer: PathOfferRow,
    pub addendum: AddendumRow,
    pub programme_name: Json<Localised>,
    pub application: Code<StateKind>,
    pub person: Key<PersonId>,
}

/// Which offers.
#[derive(Clone, Copy, Debug)]
pub enum OffersOf<'a> {
    /// All to a person, or a page of them.
    Person(PersonId, Option<&'a Wanted<PathOfferId>>),
    One(PathOfferId),
}

/// The offers to a person, the latest first, or one offer.
pub fn offers(conn: &mut AnyConn, scope: &AgencyScope, of: OffersOf<'_>) -> Result<Vec<WholeOffer>, DbError> {
    let query = path_offers::table
        .inner_join(addenda::table.on(addenda::id.eq(path_offers::addendum_id)))
        .inner_join(programmes::table.on(programmes::id.eq(addenda::target_programme_id)))
        .inner_join(applications::table.on(applications::id.eq(path_offers::application_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .into_boxed::<crate::db::MultiBackend>();
    let query = match of {
        OffersOf::Person(person, wanted) => {
            let mut query = query.filter(applications::person_id.eq(Key(person)));
            if let Some(wanted) = wanted {
                query = query.limit(wanted.rows());
                if let Some(after) = wanted.after {
                    query = query.filter(path_offers::id.lt(Key(after)));
                }
            }
            query
        }
        OffersOf::One(offer) => query.filter(path_offers::id.eq(Key(offer))),
    };
    let rows = query
        .order(path_offers::id.desc())
        .select((
            PathOfferRow::as_select(),
            AddendumRow::as_select(),
            programmes::name,
            applications::state,
            applications::person_id,
        ))
        .load(conn)?;
    Ok(rows)
}

/// The open offers of an addendum whose time is over.
pub fn overdue(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    addendum: AddendumId,
    now: Timestamp,
) -> Result<Vec<PathOfferRow>, DbError> {
    let rows = path_offers::table
        .filter(path_offers::agency_id.eq(Key(scope.agency())))
        .filter(path_offers::addendum_id.eq(Key(addendum)))
        .filter(path_offers::state.eq(Code(PathOfferKind::Open)))
        .filter(path_offers::deadline.le(Ts(now)))
        .order(path_offers::id)
        .select(PathOfferRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Ends an open offer; false when somebody was faster.
pub fn end_offer(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    offer: PathOfferId,
    to: PathOfferKind,
    at: Timestamp,
) -> Result<bool, DbError> {
    let open = path_offers::table
        .filter(path_offers::agency_id.eq(Key(scope.agency())))
        .filter(path_offers::id.eq(Key(offer)))
        .filter(path_offers::state.eq(Code(PathOfferKind::Open)));
    let rows = diesel::update(open)
        .set((path_offers::state.eq(Code(to)), path_offers::answered_at.eq(Ts(at))))
        .execute(conn)?;
    Ok(rows == 1)
}

/// What clusters are counted from, for one applicant.
#[derive(Clone, Debug, Queryable)]
pub struct ClusteredRow {
    pub job_category: String,
    pub role_started_on: Option<Day>,
    pub answers: Json<Vec<Answer>>,
}

/// Everybody who applied to a call and did not withdraw.
pub fn clustered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<ClusteredRow>, DbError> {
    let rows = applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::state.ne(Code(StateKind::Withdrawn)))
        .select((people::job_category, people::role_started_on, applications::answers))
        .load(conn)?;
    Ok(rows)
}

/// The day a call opened and what it asked.
pub fn asked_in(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<(Day, Vec<Question>), DbError> {
    let (opened, questions): (Day, Json<Vec<Question>>) = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(call)))
        .select((calls::opens_on, calls::questions))
        .first(conn)?;
    Ok((opened, questions.0))
}
