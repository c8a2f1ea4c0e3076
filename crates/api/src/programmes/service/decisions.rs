//! Stored rules as the domain knows them, for whoever judges or replays.

use polku_domain::ids::CallId;
use polku_domain::programmes::rule::history::{Rule, RuleVersion};
use polku_domain::programmes::rule::{RuleParts, RuleTerms};

use crate::access::AgencyScope;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::convert;
use crate::programmes::store;
use crate::programmes::store::count;
use crate::programmes::store::rules::{RuleRow, RuleVersionRow};
use crate::text::{Faults, stored};

/// All rules of a call with their whole history, in order.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn rules_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Vec<Rule>, AppError> {
    histories(&store::rules::list_of(conn, scope, &[call])?)
}

/// Puts histories together from rows by rule and number.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn histories(rows: &[(RuleRow, RuleVersionRow)]) -> Result<Vec<Rule>, AppError> {
    let out_of_order = || AppError::internal("rule_versions do not follow each other");
    let mut rules: Vec<Rule> = Vec::new();
    for (rule, row) in rows {
        let version = version(rule, row)?;
        let known = rules.pop_if(|last| last.latest().rule == version.rule);
        let next = match known {
            None if version.number == 1 && version.copied => Rule::copied(version.rule, version.terms),
            None if version.number == 1 => Rule::new(version.rule, version.terms),
            Some(rule) if version.withdrawn => rule.withdraw().map_err(|_| out_of_order())?,
            Some(rule) => rule.decide_again(version.terms).map_err(|_| out_of_order())?,
            None => return Err(out_of_order()),
        };
        rules.push(next);
    }
    Ok(rules)
}

fn version(rule: &RuleRow, row: &RuleVersionRow) -> Result<RuleVersion, AppError> {
    let mut faults = Faults::none();
    let condition = convert::rule::condition(&row.condition.0, "", &mut faults)?
        .ok_or_else(|| AppError::internal("rule_versions.condition holds a value that is not allowed"))?;
    let parts = RuleParts {
        title: stored("rule_versions.title", &row.title.0)?,
        condition,
        reason: stored("rule_versions.reason", &row.reason.0)?,
        alternative: stored("rule_versions.alternative", &row.alternative.0)?,
        alternative_url: row.alternative_url.as_deref(),
        decided_by_name: &row.decided_by_name,
        decided_by_title: &row.decided_by_title,
        decided_on: row.decided_on.0,
    };
    let terms = RuleTerms::parse(parts, row.decided_on.0)
        .map_err(|_| AppError::internal("rule_versions holds a rule that is not complete"))?;
    Ok(RuleVersion {
        rule: rule.id.0,
        number: count(row.number),
        terms,
        withdrawn: row.withdrawn,
        copied: row.copied,
    })
}
