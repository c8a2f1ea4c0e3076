//! A selection round: shares, commitment, draw, confirmed list, offers and waiting list.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::applications::{CheckCause, CheckRemedy, CheckRequestDetails};
use crate::tables::TableFormat;
use crate::text::Localised;

/// State of a selection round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SelectionState {
    /// The rules have been applied; shares are awaited.
    Preparing,
    /// Both shares are promised by their hashes.
    SharesPromised,
    /// The commitment is published.
    Committed,
    /// The draw is done; the list awaits the decider.
    Drawn,
    /// The list is confirmed and everybody has been told.
    Confirmed,
}

/// In what role a person holds a seed share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShareHolderRole {
    /// Coordinator of the programme.
    Coordinator,
    /// Decider.
    Decider,
    /// Staff representative.
    StaffRepresentative,
    /// Agency administrator.
    Administrator,
}

/// A seed share.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShareDetails {
    /// 1 or 2.
    pub position: u8,
    /// Role of the holder.
    pub holder_role: ShareHolderRole,
    /// Whether the caller holds it.
    pub mine: bool,
    /// SHA-256 promised, 64 hexadecimal digits.
    pub share_hash: String,
    /// When it was promised.
    pub promised_at: Timestamp,
    /// Whether it has been revealed.
    pub revealed: bool,
}

/// A selection round as its roles see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SelectionDetails {
    /// Id of the round.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// Number of the round.
    pub round: u32,
    /// State.
    pub state: SelectionState,
    /// Places.
    pub seats: u32,
    /// Applications that were not withdrawn.
    pub applications: u32,
    /// Applicants in the target group.
    pub pool_size: u32,
    /// Applicants outside the target group.
    pub ineligible: u32,
    /// Shares promised.
    pub shares: Vec<ShareDetails>,
    /// What replaces a withheld share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
    /// Whether a withheld share is now to be replaced by it: the time to reveal is over and one share is missing.
    pub fallback_due: bool,
    /// The public value, once it has replaced a withheld share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_used: Option<UsedFallback>,
    /// Digest of the commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment_sha256: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committed_at: Option<Timestamp>,
    /// Until when the shares must be revealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reveal_until: Option<Timestamp>,
    /// When it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn_at: Option<Timestamp>,
    /// When it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Timestamp>,
    /// Who confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmer_name: Option<String>,
    /// Title of who confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmer_title: Option<String>,
    /// Last day on which a freed place is offered to the next who waits.
    pub waiting_list_until: Date,
    /// Whether that day has passed, so that the list can be ended.
    pub waiting_list_over: bool,
    /// When the waiting list was ended and everybody on it told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_list_ended_at: Option<Timestamp>,
    /// Whether whoever confirms can fetch all panels to check them: of a draw under quotas, once it is drawn.
    #[serde(default)]
    pub panel_book_open: bool,
    /// Version for `If-Match`.
    pub version: u64,
}

/// The declared public value that replaces a withheld share.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// Which public value, exactly, so that anybody can look it up; 1–500 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub description: String,
    /// Day it becomes public. Shares can be revealed until the evening before.
    pub available_on: Date,
}

/// The public value that replaced a withheld share. It is kept once and for all before the draw.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UsedFallback {
    /// The public value.
    pub value: String,
    /// Where it was published.
    pub source: String,
}

/// The public commitment of a round: everything the draw depends on, fixed before any share is revealed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommitmentDetails {
    /// The round.
    pub selection_id: Uuid,
    /// Programme and call.
    pub call: String,
    /// Places.
    pub seats: u32,
    /// Lines in the pool.
    pub pool_size: u32,
    /// The rules that decided who is in the pool, each in one line.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub rules: Vec<String>,
    /// The promised shares.
    pub shares: Vec<CommittedShare>,
    /// Last day on which a share can be revealed.
    pub reveal_by: Date,
    /// What replaces a withheld share.
    pub fallback: Fallback,
    /// SHA-256 of `text`.
    pub commitment_sha256: String,
    /// The canonical text of docs/SELECTION.md, pool included.
    pub text: String,
    /// When it was published.
    pub committed_at: Timestamp,
    /// Whether the list has been confirmed, so that the proof can be fetched.
    pub confirmed: bool,
    /// The quotas that every panel keeps, in the order of their numbers; none in a draw of equal chances.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub quotas: Vec<CommittedQuota>,
    /// How many classes of equals there are, where applications were scored: the draw decides only within a class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<u32>,
    /// How many panels there are, of which one is picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panels: Option<u32>,
    /// Label of the role in which somebody checks all panels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auditor: Option<String>,
    /// Rounds that mended an error in this one, each with its cause. None of them draws again.
    #[serde(default)]
    pub corrections: Vec<CorrectionRound>,
}

/// A quota as the commitment names it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommittedQuota {
    /// The attribute.
    pub attribute: String,
    /// The value.
    pub value: String,
    /// At least so many of those with a place.
    pub min: u32,
    /// At most so many of them.
    pub max: u32,
    /// How many lines of the pool count in it; absent where that would betray somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<u32>,
}

/// One's own chance in a draw under quotas, from the commitment on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnChance {
    /// The round.
    pub selection_id: Uuid,
    /// Places.
    pub seats: u32,
    /// Lines in the pool.
    pub pool_size: u32,
    /// In how many panels the own line is.
    pub panels: u32,
    /// How many panels there are; each is picked with the same chance.
    pub of_panels: u32,
    /// The chance in thousandths, rounded.
    pub per_mille: u32,
    /// The quotas in which the own line counts.
    pub quotas: Vec<crate::programmes::Quota>,
    /// The own line in the commitment.
    pub pool_line: String,
    /// What to keep: by it anybody whom the applicant trusts can check the chance (docs/SELECTION.md, section 7).
    pub file: ChanceFile,
}

