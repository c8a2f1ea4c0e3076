//! Rules as decisions.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::text::Localised;

/// Facts a rule may use; the list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleAttribute {
    /// Supervisor flag of the register.
    IsSupervisor,
    /// Job category.
    JobCategory,
    /// Start of the present role.
    RoleStartedOn,
    /// Unit.
    Unit,
    /// Site.
    Site,
}

/// Whom a rule leaves outside.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleCondition {
    /// One of `is_supervisor`, `job_category`, `role_started_on`, `unit`, `site`; a protected ground is refused with its own code.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub attribute: String,
    /// For `is_supervisor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equals: Option<bool>,
    /// For `job_category`, `unit`, `site`: 1–50 names as the staff register gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(schema_with = crate::schemas::register_names))]
    pub any_of: Option<Vec<String>>,
    /// For `role_started_on`: started at most so many months before the reference day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 120))]
    pub within_months: Option<u32>,
    /// Reference day for `role_started_on`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<Date>,
}

impl RuleCondition {
    /// A condition on one fact that asks for no value of it yet.
    #[must_use]
    pub fn about(attribute: &str) -> Self {
        Self {
            attribute: attribute.to_owned(),
            equals: None,
            any_of: None,
            within_months: None,
            reference_date: None,
        }
    }
}

/// A rule as a decision (N3), a new one or a new version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveRule {
    /// The rule in one sentence.
    pub title: Localised,
    /// Whom it leaves outside.
    pub condition: RuleCondition,
    /// Why it was decided (R21).
    pub reason: Localised,
    /// What is offered instead (R22).
    pub alternative: Localised,
    /// Link to it, https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub alternative_url: Option<String>,
    /// Who decided.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub decided_by_name: String,
    /// Title of who decided.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub decided_by_title: String,
    /// When it was decided.
    pub decided_on: Date,
}

/// A rule with its latest version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleDetails {
    /// Id of the rule.
    pub id: Uuid,
    /// Place in the order, from 1.
    pub position: u32,
    /// Number of the version, from 1.
    pub number: u32,
    /// The rule in one sentence.
    pub title: Localised,
    /// Whom it leaves outside.
    pub condition: RuleCondition,
    /// Why it was decided.
    pub reason: Localised,
    /// What is offered instead.
    pub alternative: Localised,
    /// Link to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_url: Option<String>,
    /// Who decided.
    pub decided_by_name: String,
    /// Title of who decided.
    pub decided_by_title: String,
    /// When it was decided.
    pub decided_on: Date,
    /// Whether this version ends the rule.
    pub withdrawn: bool,
    /// Whether this version was copied from an earlier call: who decided it then, decided it for that one. It is not in
    /// force, and the call is not sent to the decider before the rule is decided anew or withdrawn.
    #[serde(default)]
    pub copied: bool,
    /// When this version was written.
    pub created_at: Timestamp,
}
