//! Telling people: what a programme says in its mails, whether they left, and who is reminded of what waits for them.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::text::Language;

/// A mail that a programme may word itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// A place by the draw.
    Offer,
    /// A place from the waiting list.
    Promotion,
    /// A place that was offered and is not answered yet.
    PlaceReminder,
    /// On the waiting list.
    Waiting,
    /// Outside the target group.
    Ineligible,
    /// The waiting list ended without a place.
    NotSelected,
    /// An offer that was not answered in time.
    Lapsed,
    /// The groups are confirmed.
    GroupConfirmed,
    /// The way of taking part in a hybrid session is not chosen yet.
    WayReminder,
    /// A participation was ended by the coordinator.
    Discontinued,
}

/// What can be put into a mail's words, written as its code in braces: `{deadline}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Placeholder {
    /// The programme's name.
    Programme,
    /// The agency's name.
    Agency,
    /// Until when an offer can be answered.
    Deadline,
    /// The place on the waiting list.
    Place,
    /// How many are on the waiting list.
    Of,
    /// The rule by which somebody is outside the target group.
    Rule,
    /// Why that rule is.
    Reason,
    /// What is offered instead.
    Alternative,
    /// The number of the group.
    Group,
    /// When the session begins.
    When,
    /// Until when the way can be chosen.
    Until,
}

/// A text in every language of the service: none may be left out, since each recipient reads their own.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InEachLanguage {
    /// Finnish.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub fi: String,
    /// Swedish.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub sv: String,
    /// English.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub en: String,
}

/// The words of a mail: plain text with placeholders. Greeting, link, signature and what must be said stand around them.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// One line of at most 120 characters in each language.
    pub subject: InEachLanguage,
    /// Paragraphs apart by an empty line, at most 4,000 characters in each language.
    pub body: InEachLanguage,
}

/// One mail that a programme may word.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeMessage {
    /// Which mail.
    pub kind: MessageKind,
    /// What its text must hold.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub needed: Vec<Placeholder>,
    /// What it may hold besides.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub offered: Vec<Placeholder>,
    /// The programme's own words; absent where the house's apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Wording>,
    /// The house's words, with the placeholders in them.
    pub house: Wording,
    /// What the house adds below in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<InEachLanguage>,
    /// Who saved or reset it last; absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_by_name: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Timestamp>,
}

/// What a programme says in its mails.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeMessages {
    /// The programme.
    pub programme_id: Uuid,
    /// Each mail that it may word, in the order in which a programme goes.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub messages: Vec<ProgrammeMessage>,
    /// The version of all of them together.
    pub version: u64,
}

/// Words one mail, or lets the house's words apply again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveMessage {
    /// Which mail.
    pub kind: MessageKind,
    /// Own words; absent for the house's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Wording>,
}

/// Shows words as mails, with made-up data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewMessage {
    /// Which mail.
    pub kind: MessageKind,
    /// Own words; absent for the house's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Wording>,
}

/// A mail as its recipient would read it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewedMail {
    /// In which language.
    pub language: Language,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Words as mails, with made-up data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessagePreview {
    /// One in each language.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub mails: Vec<PreviewedMail>,
}

/// Sends words as a test to the one who is trying them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TryMessage {
    /// Which mail.
    pub kind: MessageKind,
    /// Own words; absent for the house's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Wording>,
    /// In which language.
    pub language: Language,
}

/// A test that was put into the outbox.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageTrial {
    /// In which language it is.
    pub language: Language,
}

/// What waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// An offered place that is not answered.
    Place,
    /// The way of taking part in a hybrid session, where none is chosen.
    Way,
    /// The terms of confidentiality, of somebody who is named to lead.
    Terms,
}

/// How many were reminded on one day: how many, and never who.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderPass {
    /// The day in Finland.
    pub on: Date,
    /// How many.
    pub count: u32,
}

/// How reminding of one thing stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderState {
    /// Of what.
    pub kind: ReminderKind,
    /// Days before the deadline at which whoever has not acted is reminded, the farthest first; none where nobody is.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub days: Vec<u8>,
    /// How many have not acted and still can.
    pub waiting: u32,
    /// How many of them would get a reminder if it were sent now: whoever was reminded today is not again.
    pub would_get: u32,
    /// How many more would get one but for quiet hours.
    pub held_back: u32,
    /// How many were reminded when, the latest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub passes: Vec<ReminderPass>,
}

