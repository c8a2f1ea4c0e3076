//! Who takes part in programmes, when, and in which groups.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationStep;
use polku_domain::sessions::{InGroup, Member, stretches};
use polku_domain::text::Language;

use super::placed::{Of, placed};
use crate::access::AgencyScope;
use crate::db::schema::{participation_events, participations, people};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

/// Somebody who takes part, or did.
#[derive(Clone, Debug)]
pub struct Participant {
    pub programme: ProgrammeId,
    pub application: ApplicationId,
    pub language: Language,
    pub member: Member,
}

/// Everybody of some programmes with four queries, or those of them whose ids are given.
pub fn participants(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    among: Option<&[PersonId]>,
) -> Result<Vec<Participant>, DbError> {
    type Row = (Key<ProgrammeId>, Key<ApplicationId>, Key<PersonId>, Ts, String);
    let programmes: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let mut query = participations::table
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq_any(programmes.clone()))
        .order((participations::programme_id, participations::application_id))
        .select((
            participations::programme_id,
            participations::application_id,
            participations::person_id,
            participations::began_at,
            people::language,
        ))
        .into_boxed();
    if let Some(among) = among {
        let among: Vec<_> = among.iter().map(|person| Key(*person)).collect();
        query = query.filter(participations::person_id.eq_any(among));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let steps = steps_of(conn, scope, &programmes)?;
    let mut groups: BTreeMap<ApplicationId, Vec<InGroup>> = BTreeMap::new();
    for one in placed(conn, scope, Of::Programmes(of))? {
        groups.entry(one.application).or_default().push(one.place);
    }
    let participant = |(programme, application, person, began, language): Row| Participant {
        programme: programme.0,
        application: application.0,
        language: Language::parse(&language).unwrap_or(Language::Fi),
        member: Member {
            person: person.0,
            groups: groups.remove(&application.0).unwrap_or_default(),
            times: stretches(began.0, steps.get(&application.0).map_or(&[], Vec::as_slice)),
        },
    };
    Ok(rows.into_iter().map(participant).collect())
}

type Steps = BTreeMap<ApplicationId, Vec<(ParticipationStep, jiff::Timestamp)>>;

fn steps_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programmes: &[Key<ProgrammeId>],
) -> Result<Steps, DbError> {
    let rows: Vec<(Key<ApplicationId>, Code<ParticipationStep>, Ts)> = participation_events::table
        .inner_join(
            participations::table.on(participations::application_id.eq(participation_events::application_id)),
        )
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq_any(programmes.to_vec()))
        .order(participation_events::id)
        .select((participation_events::application_id, participation_events::step, participation_events::at))
        .load(conn)?;
    let mut steps = Steps::new();
    for (application, step, at) in rows {
        steps.entry(application.0).or_default().push((step.0, at.0));
    }
    Ok(steps)
}
