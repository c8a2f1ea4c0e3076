//! Applies the call's rules to every application that was not withdrawn.

use std::collections::HashMap;

use polku_domain::applications::eligibility::{Decision, evaluate};
use polku_domain::ids::{ApplicationId, CallId, PersonId};
use polku_domain::programmes::rule::fact::{Attribute, Fact, Facts, Value};
use polku_domain::programmes::rule::history::RuleVersion;
use polku_domain::programmes::rule::{RuleParts, RuleTerms};
use polku_domain::selection::RuleText;
use polku_domain::text::Language;

use super::left_out::{LeftOut, known_of};
use crate::access::AgencyScope;
use crate::applications::grounds::stored_condition;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::convert::rule::condition_to_wire;
use crate::programmes::store::rules::{self, RuleVersionRow};
use crate::selection::store::people::RegisterRow;
use crate::selection::store::{decisions, people};
use crate::text::stored;

/// What the rules say of one application, and what is known of the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub application: ApplicationId,
    pub decision: Decision,
    pub facts: Facts,
}

/// All applications of a call, judged by the rules in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub applications: Vec<Judged>,
    pub rules: Vec<RuleText>,
}

/// What the register says of everybody who applied to a call.
///
/// # Errors
/// What the database refuses.
pub fn register_facts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<HashMap<PersonId, Facts>, AppError> {
    people::register_of(conn, scope, call)?.iter().map(|row| Ok((row.person.0, facts(row)?))).collect()
}

/// Judges a call, with whom the round that it names has left out. The order of arrival plays no part: applications come by id, and each is judged alone.
pub fn judge(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Judgement, AppError> {
    let rules = rules_in_force(conn, scope, call)?;
    let mut register = register_facts(conn, scope, call)?;
    let left_out = LeftOut::of_call(conn, scope, call)?;
    let mut applications = Vec::new();
    for (application, person) in decisions::submitted_to(conn, scope, call)? {
        let facts = known_of(left_out.as_ref(), person, register.remove(&person).unwrap_or_default())?;
        applications.push(Judged { application, decision: evaluate(&rules, &facts), facts });
    }
    Ok(Judgement { applications, rules: rules.iter().map(public_text).collect::<Result<_, _>>()? })
}

/// What the rules in force say of everybody who applied to a call, with what the register says now. What was decided
/// by what it said then stays decided.
pub fn judge_register(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<HashMap<PersonId, Decision>, AppError> {
    let rules = rules_in_force(conn, scope, call)?;
    let register = register_facts(conn, scope, call)?;
    Ok(register.iter().map(|(person, facts)| (*person, evaluate(&rules, facts))).collect())
}

/// The rules of a call that are in force, in their order.
fn rules_in_force(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<RuleVersion>, AppError> {
    let latest = latest_of_each(conn, scope, call)?;
    Ok(latest.into_iter().filter(RuleVersion::in_force).collect())
}

/// The rules of a call as it is planned: those in force, and the copied ones as if each was decided as it is. For a look
/// ahead, and never for anybody's outcome.
///
/// # Errors
/// `internal` when a stored version is none.
pub fn rules_planned(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<RuleVersion>, AppError> {
    let latest = latest_of_each(conn, scope, call)?;
    Ok(latest.into_iter().map(RuleVersion::as_if_decided).filter(RuleVersion::in_force).collect())
}

fn latest_of_each(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<RuleVersion>, AppError> {
    let mut latest: Vec<RuleVersionRow> = Vec::new();
    // By place and number, so that the last version of a rule is the latest.
    for (_, version) in rules::list_of(conn, scope, &[call])? {
        latest.retain(|other| other.rule_id != version.rule_id);
        latest.push(version);
    }
    latest.iter().map(version).collect()
}

/// Every version of every rule of a call, to replay what was decided.
pub fn versions_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<RuleVersion>, AppError> {
    rules::list_of(conn, scope, &[call])?.iter().map(|(_, row)| version(row)).collect()
}

fn version(row: &RuleVersionRow) -> Result<RuleVersion, AppError> {
    let parts = RuleParts {
        title: stored("rule_versions.title", &row.title.0)?,
        condition: stored_condition(&row.condition.0)?,
        reason: stored("rule_versions.reason", &row.reason.0)?,
        alternative: stored("rule_versions.alternative", &row.alternative.0)?,
        alternative_url: row.alternative_url.as_deref(),
        decided_by_name: &row.decided_by_name,
        decided_by_title: &row.decided_by_title,
        decided_on: row.decided_on.0,
    };
    let terms = RuleTerms::parse(parts, row.decided_on.0)
        .map_err(|_| AppError::internal("a stored version of a rule is not one"))?;
    let number = u32::try_from(row.number).map_err(AppError::internal)?;
    let (withdrawn, copied) = (row.withdrawn, row.copied);
    Ok(RuleVersion { rule: row.rule_id.0, number, terms, withdrawn, copied })
}

/// What the register says of one person, as facts.
///
/// # Errors
/// `internal` when a stored value is none that a fact may have.
pub fn facts(row: &RegisterRow) -> Result<Facts, AppError> {
    let values = [
        (Attribute::IsSupervisor, Some(Value::Flag(row.is_supervisor))),
        (Attribute::JobCategory, Some(Value::Code(row.job_category.clone()))),
        (Attribute::RoleStartedOn, row.role_started_on.map(|day| Value::Day(day.0))),
        (Attribute::Unit, row.unit.clone().map(Value::Code)),
        (Attribute::Site, row.site.clone().map(Value::Code)),
    ];
    let known = |facts: Facts, (attribute, value)| {
        facts.with(attribute, Fact { value, source: row.source.clone(), as_of: row.as_of.0 })
    };
    values.into_iter().try_fold(Facts::default(), known).map_err(AppError::internal)
}

/// A rule in the one line that is hashed: what it does, as data, then its title.
fn public_text(version: &RuleVersion) -> Result<RuleText, AppError> {
    let condition =
        serde_json::to_string(&condition_to_wire(version.terms.condition())).map_err(AppError::internal)?;
    let text = format!(
        "leaves outside whom this describes: {condition}; decided on {}: {}",
        version.terms.decided_on(),
        one_line(version.terms.title().get(Language::Fi)),
    );
    RuleText::parse(&version.rule.to_string(), version.number, &text).map_err(AppError::internal)
}

/// A text of the agency within the limits of the hashed texts.
pub fn one_line(text: &str) -> String {
    let plain = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().take(500).map(plain).collect::<String>().trim().to_owned()
}
