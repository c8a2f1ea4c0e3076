//! The rows of a copy.

use jiff::Timestamp;
use polku_domain::ids::{AccountId, AgencyId, CallId, DesignId, ProgrammeId, RuleId};

use super::plan::{Named, NewCall};
use super::source::Source;
use crate::app::App;
use crate::audit::{Entry, Subject};
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::problem::AppError;
use crate::programmes::service::designs::element_rows;
use crate::programmes::service::{calls, shown};
use crate::programmes::store::calls::{self as call_rows, CallRow};
use crate::programmes::store::copies::{self as copy_rows, CopyRow};
use crate::programmes::store::designs::{self as design_rows, DesignRow, DesignStatus, ElementRow};
use crate::programmes::store::programmes::{self as rows, ProgrammeRow};
use crate::programmes::store::rules::{self as rule_rows, RuleRow, RuleVersionRow};
use crate::text::to_wire;

/// What is written into the audit log of what is copied. The values of all of these come from the source.
const PROGRAMME: &[&str] = &[
    "slug",
    "name",
    "summary",
    "partner",
    "target_group",
    "places",
    "group_count",
    "growth_limit",
    "design",
    "source",
];
const CALL: &[&str] = &[
    "opens_on",
    "closes_on",
    "questions",
    "target_group",
    "method",
    "quotas",
    "left_out",
    "scoring",
    "seats",
    "offer_days",
    "waiting_list_until",
    "checks_until",
    "supervisor",
];
const RULE: &[&str] = &["title", "condition", "reason", "alternative", "alternative_url"];

/// A copy: a programme with a draft of its design, and a draft of its call with rules that nobody has decided.
#[derive(Debug)]
pub(super) struct Copied {
    programme: ProgrammeRow,
    design: DesignRow,
    elements: Vec<ElementRow>,
    call: Option<CallRow>,
    rules: Vec<(RuleRow, RuleVersionRow)>,
    origin: CopyRow,
}

impl Copied {
    /// Makes the rows. Nothing of the source that is about a person or was decided is in them, but by whom each rule was
    /// decided then.
    pub(super) fn of(
        app: &App,
        source: &Source,
        named: &Named,
        call: Option<NewCall>,
        prepared_by: AccountId,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let agency_id = source.programme.agency_id;
        let programme = ProgrammeRow {
            id: Key(ProgrammeId::new(app.ids.ordered())),
            slug: named.slug.as_str().to_owned(),
            name: Json(to_wire(&named.name)),
            places_taken: 0,
            published: false,
            created_at: Ts(now),
            version: 1,
            ..source.programme.clone()
        };
        let design = DesignRow {
            id: Key(DesignId::new(app.ids.ordered())),
            agency_id,
            programme_id: programme.id,
            number: 1,
            state: Code(DesignStatus::Draft),
            origin: source.design.origin.clone(),
            published_at: None,
            version: 1,
        };
        let elements = element_rows(app, agency_id.0, design.id.0, &shown::elements(&source.elements)?);
        let (call, rules) = match call {
            None => (None, Vec::new()),
            Some(NewCall { terms, rules }) => {
                let id = CallId::new(app.ids.ordered());
                let row = calls::new_row(id, &programme, calls::terms_change(&terms, prepared_by), now);
                (Some(row), rule_versions(app, agency_id, id, rules, now))
            }
        };
        let origin = CopyRow {
            programme_id: programme.id,
            agency_id,
            source_id: source.programme.id,
            source_design_id: source.design.id,
            source_call_id: source.call.as_ref().map(|call| call.row.id),
        };
        Ok(Self { programme, design, elements, call, rules, origin })
    }

    /// The new programme.
    pub(super) const fn programme(&self) -> &ProgrammeRow {
        &self.programme
    }

    /// Its id.
    pub(super) const fn id(&self) -> ProgrammeId {
        self.programme.id.0
    }

    /// Writes the rows.
    pub(super) fn insert(&self, conn: &mut AnyConn) -> Result<(), AppError> {
        rows::insert(conn, &self.programme)?;
        design_rows::insert(conn, &self.design, &self.elements)?;
        if let Some(call) = &self.call {
            call_rows::insert(conn, call)?;
        }
        for (rule, version) in &self.rules {
            rule_rows::insert(conn, rule)?;
            rule_rows::insert_version(conn, version)?;
        }
        Ok(copy_rows::insert(conn, &self.origin)?)
    }

    /// What the audit log says of it: that the source was copied, and what came to be.
    pub(super) fn entries(&self, source: &Source, at: Timestamp) -> Vec<Entry<'static>> {
        let entry = |action, subject, fields| Entry { action, subject, person: None, fields, at };
        let mut entries = vec![
            entry("programme_copied", Subject::new("programme", source.programme.id.0), &[][..]),
            entry("programme_created", Subject::new("programme", self.id()), PROGRAMME),
        ];
        entries.extend(
            self.call.iter().map(|call| entry("call_created", Subject::new("call", call.id.0), CALL)),
        );
        let rules = self.rules.iter();
        entries.extend(rules.map(|(rule, _)| entry("rule_copied", Subject::new("rule", rule.id.0), RULE)));
        entries
    }
}

fn rule_versions(
    app: &App,
    agency_id: Key<AgencyId>,
    call: CallId,
    sources: Vec<RuleVersionRow>,
    now: Timestamp,
) -> Vec<(RuleRow, RuleVersionRow)> {
    let row = |(position, source): (i64, RuleVersionRow)| {
        let rule =
            RuleRow { id: Key(RuleId::new(app.ids.ordered())), agency_id, call_id: Key(call), position };
        let version = RuleVersionRow {
            id: Key(app.ids.ordered()),
            rule_id: rule.id,
            number: 1,
            withdrawn: false,
            created_at: Ts(now),
            copied: true,
            ..source
        };
        (rule, version)
    };
    (1..).zip(sources).map(row).collect()
}
