//! What is copied: loaded once, for the preview and for the copy alike.

use polku_api_types::programmes::LeftOutChoice;
use polku_domain::access::Permission;
use polku_domain::ids::ProgrammeId;
use polku_domain::programmes::call::{CallTerms, Method};

use crate::access::Caller;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::{left_out, programme_for, shown};
use crate::programmes::store::calls::{self as call_rows, CallRow};
use crate::programmes::store::designs::{DesignRow, ElementRow};
use crate::programmes::store::programmes::ProgrammeRow;
use crate::programmes::store::rules::{self as rule_rows, RuleVersionRow};

/// A programme with what of it can be copied.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) programme: ProgrammeRow,
    pub(super) design: DesignRow,
    pub(super) elements: Vec<ElementRow>,
    pub(super) call: Option<SourceCall>,
}

/// The latest call with its rules.
#[derive(Debug)]
pub(super) struct SourceCall {
    pub(super) row: CallRow,
    pub(super) terms: CallTerms,
    /// The latest version of each rule that was not withdrawn, in order.
    pub(super) rules: Vec<RuleVersionRow>,
    /// Its round, if a copy can name it.
    pub(super) left_out: Option<LeftOutChoice>,
}

impl Source {
    /// Loads a programme that the caller may copy: the published version of its design, or its draft where none is
    /// published, and its latest call.
    pub(super) fn load(conn: &mut AnyConn, caller: &Caller, id: ProgrammeId) -> Result<Self, AppError> {
        let programme = programme_for(conn, caller, id, Permission::CopyProgramme)?;
        let designs = loaded_designs(conn, &caller.scope, &[id])?;
        let (design, elements) =
            designs.shown(id, true).ok_or_else(|| AppError::internal("a programme has no design"))?;
        let (design, elements) = (design.clone(), elements.to_vec());
        let call = match call_rows::list_of(conn, &caller.scope, &[id])?.into_iter().next() {
            Some(row) => Some(SourceCall::load(conn, caller, row)?),
            None => None,
        };
        Ok(Self { programme, design, elements, call })
    }
}

impl SourceCall {
    fn load(conn: &mut AnyConn, caller: &Caller, row: CallRow) -> Result<Self, AppError> {
        let terms = shown::terms(&row)?;
        let mut rules: Vec<RuleVersionRow> = Vec::new();
        // By place and number, so that the last version of a rule is the latest.
        for (_, version) in rule_rows::list_of(conn, &caller.scope, &[row.id.0])? {
            rules.pop_if(|last| last.rule_id == version.rule_id);
            rules.push(version);
        }
        rules.retain(|version| !version.withdrawn);
        // Quotas and points do not go together, so a call that is scored has no use for it.
        let left_out = match terms.method {
            Method::ScoredDraw => None,
            Method::EqualChanceDraw | Method::QuotaDraw => left_out::offered(conn, caller, row.id.0)?,
        };
        Ok(Self { row, terms, rules, left_out })
    }
}