/// How reminding stands in a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reminders {
    /// The programme.
    pub programme_id: Uuid,
    /// Of a place, of a way, and of the terms.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub kinds: Vec<ReminderState>,
    /// The version of the days.
    pub version: u64,
}

/// Says when people are reminded.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveReminders {
    /// Days before the end of an offer, the farthest first, at most three of 1 to 30; none where nobody is to be reminded.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub place_days: Vec<u8>,
    /// The same before choosing a way closes.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub way_days: Vec<u8>,
    /// The same before the first session of whoever leads and has not accepted the terms of confidentiality.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub terms_days: Vec<u8>,
}

/// Reminds now whoever has not acted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendReminders {
    /// Of what.
    pub kind: ReminderKind,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemindersSent {
    /// Of what.
    pub kind: ReminderKind,
    /// How many were reminded: who had not acted at that moment.
    pub sent: u32,
}

/// A mail that whoever runs a programme may know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// A place by the draw.
    Offer,
    /// A place from the waiting list.
    Promotion,
    /// A reminder of an offered place.
    PlaceReminder,
    /// On the waiting list.
    Waiting,
    /// Outside the target group.
    Ineligible,
    /// The waiting list ended without a place.
    NotSelected,
    /// An offer was not answered in time.
    Lapsed,
    /// Another path is offered.
    PathOffered,
    /// The offer of another path was not answered in time.
    PathLapsed,
    /// A check of the outcome is answered.
    CheckAnswered,
    /// A participation was ended.
    Discontinued,
    /// The design takes more hours than were promised.
    HoursAsked,
    /// The groups are confirmed.
    GroupConfirmed,
    /// The small groups are confirmed.
    SmallGroupConfirmed,
    /// Sessions are published.
    SessionsPublished,
    /// Somebody came to sessions later.
    SessionsJoined,
    /// Somebody is in sessions no more.
    SessionsLeft,
    /// A session has changed.
    SessionChanged,
    /// A session has become hybrid, and there is a way to choose.
    SessionOpenedChoice,
    /// A reminder of choosing a way.
    WayReminder,
    /// A calendar declined the invitation, which is no apology.
    CalendarDeclined,
    /// A session is cancelled.
    SessionCancelled,
    /// Sessions are delivered in another way.
    SessionsTurned,
    /// Such a change was undone.
    SessionsTurnedBack,
    /// An invitation for the calendar.
    SessionInvitation,
    /// A withdrawal of one.
    SessionWithdrawal,
    /// An invitation to lead sessions or to work on the design.
    FacilitatorInvited,
    /// A reminder of the terms to whoever is named to lead.
    TermsReminder,
    /// Somebody leads sessions.
    LeadingAssigned,
    /// A session that somebody leads has changed.
    LeadingChanged,
    /// Sessions that somebody leads are delivered in another way.
    LeadingTurned,
    /// A session that somebody leads is cancelled.
    LeadingCancelled,
    /// Somebody leads a session no more.
    LeadingEnded,
}

/// Where a mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// It waits, or is being sent.
    Queued,
    /// It left. Whether it was read nobody knows.
    Sent,
    /// It was set aside: nothing was told.
    Failed,
}

/// Why a mail did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotSent {
    /// Whoever it was for has no mail address.
    NoAddress,
    /// What stands as the address is none.
    BadAddress,
    /// The mail server refused it.
    Refused,
    /// The mail server could not be reached.
    Unreachable,
    /// It could not be put together.
    NotBuilt,
    /// It could not leave on the day of which it tells.
    Late,
}

/// A mail of a programme, without its words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeMail {
    /// Id of the mail.
    pub id: Uuid,
    /// Which mail.
    pub kind: MailKind,
    /// To whom, where it is somebody of the staff register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// Their given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Their family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// In which language.
    pub language: Language,
    /// Where it is.
    pub state: MailState,
    /// When it was put into the outbox.
    pub put_in_at: Timestamp,
    /// When it leaves, or is tried next, while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves_at: Option<Timestamp>,
    /// When it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// Why it did not leave, the last time that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_sent: Option<NotSent>,
}

/// Which mails of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ProgrammeMailsQuery {
    /// Only those that are there; all when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MailState>,
    /// Only these; all when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MailKind>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which mails of a programme come as a file: all that the list would show.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ProgrammeMailsExportQuery {
    /// Only those that are there; all when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MailState>,
    /// Only these; all when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MailKind>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<crate::tables::TableFormat>,
}
