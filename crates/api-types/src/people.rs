//! Agencies, units, sites, people and the import of a staff register.

use jiff::civil::Date;
use uuid::Uuid;

use crate::text::{Language, Localised};

/// The caller's agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencyDetails {
    /// Id of the agency.
    pub id: Uuid,
    /// Finnish business id (Y-tunnus) with its check digit, `1234567-1`.
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// Whether a person's access log shows the name of who looked, not only role and unit.
    pub viewer_names_shown: bool,
    /// Version for `If-Match`.
    pub version: u64,
}

/// Changes to the caller's agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateAgency {
    /// Name of the agency.
    pub name: Localised,
    /// Whether access logs show names of viewers.
    pub viewer_names_shown: bool,
}

/// An organisational unit with its validity.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitDetails {
    /// Id of the unit.
    pub id: Uuid,
    /// Name as the register gives it.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateUnit {
    /// Name, 1–200 characters.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Changes to a unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateUnit {
    /// Name, 1–200 characters.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// A site (place of work) with its validity.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteDetails {
    /// Id of the site.
    pub id: Uuid,
    /// Name as the register gives it.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSite {
    /// Name, 1–200 characters.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Changes to a site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateSite {
    /// Name, 1–200 characters.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

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
    pub email: Option<String>,
    /// Language of service.
    pub language: Language,
}

/// Character encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// Windows-1252.
    Windows1252,
}

/// What a column of a staff register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonColumn {
    /// Number of the person.
    ExternalId,
    /// Family name.
    FamilyName,
    /// Given name.
    GivenName,
    /// E-mail address.
    Email,
    /// Unit.
    Unit,
    /// Site.
    Site,
    /// Job title.
    Title,
    /// Job category.
    JobCategory,
    /// Supervisor flag.
    IsSupervisor,
    /// Number of the supervisor.
    SupervisorExternalId,
    /// Start of the role.
    RoleStartedOn,
    /// Language of service.
    Language,
}

/// One column of the file and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColumnMatch {
    /// Position in the file, from 0.
    pub index: u32,
    /// Header as written in the file.
    pub header: String,
    /// What it was taken for; absent when ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<PersonColumn>,
}

/// A fault or remark about one row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportFault {
    /// Line number in the file; the header is line 1.
    pub line: u64,
    /// Header of the column concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Stable code, e.g. `email_missing`.
    pub code: String,
    /// The fault in the reader's language.
    pub message: String,
    /// What becomes of the row.
    pub consequence: ImportConsequence,
}

/// What becomes of a row with a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportConsequence {
    /// The row is not imported.
    Rejected,
    /// The row is imported without the faulty part.
    ImportedWithWarning,
    /// The row is imported as it is written.
    ImportedAsText,
}

/// A person whom the import changes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportChange {
    /// Line number in the file.
    pub line: u64,
    /// Number of the person.
    pub external_id: String,
    /// Name as in the file.
    pub name: String,
    /// The fields that change.
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Name of the field.
    pub field: String,
    /// Value stored now.
    pub before: String,
    /// Value in the file.
    pub after: String,
}

/// What an import would do (dry run) or did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleImportResult {
    /// Id of the run when applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_id: Option<Uuid>,
    /// False for a dry run.
    pub applied: bool,
    /// Encoding used.
    pub encoding: ImportEncoding,
    /// Delimiter used: `;`, `,` or tab.
    pub delimiter: String,
    /// Columns found.
    pub columns: Vec<ColumnMatch>,
    /// Rows read, without the header.
    pub rows: u64,
    /// New people.
    pub created: u64,
    /// People with changed fields.
    pub changed: u64,
    /// People equal to what is stored.
    pub unchanged: u64,
    /// Rows not imported.
    pub rejected: u64,
    /// Active people of the same source who are not in the file.
    pub absent: u64,
    /// People who are (or would be) deactivated.
    pub deactivated: u64,
    /// True when more than 5 % of the active people would be deactivated.
    pub needs_confirmation: bool,
    /// Faults and remarks by row, at most 1,000.
    pub faults: Vec<ImportFault>,
    /// Faults beyond those listed.
    pub faults_left_out: u64,
    /// Changed people, at most 1,000.
    pub changes: Vec<ImportChange>,
    /// Digest of the file; send it back when applying, so that exactly the file looked at is imported.
    pub file_sha256: String,
}

/// One look at a record about the person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessLogEntry {
    /// When.
    pub at: jiff::Timestamp,
    /// Who: role and unit, or name where the agency shows it.
    pub viewer: String,
    /// What kind of record.
    pub record: String,
    /// For what purpose.
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
    /// The caller's applications.
    pub applications: Vec<crate::applications::MyApplication>,
    /// Mails sent to the caller.
    pub mails: Vec<MyMail>,
    /// Roles granted to the caller.
    pub roles: Vec<String>,
}

/// A mail sent to the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyMail {
    /// When it was put in the queue.
    pub sent_at: jiff::Timestamp,
    /// Subject in the caller's language.
    pub subject: String,
}
