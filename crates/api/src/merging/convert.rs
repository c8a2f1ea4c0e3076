//! Wire ↔ domain.

use jiff::Timestamp;
use polku_api_types::merging as wire;
use polku_domain::access::Role;
use polku_domain::merging::{FollowedLine, Likeness, MergeRefusal, SameFact, may_undo, same_facts};
use polku_domain::text::TextLimits;

use super::store::{Merged, NamesakesRow, PersonPage};
use crate::people::convert::person_summary;
use crate::people::store::{Listed, PersonRow};
use crate::problem::{AppError, FieldCode};
use crate::programmes::store::version;
use crate::text::Faults;

/// The followed line in the domain.
pub const fn followed_to_domain(line: wire::FollowedLine) -> FollowedLine {
    match line {
        wire::FollowedLine::Staying => FollowedLine::Staying,
        wire::FollowedLine::Absorbed => FollowedLine::Absorbed,
    }
}

/// A refusal on the wire.
pub const fn refusal_to_wire(refusal: MergeRefusal) -> wire::MergeRefusal {
    match refusal {
        MergeRefusal::OwnRecord => wire::MergeRefusal::OwnRecord,
        MergeRefusal::SameCall => wire::MergeRefusal::SameCall,
        MergeRefusal::SamePool => wire::MergeRefusal::SamePool,
        MergeRefusal::SameProgramme => wire::MergeRefusal::SameProgramme,
        MergeRefusal::TwoAccounts => wire::MergeRefusal::TwoAccounts,
        MergeRefusal::OneLine => wire::MergeRefusal::OneLine,
        MergeRefusal::ScoresTheOther => wire::MergeRefusal::ScoresTheOther,
        MergeRefusal::LineEnded => wire::MergeRefusal::LineEnded,
        MergeRefusal::SelectionWork => wire::MergeRefusal::SelectionWork,
    }
}

const fn fact_to_wire(fact: SameFact) -> wire::SameFact {
    match fact {
        SameFact::Email => wire::SameFact::Email,
        SameFact::UnitAndSupervisor => wire::SameFact::UnitAndSupervisor,
    }
}

fn likeness(row: &PersonRow) -> Likeness<'_> {
    Likeness {
        name: &row.name_fold,
        email: row.email.as_deref(),
        unit: row.unit_id.map(|key| key.0),
        supervisor: row.supervisor_id.map(|key| key.0),
    }
}

/// A suggestion, if the rule makes one of the two.
pub fn suggestion(one: &Listed, other: &Listed) -> Option<wire::MergeSuggestion> {
    let same: Vec<wire::SameFact> =
        same_facts(&likeness(&one.0), &likeness(&other.0)).into_iter().map(fact_to_wire).collect();
    (!same.is_empty()).then(|| wire::MergeSuggestion {
        one: person_summary(one.clone()),
        other: person_summary(other.clone()),
        same,
    })
}

/// Two persons who are not one, as far as both are known.
pub fn namesakes(row: &NamesakesRow, one: &Listed, other: &Listed) -> wire::Namesakes {
    wire::Namesakes {
        id: row.id.0.uuid(),
        one: person_summary(one.clone()),
        other: person_summary(other.clone()),
        dismissed_by_name: row.by_name.clone(),
        dismissed_at: row.at.0,
    }
}

fn line(page: &PersonPage) -> wire::MergedLine {
    wire::MergedLine {
        name: format!("{} {}", page.given_name, page.family_name),
        source: page.source.clone(),
        external_id: page.external_id.clone(),
    }
}

/// A merge on the wire, as it is at an instant.
pub fn merge((row, staying, absorbed, by): &Merged, now: Timestamp) -> wire::PersonMerge {
    wire::PersonMerge {
        id: row.id.0.uuid(),
        staying_id: row.staying_id.0.uuid(),
        absorbed_id: row.absorbed_id.0.uuid(),
        staying: line(staying),
        absorbed: line(absorbed),
        reason: row.reason.clone(),
        merged_by_name: by.clone(),
        merged_at: row.merged_at.0,
        undo_until: row.undo_until.0,
        undoable: may_undo(row.undone_at.is_some(), row.undo_until.0, now).is_ok(),
        undone_at: row.undone_at.map(|at| at.0),
        version: version(row.version),
    }
}

/// A merge as the person reads it. One that was undone may have been of two people: neither reads the other's number, nor
/// a reason that was given of both.
pub fn own_merge((row, _, absorbed, _): &Merged, undone_by: Option<Role>) -> wire::OwnMerge {
    let is_one = row.undone_at.is_none();
    wire::OwnMerge {
        source: is_one.then(|| absorbed.source.clone()),
        external_id: is_one.then(|| absorbed.external_id.clone()),
        reason: is_one.then(|| row.reason.clone()),
        merged_at: row.merged_at.0,
        undone_at: row.undone_at.map(|at| at.0),
        undone_by_role: undone_by.map(|role| role.name().to_owned()),
    }
}

/// Whether a kind is told to whoever may not read applications: what is of the register and of access.
pub const fn is_of_the_register(kind: wire::MovedKind) -> bool {
    match kind {
        wire::MovedKind::Account | wire::MovedKind::Supervised | wire::MovedKind::Line => true,
        // Mails tell of applications as their number does, and a supervisor's statement of an application below them.
        wire::MovedKind::Application
        | wire::MovedKind::Participation
        | wire::MovedKind::RegisterChange
        | wire::MovedKind::Statement
        | wire::MovedKind::Mail => false,
    }
}

/// The reason without white space at its ends, and two persons who are two.
///
/// # Errors
/// `invalid_fields`.
pub fn reason(body: &wire::MergePeople) -> Result<String, AppError> {
    let mut faults = Faults::none();
    let limits = TextLimits { max_chars: wire::MAX_REASON, multiline: true };
    let text = faults.text("/reason", &body.reason, limits);
    if body.staying_id == body.absorbed_id {
        faults.push("/absorbed_id", FieldCode::Duplicate);
    }
    faults.finish(text)
}
