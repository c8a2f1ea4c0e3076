//! People, what is held about the caller, and the import of a staff register.

mod bulk;
mod import;

use jiff::civil::Date;
use uuid::Uuid;

pub use bulk::{BulkFault, BulkOutcome, BulkPeople, BulkPeopleResult, BulkPerson, BulkRow};
pub use import::{
    ColumnMatch, FieldChange, ImportChange, ImportConsequence, ImportDelimiter, ImportEncoding, ImportFault,
    PeopleImportQuery, PeopleImportResult, PeopleImportRun, PersonColumn,
};

use crate::text::Language;

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonSummary {
    /// Id of the person.
    pub id: Uuid,
    /// Number of the person in the source register.
    pub external_id: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Name of the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Job title.
    pub title: String,
    /// Job category as the register codes it.
    pub job_category: String,
    /// Whether the person is a supervisor (R9).
    pub is_supervisor: bool,
    /// Whether the person is in service according to the register.
    pub active: bool,
}

/// Everything the register holds of one person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonDetails {
    /// Id of the person.
    pub id: Uuid,
    /// Name of the source register.
    pub source: String,
    /// Number of the person in the source register.
    pub external_id: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Contact address; never an identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Name of the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Job title.
    pub title: String,
    /// Job category.
    pub job_category: String,
    /// Whether the person is a supervisor.
    pub is_supervisor: bool,
    /// The person's own supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<PersonReference>,
    /// Day the present role began (R11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_started_on: Option<Date>,
    /// First day of a leave of absence. Only in what is held about the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_from: Option<Date>,
    /// Last day of it; absent while its end is open. Only in what is held about the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_until: Option<Date>,
    /// Language of service.
    pub language: Language,
    /// Whether in service.
    pub active: bool,
    /// Day the register data is from.
    pub register_as_of: Date,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A person named beside something else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonReference {
    /// Id of the person.
    pub id: Uuid,
    /// Given and family name.
    pub name: String,
}

/// Corrections to a person that the register has not brought yet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdatePerson {
    /// Contact address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 254))]
    pub email: Option<String>,
    /// Language of service.
    pub language: Language,
}

/// One look at a record about the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessLogEntry {
    /// When.
    pub at: jiff::Timestamp,
    /// The role by which the viewer could look, as in `coordinator`; absent for another system or a job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewer_role: Option<String>,
    /// The viewer's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewer_unit: Option<String>,
    /// The viewer's name, where the agency shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewer_name: Option<String>,
    /// What kind of record, as in `application`.
    pub record: String,
    /// For what purpose, as in `selection`.
    pub purpose: String,
    /// Through which operation.
    pub operation: String,
}

