//! The staff register as another system holds it, row by row.

use jiff::civil::Date;
use uuid::Uuid;

use super::import::{ImportConsequence, PersonColumn};

/// What a register says of one person. Each value is judged with its row, so that one fault refuses one row and not
/// the whole register; only what is longer than 1,000 characters refuses the whole.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BulkPerson {
    /// The caller's own reference to the row; it comes back with its result and is not kept.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// Number of the person in the register.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub external_id: String,
    /// Family name.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub family_name: String,
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub given_name: String,
    /// E-mail address.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub email: String,
    /// Unit.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub unit: String,
    /// Job category.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub job_category: String,
    /// Whether the person is a supervisor.
    pub is_supervisor: bool,
    /// Site. A field that no row has stays as it is stored; one that some rows have is emptied for the others.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Job title.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Number of the supervisor in the same register.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor_external_id: Option<String>,
    /// First day of the present role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_started_on: Option<Date>,
    /// First day of a leave of absence. There is no field for its cause, and none is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_from: Option<Date>,
    /// Last day of it; its end is open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_until: Option<Date>,
    /// Language of service: `fi`, `sv` or `en`.
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Many people of one register at once.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BulkPeople {
    /// The register, as in `kieku`. People are known by it and by their number in it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40, pattern = "^[a-z0-9_-]{1,40}$"))]
    pub source: String,
    /// The day the data is from; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// `true` stores; otherwise it is a dry run, which changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply: Option<bool>,
    /// Whether this is the whole register, so that whoever is not in it is put out of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deactivate_absent: Option<bool>,
    /// The number of people whose deactivation is agreed to, where it is more than 5 % of the active ones: exactly
    /// `absent` of the dry run.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_deactivation: Option<u64>,
    /// The rows.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 20000))]
    pub people: Vec<BulkPerson>,
}

/// What became, or would become, of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BulkOutcome {
    /// Somebody new.
    Created,
    /// Somebody of whom the register says something else now.
    Changed,
    /// Somebody of whom it says the same.
    Unchanged,
    /// Not stored; the faults say why.
    Rejected,
}

/// A fault or remark about one row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkFault {
    /// The field concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<PersonColumn>,
    /// Stable code, as in `value_missing`.
    pub code: String,
    /// The fault in the reader's language. Rows are counted from 1.
    pub message: String,
    /// What becomes of the row.
    pub consequence: ImportConsequence,
}

/// The result of one row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkRow {
    /// The caller's own reference, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// Number of the person, as it was sent.
    pub external_id: String,
    /// What became of it.
    pub outcome: BulkOutcome,
    /// The person; absent for who is rejected, and in a dry run for who is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// Faults and remarks.
    pub faults: Vec<BulkFault>,
}

/// What became, or would become, of the rows, in their order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkPeopleResult {
    /// Id of the run when applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_id: Option<Uuid>,
    /// False for a dry run.
    pub applied: bool,
    /// One result a row.
    pub rows: Vec<BulkRow>,
    /// Active people of the same register who are not among the rows.
    pub absent: u64,
    /// People who are (or would be) deactivated.
    pub deactivated: u64,
    /// True when deactivating everybody absent takes a confirmation: more than 5 % of the active people.
    pub needs_confirmation: bool,
}
