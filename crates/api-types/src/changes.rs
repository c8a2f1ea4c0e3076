//! People who changed in the staff register while they applied or took part.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::applications::ApplicationState;
use crate::participation::{DiscontinuationReason, ParticipationState};
use crate::text::Localised;

/// A fact of the register that changed. Only which one: neither the old value nor the new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangedFact {
    /// The name.
    Name,
    /// The unit.
    Unit,
    /// The site.
    Site,
    /// The job title.
    Title,
    /// The job category.
    JobCategory,
    /// Whether they are a supervisor.
    IsSupervisor,
    /// Their own supervisor.
    Supervisor,
    /// Somebody above them has another supervisor now.
    ReportingLine,
    /// The first day of the present role.
    RoleStart,
    /// The days of a leave of absence.
    Leave,
    /// Whether they are in service.
    Service,
}

/// Something that does not hold any more with what the register says now.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "BreachRead")]
pub enum Breach {
    /// Is not in service any more.
    EndedService,
    /// Shares a group with somebody of the own reporting line.
    SameLine {
        /// The other one.
        person_id: Uuid,
        /// The other one's name.
        name: String,
        /// Whether the other one is above.
        is_above: bool,
    },
    /// Is on leave, or will be, while taking part. Why is nowhere known.
    OnLeave {
        /// The first day.
        from: Date,
        /// The last day; absent while the end is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// A rule of the call would leave the person outside now.
    Rule {
        /// The rule.
        rule_id: Uuid,
        /// The rule in one sentence.
        title: Localised,
    },
}

/// A breach as it is read. A tagged enum would be kept aside and read a second time, with code of its own for each
/// type inside, which every browser would carry.
#[derive(serde::Deserialize)]
struct BreachRead {
    kind: BreachKind,
    person_id: Option<Uuid>,
    name: Option<String>,
    is_above: Option<bool>,
    from: Option<Date>,
    until: Option<Date>,
    rule_id: Option<Uuid>,
    title: Option<Localised>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum BreachKind {
    EndedService,
    SameLine,
    OnLeave,
    Rule,
}

impl TryFrom<BreachRead> for Breach {
    type Error = &'static str;

    fn try_from(read: BreachRead) -> Result<Self, Self::Error> {
        let BreachRead { kind, person_id, name, is_above, from, until, rule_id, title } = read;
        let line = || Some(Self::SameLine { person_id: person_id?, name: name?, is_above: is_above? });
        let rule = || Some(Self::Rule { rule_id: rule_id?, title: title? });
        match kind {
            BreachKind::EndedService => Some(Self::EndedService),
            BreachKind::SameLine => line(),
            BreachKind::OnLeave => from.map(|from| Self::OnLeave { from, until }),
            BreachKind::Rule => rule(),
        }
        .ok_or("a breach without what belongs to its kind")
    }
}

/// How a change is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// Everything stays as it is.
    Kept,
    /// The person is in another group now.
    Moved,
    /// The participation was paused; the place is kept.
    Paused,
    /// The participation was discontinued.
    Discontinued,
}

/// A change in the register of somebody who applied or takes part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterChange {
    /// Id of the change.
    pub id: Uuid,
    /// The application.
    pub application_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// What changed.
    pub facts: Vec<ChangedFact>,
    /// When it was noticed.
    pub noted_at: Timestamp,
    /// State of the application.
    pub application_state: ApplicationState,
    /// State of the participation, once a place was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<ParticipationState>,
    /// What does not hold any more as things are now; empty once the change is dealt with.
    pub breaches: Vec<Breach>,
    /// The smallest repair; absent once the change is dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Resolution>,
    /// How it was dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// Who dealt with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_by_name: Option<String>,
    /// When it was dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Timestamp>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// Which changes of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct RegisterChangesQuery {
    /// Only what waits for somebody (`true`) or has been dealt with (`false`); both when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which changes of a programme come as a file: all that the list would show.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct RegisterChangesExportQuery {
    /// Only what waits for somebody (`true`) or has been dealt with (`false`); both when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<crate::tables::TableFormat>,
}

/// Deals with a change.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolveRegisterChange {
    /// How. `paused` pauses the participation in the same step, and `discontinued` discontinues it.
    pub resolution: Resolution,
    /// Why the participation is discontinued; belongs to `discontinued` and to nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DiscontinuationReason>,
}
