//! Attendance: who was at a session, how, and for how long; and the hours that follow from it.

use jiff::Timestamp;
use uuid::Uuid;

use crate::programmes::ElementKind;
use crate::sessions::{SessionGroup, SessionState};
use crate::tables::TableFormat;
use crate::text::{DeliveryMode, Localised};

mod remote_list;
mod sign_in;

pub use remote_list::{
    FoundBy, NotMatched, RemoteProposal, RemoteProposals, RemoteRow, RemoteRowFault, UnmatchedRows,
};
pub use sign_in::{NotOnList, SignInList, SignInListQuery, SignInRow};

/// What is said of somebody at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    /// Was there.
    OnSite,
    /// Took part remotely.
    Remote,
    /// Was there for a part of it.
    PartlyOnSite,
    /// Took part in a part of it, remotely.
    PartlyRemote,
    /// Said in advance that they were not coming. There is no reason.
    Apologised,
    /// Was not there, and had not said so.
    Absent,
    /// An apology was taken back before the start: nothing is said any more. It is read and never sent.
    Withdrawn,
}

/// In which part somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SaidAs {
    /// Of themselves.
    Participant,
    /// As the one who runs the programme.
    Coordinator,
    /// As one who leads the session.
    Facilitator,
}

/// What somebody of the programme is to a session. It follows from participation and group, and is never said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// Takes part, and is in the group, when it begins.
    Member,
    /// Began to take part later.
    NotYet,
    /// Had paused.
    Paused,
    /// Had left, or gone through the programme; or is in another group now.
    NoLonger,
}

/// Somebody at a session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attendee {
    /// The application that names the participation.
    pub application_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Whether they are a member of the session. Only members are marked.
    pub membership: Membership,
    /// What stands; absent where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AttendanceStatus>,
    /// Minutes that count, where only a part does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How a hybrid session expects them, by their own choice. It is no mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<crate::sessions::Way>,
    /// In which part it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_as: Option<SaidAs>,
    /// Whether their calendar declined the invitation, of a session that is not over and at which nothing was said of them. It is no
    /// apology and no mark.
    #[serde(default)]
    pub declined_in_calendar: bool,
    /// How often something was said of them; more than once is a correction.
    pub times_said: u32,
}

/// The people of a session by name, and what was said of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceSheet {
    /// The session.
    pub session_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Where it stands.
    pub state: SessionState,
    /// How it was delivered: what is lived has to fit it.
    pub mode: DeliveryMode,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Name of the zone.
    pub zone: String,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// Minutes that count.
    pub counted_minutes: u32,
    /// Whether it has begun, so that people can be marked.
    pub has_begun: bool,
    /// Everybody for whom it is, by name, also those who were no member when it began.
    pub people: Vec<Attendee>,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttendanceMark {
    /// Made where the mark is made: whatever was sent before under this id is not said again.
    pub id: Uuid,
    /// Who, by the application that names the participation.
    pub application_id: Uuid,
    /// What is said.
    pub status: AttendanceStatus,
    /// Minutes that count; with `partly_on_site` and `partly_remote`, and only with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1440))]
    pub minutes: Option<u32>,
}

/// Many marks in one pass: all of them are kept, or none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkAttendance {
    /// The marks, at most one for each person.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 1000))]
    pub marks: Vec<AttendanceMark>,
    /// The code of the printed list that is typed back; refused where the members are not those on that list any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 20, example = "K7P-2XM"))]
    pub list: Option<String>,
}

/// What somebody's calendar answered to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendInvitationReply {
    /// The `text/calendar` part of the mail with `METHOD:REPLY` (RFC 5546), as it came; at most 65,536 octets in UTF-8. Only whose
    /// answer it is, to which invitation, when it was given and what it says are read; a comment is not.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 65536, example = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n…")
    )]
    pub calendar: String,
}

/// What became of marks. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarksKept {
    /// Marks that are kept now.
    pub kept: u32,
    /// Marks that had arrived before.
    pub arrived_before: u32,
}

/// One thing that was said of somebody at a session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceChange {
    /// Who, by the application that names the participation.
    pub application_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// What was said.
    pub status: AttendanceStatus,
    /// Minutes that count, where only a part does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What stood before; absent where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<AttendanceStatus>,
    /// The minutes of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_before: Option<u32>,
    /// In which part it was said.
    pub said_as: SaidAs,
    /// Name of the account by which it was said; empty once that is erased.
    pub said_by: String,
    /// When it arrived.
    pub said_at: Timestamp,
}

