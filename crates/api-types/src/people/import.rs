//! The import of a staff register: how to read it, and what it would do or did.

use jiff::civil::Date;
use uuid::Uuid;

/// Character encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252.
    Windows1252,
}

/// What separates the columns of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportDelimiter {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
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
    /// First day of a leave of absence.
    LeaveFrom,
    /// Last day of it.
    LeaveUntil,
    /// Language of service.
    Language,
}

/// One column of the file and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColumnMatch {
    /// Position in the file, from 0; `#1` in `columns` is the position 0.
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
    /// Stable code, as in `value_missing`.
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
    /// Value stored now; absent where the caller is not to learn it, as the days of a leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
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
    /// Delimiter used.
    pub delimiter: ImportDelimiter,
    /// Columns found.
    pub columns: Vec<ColumnMatch>,
    /// Columns that tell why people are absent, each in a sentence in the reader's language. Nothing of them is read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_taken: Vec<String>,
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
    /// True when deactivating everybody absent takes a confirmation: more than 5 % of the active people.
    pub needs_confirmation: bool,
    /// Faults and remarks by row, at most 1,000.
    pub faults: Vec<ImportFault>,
    /// Faults beyond those listed.
    pub faults_left_out: u64,
    /// Changed people, at most 1,000.
    pub changes: Vec<ImportChange>,
    /// Units of the file that are not stored yet.
    pub new_units: Vec<String>,
    /// Sites of the file that are not stored yet.
    pub new_sites: Vec<String>,
    /// Digest of the file; send it back when applying, so that exactly the file looked at is imported.
    pub file_sha256: String,
}

/// How to read a staff register, and what to do with it. The body is the file itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PeopleImportQuery {
    /// The register the file comes from, as in `kieku`: 1–40 of `a-z`, `0-9`, `-` and `_`. People are known by it and
    /// by their number in it.
    #[cfg_attr(feature = "openapi", param(min_length = 1, max_length = 40, pattern = "^[a-z0-9_-]{1,40}$"))]
    pub source: String,
    /// The day the file is from; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// `true` imports; otherwise it is a dry run, which changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply: Option<bool>,
    /// Digest of the file that was looked at; another file is refused.
    #[cfg_attr(feature = "openapi", param(min_length = 64, max_length = 64))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<String>,
    /// Whether people of the same register who are not in the file are put out of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deactivate_absent: Option<bool>,
    /// The number of people whose deactivation is agreed to, where it is more than 5 % of the active ones: exactly
    /// `absent` of the dry run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_deactivation: Option<u64>,
    /// Encoding, where recognition is wrong.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<ImportEncoding>,
    /// Delimiter, where recognition is wrong.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<ImportDelimiter>,
    /// Columns, where recognition is wrong: `column=header` or `column=#number` (from 1), `column=-` for none,
    /// separated by `;`.
    #[cfg_attr(feature = "openapi", param(max_length = 2000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<String>,
}

/// An import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleImportRun {
    /// Id of the run.
    pub id: Uuid,
    /// The register the file came from.
    pub source: String,
    /// When it was imported.
    pub applied_at: jiff::Timestamp,
    /// Digest of the file.
    pub file_sha256: String,
    /// The day the file was from.
    pub as_of: Date,
    /// Rows read, without the header.
    pub rows: u64,
    /// New people.
    pub created: u64,
    /// People with changed fields.
    pub changed: u64,
    /// People equal to what was stored.
    pub unchanged: u64,
    /// Rows not imported.
    pub rejected: u64,
    /// People put out of service.
    pub deactivated: u64,
}
