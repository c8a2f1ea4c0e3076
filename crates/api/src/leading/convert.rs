//! Wire ↔ domain.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::leading as wire;
use polku_domain::facilitators::Rights;
use polku_domain::ids::{ElementId, FacilitatorId, SessionId};

use crate::facilitators::waivers::{Cause, Waiver};
use crate::facilitators::{Leader, kind_to_wire, stage_to_wire};
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::designs::ElementRow;
use crate::sessions::store::SessionRow;

const fn cause_to_wire(cause: Cause) -> wire::WaiverEnd {
    match cause {
        Cause::ModeChanged => wire::WaiverEnd::ModeChanged,
        Cause::CoachChanged => wire::WaiverEnd::CoachChanged,
    }
}

/// Somebody who leads, for those who plan.
pub fn named(leader: &Leader, today: Date) -> wire::NamedLeader {
    let rights = Rights { accepted: leader.accepted, ends_on: leader.ends_on };
    wire::NamedLeader {
        facilitator_id: leader.facilitator.uuid(),
        kind: kind_to_wire(leader.kind),
        name: leader.name.clone(),
        organisation: leader.organisation.clone(),
        stage: stage_to_wire(rights.stage(today)),
        ends_on: leader.ends_on,
    }
}

/// What waivers are shown with.
#[derive(Debug)]
pub struct Beside {
    pub sessions: BTreeMap<SessionId, SessionRow>,
    pub elements: BTreeMap<ElementId, ElementRow>,
    pub names: BTreeMap<FacilitatorId, String>,
}

/// A waiver as it is shown.
///
/// # Errors
/// `not_found` where its session is not there.
pub fn waiver((row, ended): &Waiver, beside: &Beside) -> Result<wire::CoachWaiver, AppError> {
    let session = beside.sessions.get(&row.session_id.0).ok_or_else(AppError::not_found)?;
    let element = beside.elements.get(&session.element_id.0).ok_or_else(AppError::not_found)?;
    Ok(wire::CoachWaiver {
        id: row.id.0.uuid(),
        session_id: row.session_id.0.uuid(),
        title: element.title.0.clone(),
        starts_at: session.starts_at.0,
        mode: mode_to_wire(row.mode.0),
        facilitator_id: row.facilitator_id.0.uuid(),
        coach: beside.names.get(&row.facilitator_id.0).cloned(),
        finding: row.finding.0.clone(),
        reason: row.reason.clone(),
        official_name: row.official_name.clone(),
        official_title: row.official_title.clone(),
        decided_at: row.decided_at.0,
        ended: ended.map(|(cause, _)| cause_to_wire(cause.0)),
        ended_at: ended.map(|(_, at)| at.0),
    })
}