/// What a participant can say of their own coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnSay {
    /// That they are not coming.
    Apologise,
    /// That they are coming after all.
    Withdraw,
    /// Nothing: it has begun, or does not take place.
    Nothing,
}

/// One thing that was said of the caller at a session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnMark {
    /// What was said.
    pub status: AttendanceStatus,
    /// Minutes that count, where only a part does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// In which part it was said.
    pub said_as: SaidAs,
    /// When it arrived.
    pub said_at: Timestamp,
}

/// One of the caller's sessions, and what was said of the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnAttendance {
    /// The session.
    pub session_id: Uuid,
    /// What the caller can say now.
    pub can: OwnSay,
    /// Minutes that are counted to the caller; absent where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_minutes: Option<u32>,
    /// Whether the caller's calendar declined the invitation, while they can apologise and nothing was said of them. It is no apology.
    #[serde(default)]
    pub declined_in_calendar: bool,
    /// All that was said, the latest first: the first counts.
    pub said: Vec<OwnMark>,
}

/// What was said of the caller at one session, among everything that is kept of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnAttendanceRecord {
    /// The session.
    pub session_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// Name of the element.
    pub title: Localised,
    /// When it begins, by the clock on the wall of its zone.
    pub start: String,
    /// When the caller's calendar declined the invitation, where it did and the session is not over. It is no apology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined_in_calendar_at: Option<Timestamp>,
    /// All that was said, the latest first: the first counts.
    pub said: Vec<OwnMark>,
}

/// Counted minutes of one person, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LivedMinutes {
    /// Of published sessions.
    pub invited: u32,
    /// Of those, what has not begun.
    pub to_come: u32,
    /// Attended, on site or remotely.
    pub attended: u32,
    /// Of those, on site.
    pub on_site: u32,
    /// Of those, remotely.
    pub remote: u32,
    /// Sessions that have begun and of which nothing was said.
    pub unmarked: u32,
}

/// Hours in one element.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LivedElement {
    /// The element; absent for what the published design does not have any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element_id: Option<Uuid>,
    /// Its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ElementKind>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Localised>,
    /// Minutes that the design promises one person; absent where nobody has said how long a time lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_minutes: Option<u32>,
    /// Minutes of cancelled sessions that are still to be held: promised, and nobody is invited to them yet.
    pub to_be_held_minutes: u32,
    /// What came of it.
    pub minutes: LivedMinutes,
}

/// The hours of one person in a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonHours {
    /// The application that names the participation.
    pub application_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Minutes that the design promises, as far as it says how long.
    pub promised_minutes: u32,
    /// What came of it.
    pub minutes: LivedMinutes,
}

/// Which people's hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PersonHoursQuery {
    /// Only those of whom nothing was said of a session that has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmarked: Option<bool>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which people's hours, as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PersonHoursExportQuery {
    /// Only those of whom nothing was said of a session that has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmarked: Option<bool>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<TableFormat>,
}

/// The hours of a programme over its people, by element.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeHours {
    /// People who take part or took part.
    pub people: u32,
    /// In the order of the design.
    pub elements: Vec<LivedElement>,
    /// Of all people.
    pub total: LivedMinutes,
    /// The same hours by how sessions were planned and are delivered: a line for each pair.
    #[cfg_attr(feature = "openapi", schema(max_items = 12))]
    pub modes: Vec<LivedModes>,
    /// Sessions that have begun and in which somebody is unmarked, the earliest first; at most 50 of them.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub unmarked_sessions: Vec<UnmarkedSession>,
}

/// The hours of sessions that were planned alike and are delivered alike, over all people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LivedModes {
    /// How the design planned them; absent where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<DeliveryMode>,
    /// How they are delivered.
    pub delivered: DeliveryMode,
    /// How many sessions.
    pub sessions: u32,
    /// Their hours, among them how they were lived: on site, or remotely.
    pub minutes: LivedMinutes,
}

/// A session that has begun and in which somebody is unmarked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnmarkedSession {
    /// The session.
    pub session_id: Uuid,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// Name of the zone.
    pub zone: String,
    /// People of whom nothing was said.
    pub unmarked: u32,
}

/// The caller's hours in one programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnProgrammeHours {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme: Localised,
    /// Minutes that the design promises, as far as it says how long.
    pub promised_minutes: u32,
    /// Minutes of cancelled sessions that are still to be held.
    pub to_be_held_minutes: u32,
    /// In the order of the design.
    pub elements: Vec<LivedElement>,
    /// Of all elements.
    pub total: LivedMinutes,
}

/// The caller's hours.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnHours {
    /// By programme, the one that began last first.
    pub programmes: Vec<OwnProgrammeHours>,
}