/// Everything held about the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyData {
    /// The register's data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonDetails>,
    /// The account and its roles; absent where somebody who has left never had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<crate::access::Me>,
    /// The caller's applications with what became of them.
    pub applications: Vec<crate::applications::MyApplication>,
    /// The caller's participations with their history.
    #[serde(default)]
    pub participations: Vec<crate::participation::ParticipationDetails>,
    /// The caller's chances in draws under quotas, from each commitment on (ADR 5).
    #[serde(default)]
    pub chances: Vec<crate::selection::OwnChance>,
    /// The other paths that the caller was offered, with the answers.
    #[serde(default)]
    pub path_offers: Vec<crate::rerouting::MyPathOffer>,
    /// The confirmed groups that the caller is in.
    #[serde(default)]
    pub groups: Vec<crate::groups::OwnGroupPlace>,
    /// What the caller said for the making of groups.
    #[serde(default)]
    pub group_wishes: Vec<crate::groups::GroupWishes>,
    /// What the caller said that they need to take part.
    #[serde(default)]
    pub accommodation_wishes: Vec<crate::accommodation::AccommodationWish>,
    /// What supervisors were told of the applications, and what they stated.
    #[serde(default)]
    pub supervision: Vec<crate::supervision::ApplicationSupervision>,
    /// What the caller stated as a supervisor, in their own words. Of whom is the other one's, and not told here.
    #[serde(default)]
    pub statements: Vec<crate::supervision::OwnStatement>,
    /// What the caller's applications were given, where they were scored and the list is confirmed.
    #[serde(default)]
    pub scores: Vec<crate::scoring::OwnScores>,
    /// Where the caller's personal link goes once their service has ended, and the one that can be used.
    #[serde(default)]
    pub personal_link: crate::personal_links::OwnPersonalLink,
    /// Whether a calendar can follow the caller's sessions, and since when.
    #[serde(default)]
    pub calendar_address: crate::calendars::OwnCalendarAddress,
    /// When the caller works, where they said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_week: Option<crate::availability::WorkingWeek>,
    /// When the caller is busy, as it was sent within a day.
    #[serde(default)]
    pub busy_intervals: crate::availability::BusyIntervals,
    /// Whether and when the caller gets a digest, where they said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<crate::digests::DigestSettings>,
    /// Merges in which the caller's numbers in the register came together, undone ones too.
    #[serde(default)]
    pub merges: Vec<crate::merging::OwnMerge>,
    /// That somebody found the caller and others of the same name to be different people.
    #[serde(default)]
    pub namesakes: Vec<crate::merging::OwnNamesakes>,
    /// What the caller was asked to consent to of the hours of programmes, and whether they did.
    // The page of one's own data shows what is asked now elsewhere, and the file comes whole from the server: its entry carries no
    // reader of this.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub hour_consents: Vec<crate::promises::HourConsent>,
    /// What was said of the caller's attendance, session by session.
    #[serde(default)]
    pub attendance: Vec<crate::attendance::OwnAttendanceRecord>,
    /// What they chose of hybrid sessions.
    #[serde(default)]
    pub session_choices: Vec<crate::sessions::OwnChoice>,
    /// What the caller is asked to lead, with what is held of their experience.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub facilitations: Vec<crate::facilitators::OwnFacilitation>,
    /// Mails sent to the caller.
    pub mails: Vec<MyMail>,
    /// What is not told here because the caller came by a link that somebody handed over, whether any of it is held or
    /// not. They get it from their agency on request; nothing is left out otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub withheld: Vec<WithheldPart>,
}

/// What a link that somebody handed over does not open: no role may read it, and whoever handed it over may have
/// opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WithheldPart {
    /// Whom the caller would rather not share a group with (`group_wishes[].apart`).
    ApartWishes,
    /// What they said that they need to take part (`accommodation_wishes`).
    AccommodationWishes,
    /// Where their links were to go (`personal_link.address`).
    LinkAddress,
}

impl WithheldPart {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ApartWishes, Self::AccommodationWishes, Self::LinkAddress];
}

/// Everything held about the caller and who looked at it, to take along.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyDataExport {
    /// When it was put together.
    pub exported_at: jiff::Timestamp,
    /// What is held.
    pub data: MyData,
    /// Who looked, latest first.
    pub access_log: Vec<AccessLogEntry>,
}

/// A mail sent to the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyMail {
    /// When it was put in the queue.
    pub sent_at: jiff::Timestamp,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// By what a list of people is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonSort {
    /// Family name, then given name, in the order of the Finnish alphabet.
    #[default]
    Name,
    /// The same backwards.
    NameDescending,
}

/// Which people of the agency.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// Only with this in the name, whatever the case and the accents, or with exactly this number.
    #[cfg_attr(feature = "openapi", param(max_length = 100))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only of this unit, by its name.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Only of this site, by its name.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Only of this job category.
    #[cfg_attr(feature = "openapi", param(max_length = 100))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_category: Option<String>,
    /// Only supervisors (`true`) or only others (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_supervisor: Option<bool>,
    /// Only who is (`true`) or is not (`false`) in service; both when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Order; by name when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<PersonSort>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
