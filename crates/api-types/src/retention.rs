//! How long what is kept, what falls due and what was erased. Nothing here names anybody.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::text::Localised;

/// Most programmes that are named in an outlook.
pub const MAX_NAMED: usize = 100;
/// Fewest people or records that are told by number; of fewer it is told that there are some.
pub const FEWEST_TOLD: u32 = 5;

/// What a column holds, and so how long it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetentionClass {
    /// What somebody wrote to apply and to take part, and what was decided about them.
    Application,
    /// What somebody needs to take part.
    Need,
    /// Who somebody is, from the register, and their account.
    Register,
    /// Who did or saw what.
    Trace,
    /// Words of a mail.
    Mail,
    /// What a sign-in is recognised by, hashed.
    Secret,
    /// What is needed for hours or days: sign-ins, links, jobs.
    Passing,
    /// Name and title of an official who decided, as part of the public decision.
    Official,
    /// Programmes, rules, proofs, counts: nothing about a person.
    Structure,
}

/// From when a term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetentionBasis {
    /// From the day on which the programme was over for those who applied.
    ProgrammeOver,
    /// From the day on which the register, or an administrator, told that they left.
    Left,
    /// From the day of the deed or of the sending.
    Done,
    /// Until what it is for is over; there is no further term.
    WhileNeeded,
    /// It is not erased.
    Stays,
}

/// One class with its term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptClass {
    /// The class.
    pub class: RetentionClass,
    /// From when it is counted.
    pub basis: RetentionBasis,
    /// Calendar months of the term; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// A number of people or records; without `count` there are some, but fewer than five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Told {
    /// The number: 0, or 5 and more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// Why the applications of a call are kept although it closed long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeptBecause {
    /// Somebody takes part or pauses.
    TakingPart,
    /// Applications wait for their outcome, or offers for their answer.
    Undecided,
    /// A check of an outcome is not answered.
    CheckOpen,
}

/// The applications of one call, which fall due together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DueApplications {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// The call.
    pub call_id: Uuid,
    /// The last day of the call.
    pub closed_on: Date,
    /// The day on which the programme was over for those who applied.
    pub over_on: Date,
    /// The day on which the applications fall due; they are erased in the night after it begins.
    pub due_on: Date,
    /// Applications, each with all that belongs to it.
    pub applications: Told,
}

/// The applications of one call that would fall due if nothing went on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptApplications {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// The call.
    pub call_id: Uuid,
    /// The last day of the call.
    pub closed_on: Date,
    /// Why they are kept.
    pub because: KeptBecause,
}

/// What is kept how long, and what falls due within some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionOutlook {
    /// Today, in the zone of the agency.
    pub today: Date,
    /// Whether it is erased each night; an operator can switch it off.
    pub erases: bool,
    /// How long what is kept.
    #[cfg_attr(feature = "openapi", schema(max_items = 9))]
    pub classes: Vec<KeptClass>,
    /// The last day that the outlook looks at: what is due on it or before.
    pub until: Date,
    /// Applications that fall due, the earliest call first; at most 100 calls, and more than there are named if `more`.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub due: Vec<DueApplications>,
    /// Applications that are kept because something goes on; at most 100 calls.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub kept: Vec<KeptApplications>,
    /// Whether there are more calls than are named.
    pub more: bool,
    /// Register lines of people who left, with their accounts.
    pub people: Told,
    /// Accounts that belong to nobody on the register and ended.
    pub accounts: Told,
    /// Looks at people's records.
    pub looks: Told,
    /// Entries of the audit log.
    pub audit_entries: Told,
}

/// How far an outlook looks ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OutlookQuery {
    /// Days from today, 0 to 366; 90 when absent. With 0 it tells what this night's run erases.
    #[cfg_attr(feature = "openapi", param(minimum = 0, maximum = 366, default = 90))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// What is counted in a report: each is one person's, or one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErasedKind {
    /// Applications, each with all that belonged to it.
    Applications,
    /// Register lines.
    People,
    /// Accounts.
    Accounts,
    /// Looks at people's records.
    Looks,
    /// Entries of the audit log.
    AuditEntries,
}

/// How much of a kind was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasedLine {
    /// The class.
    pub class: RetentionClass,
    /// The kind.
    pub kind: ErasedKind,
    /// How many.
    pub erased: Told,
}

/// What was erased on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasureReport {
    /// The report, as the audit log names it.
    pub id: Uuid,
    /// The day, in the zone of the agency.
    pub erased_on: Date,
    /// How much of each kind.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub lines: Vec<ErasedLine>,
}
