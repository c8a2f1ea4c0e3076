//! Wire ↔ domain.

use polku_api_types::changes as wire;
use polku_domain::changes::{Breach, Resolution, breaches, proposal};
use polku_domain::people::ChangedFact;

use super::situation::Surroundings;
use super::store::ListedRow;
use crate::applications::convert::state_to_wire as application_to_wire;
use crate::participation::convert::state_to_wire as participation_to_wire;
use crate::programmes::convert::design::same_words;
use crate::programmes::store::version;

same_words! {
    /// A resolution on the wire.
    resolution_to_wire, resolution_to_domain, wire::Resolution, Resolution, [Kept, Moved, Paused, Discontinued]
}

const fn fact_to_wire(fact: ChangedFact) -> wire::ChangedFact {
    match fact {
        ChangedFact::Name => wire::ChangedFact::Name,
        ChangedFact::Unit => wire::ChangedFact::Unit,
        ChangedFact::Site => wire::ChangedFact::Site,
        ChangedFact::Title => wire::ChangedFact::Title,
        ChangedFact::JobCategory => wire::ChangedFact::JobCategory,
        ChangedFact::IsSupervisor => wire::ChangedFact::IsSupervisor,
        ChangedFact::Supervisor => wire::ChangedFact::Supervisor,
        ChangedFact::ReportingLine => wire::ChangedFact::ReportingLine,
        ChangedFact::RoleStart => wire::ChangedFact::RoleStart,
        ChangedFact::Leave => wire::ChangedFact::Leave,
        ChangedFact::Service => wire::ChangedFact::Service,
    }
}

/// A change with what it breaks as things are now.
pub fn change(listed: &ListedRow, around: &Surroundings) -> wire::RegisterChange {
    let (row, whose) = listed;
    let group = around.group_of(row.person_id.0);
    let now = around.of(listed, &group);
    let open = row.resolution.is_none();
    let broken = if open { breaches(&now) } else { Vec::new() };
    wire::RegisterChange {
        id: row.id.0.uuid(),
        application_id: row.application_id.0.uuid(),
        person_id: row.person_id.0.uuid(),
        given_name: whose.given_name.clone(),
        family_name: whose.family_name.clone(),
        facts: row.facts.split(' ').filter_map(ChangedFact::from_code).map(fact_to_wire).collect(),
        noted_at: row.noted_at.0,
        application_state: application_to_wire(whose.application.0),
        participation: whose.participation.map(|state| participation_to_wire(state.0)),
        proposal: proposal(&now, &broken).filter(|_| open).map(resolution_to_wire),
        breaches: broken.iter().filter_map(|one| breach(*one, around)).collect(),
        resolution: row.resolution.map(|resolution| resolution_to_wire(resolution.0)),
        resolved_by_name: whose.resolved_by.clone(),
        resolved_at: row.resolved_at.map(|at| at.0),
        version: version(row.version),
    }
}

fn breach(breach: Breach, around: &Surroundings) -> Option<wire::Breach> {
    Some(match breach {
        Breach::EndedService => wire::Breach::EndedService,
        Breach::SameLine { other, other_is_above } => wire::Breach::SameLine {
            person_id: other.uuid(),
            name: around.name_of(other),
            is_above: other_is_above,
        },
        Breach::OnLeave(leave) => wire::Breach::OnLeave { from: leave.from(), until: leave.until() },
        Breach::Rule { rule, version } => {
            wire::Breach::Rule { rule_id: rule.uuid(), title: around.title_of(rule, version)? }
        }
    })
}
