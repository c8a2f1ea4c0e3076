//! Persons of the register who are one human: what is suggested, what a merge would do, merging, undoing.

use jiff::Timestamp;
use uuid::Uuid;

use crate::people::{PersonDetails, PersonSummary};

/// Longest reason for a merge, in characters.
pub const MAX_REASON: usize = 500;

/// A fact that two persons of one name share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SameFact {
    /// The e-mail address.
    Email,
    /// The unit and, in it, the supervisor.
    UnitAndSupervisor,
}

/// Two persons who may be one. Nothing merges by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergeSuggestion {
    /// One of them.
    pub one: PersonSummary,
    /// The other.
    pub other: PersonSummary,
    /// What they share besides the name.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 2))]
    pub same: Vec<SameFact>,
}

/// Two persons of one name who are not one human: somebody has looked, and they are suggested no more.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Namesakes {
    /// Id.
    pub id: Uuid,
    /// One of them.
    pub one: PersonSummary,
    /// The other.
    pub other: PersonSummary,
    /// Name of the account that said so.
    pub dismissed_by_name: String,
    /// When.
    pub dismissed_at: Timestamp,
}

/// Says that two persons who are suggested are not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DismissSuggestion {
    /// One of them.
    pub one_id: Uuid,
    /// The other.
    pub other_id: Uuid,
}

/// Of the caller: that somebody found them and another person of the same name to be two. Who the other is, is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnNamesakes {
    /// When.
    pub dismissed_at: Timestamp,
}

/// Which of the two lines of the register is followed after a merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FollowedLine {
    /// The line of the person who stays.
    #[default]
    Staying,
    /// The line of the person who is absorbed; every fact of the person who stays comes from it.
    Absorbed,
}

/// Which merge to look at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MergePreviewQuery {
    /// The person who would stay.
    pub staying_id: Uuid,
    /// The person who would be absorbed.
    pub absorbed_id: Uuid,
    /// Whose line would be followed; that of the person who stays when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed: Option<FollowedLine>,
}

/// What of a person moves to the one who stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MovedKind {
    /// Applications, with everything that hangs on them.
    Application,
    /// Participations.
    Participation,
    /// Changes in the register that were listed for a coordinator.
    RegisterChange,
    /// The account, with its roles.
    Account,
    /// People whose supervisor the person is.
    Supervised,
    /// Mails to the person.
    Mail,
    /// Lines of the register that were merged into the person before.
    Line,
    /// What the person stated about working time as a supervisor.
    Statement,
}

/// How much of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedCount {
    /// What.
    pub kind: MovedKind,
    /// How many, never none.
    pub count: u64,
}

/// Why two persons cannot be merged, or what somebody has to decide first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeRefusal {
    /// One of them is the caller.
    OwnRecord,
    /// Both have applied to one call.
    SameCall,
    /// Both stand in one committed pool.
    SamePool,
    /// Both take or took part in one programme.
    SameProgramme,
    /// Both have an account.
    TwoAccounts,
    /// One is above the other in the reporting line.
    OneLine,
    /// One scores applications of a call to which the other applied.
    ScoresTheOther,
    /// The line to be followed has ended in the register, and the other one has not.
    LineEnded,
    /// Something of applications or of assessing them; told in place of it to whoever may not read applications.
    SelectionWork,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergePreview {
    /// The person who would stay, as they are.
    pub staying: PersonDetails,
    /// The person who would be absorbed, as they are.
    pub absorbed: PersonDetails,
    /// What the person who is absorbed has and the one who stays would get. Whoever may not read applications is told of
    /// accounts, people below and lines only.
    #[cfg_attr(feature = "openapi", schema(max_items = 8))]
    pub moves: Vec<MovedCount>,
    /// Whether the caller may know what of applications would move: where not, some may that `moves` says nothing of.
    pub applications_told: bool,
    /// Everything that speaks against it; empty where nothing does.
    #[cfg_attr(feature = "openapi", schema(max_items = 8))]
    pub refusals: Vec<MergeRefusal>,
}

/// Merge two persons.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MergePeople {
    /// The person who stays.
    pub staying_id: Uuid,
    /// The person who is absorbed.
    pub absorbed_id: Uuid,
    /// Whose line is followed.
    pub followed: FollowedLine,
    /// Version of the person who stays, as it was looked at.
    pub staying_version: u64,
    /// Version of the person who is absorbed.
    pub absorbed_version: u64,
    /// How somebody knows that they are one.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub reason: String,
}

/// A line of the register beside somebody's name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedLine {
    /// Given and family name.
    pub name: String,
    /// The register.
    pub source: String,
    /// The number in it.
    pub external_id: String,
}

/// A merge.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonMerge {
    /// Id of the merge.
    pub id: Uuid,
    /// The person who stayed.
    pub staying_id: Uuid,
    /// The person who was absorbed.
    pub absorbed_id: Uuid,
    /// The line of the person who stayed, as it is now.
    pub staying: MergedLine,
    /// The line of the person who was absorbed.
    pub absorbed: MergedLine,
    /// How somebody knew that they are one.
    pub reason: String,
    /// Who merged them.
    pub merged_by_name: String,
    /// When.
    pub merged_at: Timestamp,
    /// Last instant at which it can be undone.
    pub undo_until: Timestamp,
    /// Whether the time for that has not passed and it has not been done.
    pub undoable: bool,
    /// When it was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<Timestamp>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A merge of the caller's numbers in the register. Of one that was undone, as of two people taken for one, no more is
/// told than that there was one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnMerge {
    /// The register of the line that is not followed; absent once the merge was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The number in it; absent once the merge was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// How somebody knew that both are one; absent once the merge was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When they were merged.
    pub merged_at: Timestamp,
    /// When that was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<Timestamp>,
    /// Role of whoever undid it, such as `coordinator`; absent where their account has been erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_by_role: Option<String>,
}
