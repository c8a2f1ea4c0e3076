//! What is so now of the people of a programme: the facts that the rules of the domain decide on.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_domain::applications::eligibility::Decision;
use polku_domain::applications::state::StateKind;
use polku_domain::changes::Situation;
use polku_domain::ids::{CallId, PersonId, ProgrammeId, RuleId};
use polku_domain::participation::ParticipationKind;
use polku_domain::people::ReportingLines;

use super::store::{self, GroupMate, ListedRow};
use crate::access::AgencyScope;
use crate::clock;
use crate::db::AnyConn;
use crate::people;
use crate::problem::AppError;
use crate::programmes::store::rules;
use crate::selection::service::judge_register;

/// Groups, lines and rules of a programme, read once for all of its changes.
pub struct Surroundings {
    mates: Vec<GroupMate>,
    lines: ReportingLines<PersonId>,
    decisions: HashMap<CallId, HashMap<PersonId, Decision>>,
    titles: BTreeMap<(RuleId, u32), Localised>,
    today: Date,
}

/// The day that it is in Finland.
pub fn today(now: Timestamp) -> Date {
    now.to_zoned(clock::finland()).date()
}

impl Surroundings {
    /// Reads what is needed to judge these changes.
    pub fn load(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        programme: ProgrammeId,
        rows: &[ListedRow],
        today: Date,
    ) -> Result<Self, AppError> {
        let mates = store::group_mates(conn, scope, programme)?;
        let people = mates.iter().map(|mate| mate.person);
        let people = people.chain(rows.iter().map(|(row, _)| row.person_id.0));
        let lines = ReportingLines::new(people::store::supervisors_above(conn, scope, people)?);
        let mut decisions = HashMap::new();
        for (_, whose) in rows.iter().filter(|(row, _)| row.resolution.is_none()) {
            if let Entry::Vacant(call) = decisions.entry(whose.call.0) {
                call.insert(judge_register(conn, scope, whose.call.0)?);
            }
        }
        let calls: Vec<CallId> = decisions.keys().copied().collect();
        let versions = rules::list_of(conn, scope, &calls)?;
        let title = |(_, version): (_, rules::RuleVersionRow)| {
            Some(((version.rule_id.0, u32::try_from(version.number).ok()?), version.title.0))
        };
        let titles = versions.into_iter().filter_map(title).collect();
        Ok(Self { mates, lines, decisions, titles, today })
    }

    /// Everybody in the group that somebody is in.
    pub fn group_of(&self, person: PersonId) -> Vec<PersonId> {
        let own = self.mates.iter().find(|mate| mate.person == person).map(|mate| mate.group);
        let inside = self.mates.iter().filter(|mate| Some(mate.group) == own);
        inside.map(|mate| mate.person).collect()
    }

    /// The situation of whoever changed; `group` is [`Surroundings::group_of`] them.
    pub fn of<'a>(&'a self, (row, whose): &ListedRow, group: &'a [PersonId]) -> Situation<'a> {
        let person = row.person_id.0;
        // The rules of a call say nothing of whoever takes part in another programme.
        let of_call = self.decisions.get(&whose.call.0).and_then(|of_call| of_call.get(&person));
        Situation {
            person,
            in_service: whose.in_service,
            takes_part: whose.participation.is_some_and(|state| !state.0.is_over()),
            ongoing: whose.participation.is_some_and(|state| state.0 == ParticipationKind::Ongoing),
            leave: whose.leave(),
            today: self.today,
            rules: of_call.filter(|_| whose.application.0 != StateKind::Rerouted),
            group,
            lines: &self.lines,
        }
    }

    /// The name of somebody in a group.
    pub fn name_of(&self, person: PersonId) -> String {
        let found = self.mates.iter().find(|mate| mate.person == person);
        found.map(|mate| mate.name.clone()).unwrap_or_default()
    }

    /// A rule in one sentence.
    pub fn title_of(&self, rule: RuleId, version: u32) -> Option<Localised> {
        self.titles.get(&(rule, version)).cloned()
    }
}
