//! Wire ↔ domain.

use polku_api_types::participation as wire;
use polku_domain::participation::{
    ActedAs, DiscontinuationReason, ParticipationKind, ParticipationState, ParticipationStep,
};

use super::store::{EventRow, ListedRow, ParticipationRow};
use crate::programmes::convert::design::same_words;
use crate::programmes::store::version;

same_words! {
    /// A state on the wire.
    state_to_wire, state_to_domain, wire::ParticipationState, ParticipationKind,
    [Ongoing, Paused, Discontinued, Completed]
}

same_words! {
    /// A reason on the wire.
    reason_to_wire, reason_to_domain, wire::DiscontinuationReason, DiscontinuationReason,
    [LeftAgency, WorkSituation, OtherDuties, OtherPath, OwnChoice, NotTold]
}

/// A step on the wire.
const fn step_to_wire(step: ParticipationStep) -> wire::ParticipationStep {
    match step {
        ParticipationStep::Paused => wire::ParticipationStep::Paused,
        ParticipationStep::Resumed => wire::ParticipationStep::Resumed,
        ParticipationStep::Discontinued => wire::ParticipationStep::Discontinued,
        ParticipationStep::Completed => wire::ParticipationStep::Completed,
    }
}

/// A part on the wire.
const fn acted_as_to_wire(part: ActedAs) -> wire::ActedAs {
    match part {
        ActedAs::Participant => wire::ActedAs::Participant,
        ActedAs::Coordinator => wire::ActedAs::Coordinator,
    }
}

/// The state of a stored participation. That one has a reason exactly when it was discontinued is a constraint of the
/// table.
pub fn state_of(row: &ParticipationRow) -> ParticipationState {
    let since = row.state_changed_at.0;
    match row.state.0 {
        ParticipationKind::Ongoing => ParticipationState::Ongoing { since },
        ParticipationKind::Paused => ParticipationState::Paused { since },
        ParticipationKind::Completed => ParticipationState::Completed { since },
        ParticipationKind::Discontinued => {
            let reason = row.reason.map_or(DiscontinuationReason::NotTold, |reason| reason.0);
            ParticipationState::Discontinued { since, reason }
        }
    }
}

/// A participation with its history.
pub fn details(row: &ParticipationRow, events: &[EventRow]) -> wire::ParticipationDetails {
    let own = events.iter().filter(|event| event.application_id == row.application_id);
    wire::ParticipationDetails {
        application_id: row.application_id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        state: state_to_wire(row.state.0),
        reason: row.reason.map(|reason| reason_to_wire(reason.0)),
        began_at: row.began_at.0,
        since: row.state_changed_at.0,
        events: own.map(event).collect(),
        version: version(row.version),
    }
}

fn event(row: &EventRow) -> wire::ParticipationEvent {
    wire::ParticipationEvent {
        step: step_to_wire(row.step.0),
        reason: row.reason.map(|reason| reason_to_wire(reason.0)),
        acted_as: acted_as_to_wire(row.acted_as.0),
        at: row.at.0,
    }
}

/// A line of the list.
pub fn summary((row, whose): ListedRow) -> wire::ParticipantSummary {
    wire::ParticipantSummary {
        application_id: row.application_id.0.uuid(),
        person_id: row.person_id.0.uuid(),
        given_name: whose.given_name,
        family_name: whose.family_name,
        unit: whose.unit,
        state: state_to_wire(row.state.0),
        reason: row.reason.map(|reason| reason_to_wire(reason.0)),
        began_at: row.began_at.0,
        since: row.state_changed_at.0,
    }
}
