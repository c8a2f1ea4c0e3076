//! What two persons are to each other.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use polku_domain::ids::{ApplicationId, CallId, PersonId, ProgrammeId, SelectionId};
use polku_domain::merging::Pair;
use polku_domain::people::ReportingLines;

use super::accounts::DISABLED;
use crate::access::AgencyScope;
use crate::db::schema::{accounts, applications, decisions, participations, scoring_assessors, selections};
use crate::db::{AnyConn, DbError, Key};
use crate::people::store::{PersonRow, supervisors_above};

/// Everything that bears on merging the two; `followed` is the one whose line would be followed. That one of them is
/// whoever asks is for the caller to say.
pub fn pair(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    followed: &PersonRow,
    other: &PersonRow,
) -> Result<Pair, DbError> {
    let two = [followed.id, other.id];
    let agency = Key(scope.agency());
    let applied: Vec<(Key<ApplicationId>, Key<CallId>, Key<PersonId>)> = applications::table
        .filter(applications::agency_id.eq(agency))
        .filter(applications::person_id.eq_any(two))
        .select((applications::id, applications::call_id, applications::person_id))
        .load(conn)?;
    let calls: Vec<(CallId, PersonId)> = applied.iter().map(|(_, call, person)| (call.0, person.0)).collect();
    let own: Vec<Key<ApplicationId>> = applied.iter().map(|(id, ..)| *id).collect();
    let lines: Vec<(Key<SelectionId>, Key<ApplicationId>)> = decisions::table
        .inner_join(selections::table.on(selections::id.eq(decisions::selection_id)))
        .filter(decisions::agency_id.eq(agency))
        .filter(decisions::application_id.eq_any(own))
        .filter(decisions::pseudonym.is_not_null())
        .filter(selections::committed_at.is_not_null())
        .select((decisions::selection_id, decisions::application_id))
        .load(conn)?;
    let whose = |application: Key<ApplicationId>| {
        applied.iter().find(|(id, ..)| *id == application).map(|(.., person)| person.0)
    };
    let pools: Vec<(SelectionId, PersonId)> =
        lines.into_iter().filter_map(|(pool, line)| Some((pool.0, whose(line)?))).collect();
    let taking_part: Vec<(Key<ProgrammeId>, Key<PersonId>)> = participations::table
        .filter(participations::agency_id.eq(agency))
        .filter(participations::person_id.eq_any(two))
        .select((participations::programme_id, participations::person_id))
        .load(conn)?;
    let programmes: Vec<(ProgrammeId, PersonId)> =
        taking_part.into_iter().map(|(programme, person)| (programme.0, person.0)).collect();
    let linked: i64 = accounts::table
        .filter(accounts::agency_id.eq(agency))
        .filter(accounts::person_id.eq_any(two))
        .filter(accounts::status.ne(DISABLED))
        .count()
        .get_result(conn)?;
    let scored: Vec<(Key<CallId>, Option<Key<PersonId>>)> = scoring_assessors::table
        .inner_join(accounts::table.on(accounts::id.eq(scoring_assessors::account_id)))
        .filter(scoring_assessors::agency_id.eq(agency))
        .filter(accounts::person_id.eq_any(two))
        .select((scoring_assessors::call_id, accounts::person_id))
        .load(conn)?;
    let lines = ReportingLines::new(supervisors_above(conn, scope, two.map(|key| key.0))?);
    Ok(Pair {
        own: false,
        shared_calls: shared(&calls),
        shared_pools: shared(&pools),
        shared_programmes: shared(&programmes),
        accounts: usize::try_from(linked).unwrap_or_default(),
        in_one_line: lines.in_one_line(&followed.id.0, &other.id.0),
        scores_the_other: scored.iter().any(|(call, assessor)| {
            calls.iter().any(|(of, applicant)| *of == call.0 && assessor.map(|key| key.0) != Some(*applicant))
        }),
        followed_in_service: followed.active,
        other_in_service: other.active,
    })
}

/// How many things both persons have.
fn shared<T: Copy + Ord>(of: &[(T, PersonId)]) -> usize {
    let mut people: BTreeMap<T, BTreeSet<PersonId>> = BTreeMap::new();
    for (thing, person) in of {
        people.entry(*thing).or_default().insert(*person);
    }
    people.values().filter(|people| people.len() > 1).count()
}
