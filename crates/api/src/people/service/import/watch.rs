//! Noticing whom of those who applied or take part an import changes. Nothing ends by itself: it is listed for the
//! coordinator, who decides.

use std::collections::{BTreeMap, BTreeSet};

use polku_domain::ids::{PersonId, RegisterChangeId};
use polku_domain::people::import::{ImportPlan, RowOutcome};
use polku_domain::people::{ChangedFact, ReportingLines};
use uuid::Uuid;

use super::Ground;
use crate::db::AnyConn;
use crate::ids::Ids;
use crate::people::store::{self, Watched};
use crate::problem::AppError;

/// Those who applied or take part, with their reporting lines as they were before the import.
pub struct Watch {
    people: Vec<Watched>,
    lines: ReportingLines<PersonId>,
}

impl Watch {
    /// Looks before anything is written.
    pub fn begin(conn: &mut AnyConn, ground: &Ground) -> Result<Self, AppError> {
        let people = store::watched(conn, &ground.scope)?;
        let lines = lines(conn, ground, &people)?;
        Ok(Self { people, lines })
    }

    /// Looks again when everything is written, and lists who has changed.
    pub fn end(
        self,
        conn: &mut AnyConn,
        ids: &dyn Ids,
        ground: &Ground,
        run: Uuid,
        (plan, gone): (&ImportPlan, &[PersonId]),
    ) -> Result<(), AppError> {
        let now = lines(conn, ground, &self.people)?;
        let mut changed = of_rows(plan);
        for person in gone {
            changed.entry(*person).or_default().insert(ChangedFact::Service);
        }
        for of in &self.people {
            let mut facts = changed.get(&of.person).cloned().unwrap_or_default();
            // A new supervisor is a new line; that somebody further up has one is a change of its own.
            if !facts.contains(&ChangedFact::Supervisor)
                && self.lines.above(&of.person) != now.above(&of.person)
            {
                facts.insert(ChangedFact::ReportingLine);
            }
            // That somebody is on leave breaks nothing before they take part, and could sway whoever selects.
            if !of.takes_part {
                facts.remove(&ChangedFact::Leave);
            }
            if !facts.is_empty() {
                let id = RegisterChangeId::new(ids.ordered());
                store::insert_change(conn, &ground.scope, id, of, &facts, (run, ground.at))?;
            }
        }
        Ok(())
    }
}

fn lines(conn: &mut AnyConn, ground: &Ground, of: &[Watched]) -> Result<ReportingLines<PersonId>, AppError> {
    let above = store::supervisors_above(conn, &ground.scope, of.iter().map(|one| one.person))?;
    Ok(ReportingLines::new(above))
}

fn of_rows(plan: &ImportPlan) -> BTreeMap<PersonId, BTreeSet<ChangedFact>> {
    let of_row = |outcome: &RowOutcome| match outcome {
        RowOutcome::Changed { person, changes, .. } => Some((*person, ChangedFact::of_import(changes))),
        _ => None,
    };
    plan.rows.iter().filter_map(|row| of_row(&row.outcome)).collect()
}
