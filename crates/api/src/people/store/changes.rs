//! What an import changed of people who applied or take part. Written here, where the register is; read and dealt
//! with in `changes`.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId, RegisterChangeId};
use polku_domain::people::ChangedFact;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{applications, participations, people, register_changes};
use crate::db::{AnyConn, DbError, Key, Ts};

/// Somebody with an application that is not over.
#[derive(Clone, Copy, Debug)]
pub struct Watched {
    pub application: ApplicationId,
    pub programme: ProgrammeId,
    pub person: PersonId,
    /// Whether they take part, and do not only wait for what comes of their application.
    pub takes_part: bool,
}

/// Everybody of the agency who has applied and waits for what comes of it, or takes part.
pub fn watched(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Vec<Watched>, DbError> {
    type Row = (Key<ApplicationId>, Key<ProgrammeId>, Option<Key<ProgrammeId>>, Key<PersonId>);
    let rows: Vec<Row> = applications::table
        .left_join(participations::table.on(participations::application_id.eq(applications::id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::state.eq_any(["submitted", "waiting", "offered", "accepted", "rerouted"]))
        .filter(
            participations::state
                .nullable()
                .is_null()
                .or(participations::state.nullable().eq_any(["ongoing", "paused"])),
        )
        .order(applications::id)
        .select((
            applications::id,
            applications::programme_id,
            participations::programme_id.nullable(),
            applications::person_id,
        ))
        .load(conn)?;
    // Who came by another path takes part in another programme than they applied to.
    let watched = |(application, applied_to, takes_part_in, person): Row| Watched {
        application: application.0,
        programme: takes_part_in.unwrap_or(applied_to).0,
        person: person.0,
        takes_part: takes_part_in.is_some(),
    };
    Ok(rows.into_iter().map(watched).collect())
}

/// The supervisor of each of these people, of their supervisors, and so on up.
pub fn supervisors_above(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    below: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, PersonId>, DbError> {
    let mut supervisor_of = BTreeMap::new();
    let mut asked: BTreeSet<PersonId> = below.into_iter().collect();
    let mut level: Vec<PersonId> = asked.iter().copied().collect();
    while !level.is_empty() {
        type Above = (Key<PersonId>, Option<Key<PersonId>>);
        let mut rows: Vec<Above> = Vec::new();
        // A statement takes only so many values.
        for some in level.chunks(500) {
            let found: Vec<Above> = people::table
                .filter(people::agency_id.eq(Key(scope.agency())))
                .filter(people::id.eq_any(some.iter().copied().map(Key)))
                .select((people::id, people::supervisor_id))
                .load(conn)?;
            rows.extend(found);
        }
        level.clear();
        for (person, supervisor) in rows {
            let Some(Key(supervisor)) = supervisor else { continue };
            supervisor_of.insert(person.0, supervisor);
            if asked.insert(supervisor) {
                level.push(supervisor);
            }
        }
    }
    Ok(supervisor_of)
}

/// Lists what changed of somebody.
pub fn insert_change(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: RegisterChangeId,
    of: &Watched,
    facts: &BTreeSet<ChangedFact>,
    (run, at): (Uuid, Timestamp),
) -> Result<(), DbError> {
    let words: Vec<&'static str> = facts.iter().map(|fact| fact.code()).collect();
    diesel::insert_into(register_changes::table)
        .values((
            register_changes::id.eq(Key(id)),
            register_changes::agency_id.eq(Key(scope.agency())),
            register_changes::programme_id.eq(Key(of.programme)),
            register_changes::application_id.eq(Key(of.application)),
            register_changes::person_id.eq(Key(of.person)),
            register_changes::import_run_id.eq(Key(run)),
            register_changes::facts.eq(words.join(" ")),
            register_changes::noted_at.eq(Ts(at)),
            register_changes::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}