/// The file `polku-chance/1`. Whoever has it knows which line of the pool is the applicant's.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChanceFile {
    /// Always `polku-chance/1`.
    pub format: String,
    /// The round.
    pub round: Uuid,
    /// The number the applicant got when the application was received.
    pub receipt: Uuid,
    /// The applicant's secret that ties the line to the receipt, 64 hexadecimal digits.
    pub salt: String,
    /// Numbers, from 1, of the quotas in which the line counts.
    pub quotas: Vec<u32>,
    /// Numbers, from 1, of the panels in which the line is.
    pub panels: Vec<u32>,
}

/// A share as the commitment names it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommittedShare {
    /// Label of the holder's role.
    pub role: String,
    /// SHA-256 promised.
    pub share_hash: String,
}

/// A promise of a seed share made in the holder's browser.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PromiseShare {
    /// Role in which the caller holds it; the caller must have it.
    pub holder_role: ShareHolderRole,
    /// SHA-256 of the share as docs/SELECTION.md defines it.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub share_hash: String,
}

/// Publishes the commitment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CommitSelection {
    /// What replaces a withheld share.
    pub fallback: Fallback,
}

/// Reveals a promised share.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RevealShare {
    /// 64 hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub share: String,
}

/// Replaces a withheld share after the deadline, once.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UseFallback {
    /// The public value.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub value: String,
    /// Where it was published.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub source: String,
}

/// The decider confirms the list, or ends the waiting list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmSelection {
    /// Name of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// One line of the list before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalLine {
    /// The application.
    pub application_id: Uuid,
    /// The applicant.
    pub name: String,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What the list says.
    pub outcome: ProposedOutcome,
    /// Drawn order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// The rule that leaves the applicant outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed_rule: Option<Localised>,
}

/// What the list says of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProposedOutcome {
    /// A place.
    Place,
    /// The waiting list.
    Waiting,
    /// Outside the target group.
    Ineligible,
    /// In the draw, which has not been held yet.
    InDraw,
}

/// What a mass message will do before it is sent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailPreview {
    /// How many people get it.
    pub recipients: u32,
    /// How many have no address and see it only in the product.
    pub without_address: u32,
    /// One sample for each kind of message.
    pub groups: Vec<MailPreviewGroup>,
}

/// One kind of message.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailPreviewGroup {
    /// Template.
    pub template: String,
    /// Recipients.
    pub count: u32,
    /// Names of the first recipients, at most 10.
    pub recipients: Vec<String>,
    /// Subject of the sample.
    pub subject: String,
    /// Text of the sample.
    pub text: String,
}

/// One place on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingEntry {
    /// The application.
    pub application_id: Uuid,
    /// The applicant.
    pub name: String,
    /// Place in the stored order.
    pub place: u32,
}

/// An offer in the coordinator's list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferSummary {
    /// The application.
    pub application_id: Uuid,
    /// The applicant.
    pub name: String,
    /// The offer.
    pub offer: crate::applications::OfferDetails,
    /// How it came about.
    pub origin: OfferOrigin,
    /// What became of the place, once it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<crate::participation::ParticipationState>,
    /// Why it was offered out of turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How an offer came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OfferOrigin {
    /// By the draw.
    Draw,
    /// From the waiting list, next in the stored order.
    Promotion,
    /// By hand, with a reason, from the waiting list.
    ByHand,
    /// After a check found that the outcome was wrong.
    Correction,
}

/// Places, offers and the waiting list of a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesOverview {
    /// Places.
    pub places: u32,
    /// Offered or accepted.
    pub taken: u32,
    /// Free now.
    pub free: u32,
    /// How many wait.
    pub waiting: u32,
}

/// Offers a free place out of turn.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferByHand {
    /// The application, on the waiting list.
    pub application_id: Uuid,
    /// Why, 1–500 characters; kept and shown.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub reason: String,
}

/// Asks for a check of one's own outcome.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskForCheck {
    /// What was wrong, in the applicant's words; 1–2,000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub claim: String,
}

/// A check in the officials' list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckRequestEntry {
    /// The applicant.
    pub name: String,
    /// Whether the caller may answer it: whoever prepared the round may not.
    pub can_answer: bool,
    /// The check.
    pub check: CheckRequestDetails,
}

/// Answers a check. With `corrections` the recorded decision is replayed on the corrected facts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerCheck {
    /// The answer to the applicant, 1–2,000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub text: String,
    /// Facts that were wrong, at most one of each attribute.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub corrections: Vec<CorrectedFact>,
    /// Why the outcome was wrong; exactly when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CheckCause>,
    /// How it is mended; exactly when it was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<CheckRemedy>,
    /// Name of the official.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the official.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// A fact as it should have been known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectedFact {
    /// Attribute, one that a rule of the recorded decision used; or `left_out`, where it was recorded.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub attribute: String,
    /// The right value: `true` or `false`, a name, or a day; of `left_out` whether the earlier round had left the applicant
    /// out.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub value: String,
}

/// A round that mended an error, as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionRound {
    /// Number of the round.
    pub round: u32,
    /// Why the outcome was wrong.
    pub cause: CheckCause,
    /// How it was mended.
    pub remedy: CheckRemedy,
    /// The day.
    pub on: Date,
}

/// Which checks of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CheckRequestsQuery {
    /// Only those that wait for an answer.
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

/// Which checks a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CheckRequestsExportQuery {
    /// Only those that wait for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<TableFormat>,
}
