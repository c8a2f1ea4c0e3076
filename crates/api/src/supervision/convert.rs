//! Wire ↔ domain.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::programmes::Hours;
use polku_api_types::supervision as wire;
use polku_api_types::text::Localised;
use polku_domain::ids::PersonId;
use polku_domain::programmes::call::SupervisorTerms;
use polku_domain::supervision::{
    Obstacle, Standing, Statement, StatementFault, WorkingTime, is_shown, may_state, standing,
};
use polku_domain::text::parse_text;

use super::store::people::Supervisor;
use super::store::{Sighted, StatementRow};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::call::part_to_wire;
use crate::programmes::convert::design::same_words;
use crate::programmes::store::version;
use crate::text::text_fault;

same_words! {
    /// Whether working time can be arranged, on the wire.
    answer_to_wire, answer_to_domain, wire::WorkingTimeAnswer, WorkingTime, [Yes, YesWithCondition, No]
}

same_words! {
    /// Why it cannot, on the wire.
    obstacle_to_wire, obstacle_to_domain, wire::WorkingTimeObstacle, Obstacle,
    [BusyPeriod, Shifts, OthersAway, AgreedWork, Other]
}

/// How it stands, on the wire.
const fn standing_to_wire(standing: Standing) -> wire::SupervisorStanding {
    match standing {
        Standing::NotTold => wire::SupervisorStanding::NotTold,
        Standing::NobodyToAsk => wire::SupervisorStanding::NobodyToAsk,
        Standing::Told => wire::SupervisorStanding::Told,
        Standing::Asked => wire::SupervisorStanding::Asked,
        Standing::Silent => wire::SupervisorStanding::Silent,
        Standing::Stated => wire::SupervisorStanding::Stated,
    }
}

/// Reads what is stated.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn stated(given: &wire::StateWorkingTime) -> Result<Statement, AppError> {
    let obstacle = given.obstacle.map(obstacle_to_domain);
    Statement::parse(answer_to_domain(given.answer), obstacle, given.words.as_deref()).map_err(|faults| {
        let field = |fault| match fault {
            StatementFault::ObstacleMissing => ("/obstacle", FieldCode::Missing),
            StatementFault::ObstacleNotAllowed => ("/obstacle", FieldCode::NotAllowed),
            StatementFault::WordsNotAllowed => ("/words", FieldCode::NotAllowed),
            StatementFault::Words(fault) => ("/words", text_fault(fault)),
        };
        let refused = AppError::new(crate::problem::ProblemCode::InvalidFields);
        faults.into_iter().map(field).fold(refused, |refused, (at, fault)| refused.field(at, fault))
    })
}

/// Reads what the applicant answers.
///
/// # Errors
/// `invalid_fields`.
pub fn reply(given: &wire::ReplyToSupervisor) -> Result<String, AppError> {
    parse_text(&given.reply, polku_domain::supervision::REPLY)
        .map_err(|fault| AppError::invalid("/reply", text_fault(fault)))
}

/// A supervisor by name and title.
pub fn name(supervisor: &Supervisor) -> wire::SupervisorName {
    wire::SupervisorName { name: supervisor.name(), title: supervisor.title.clone() }
}

/// Names and titles of those who stated something.
pub type Authors = BTreeMap<PersonId, wire::SupervisorName>;

/// What somebody stated, as it goes to themselves.
pub fn own_statement(row: StatementRow, programme_name: Localised) -> wire::OwnStatement {
    wire::OwnStatement {
        programme_name,
        answer: answer_to_wire(row.answer.0),
        obstacle: row.obstacle.map(|obstacle| obstacle_to_wire(obstacle.0)),
        words: row.words,
        stated_at: row.stated_at.0,
    }
}

/// What is stated, with who did.
pub fn statement(row: &StatementRow, authors: &Authors) -> wire::SupervisorStatement {
    let author = row.stated_by.and_then(|by| authors.get(&by.0));
    wire::SupervisorStatement {
        answer: answer_to_wire(row.answer.0),
        obstacle: row.obstacle.map(|obstacle| obstacle_to_wire(obstacle.0)),
        words: row.words.clone(),
        stated_by: author.cloned(),
        stated_at: row.stated_at.0,
        reply: row.reply.clone(),
        replied_at: row.replied_at.map(|at| at.0),
    }
}

/// The version of what is stated; 0 while nothing is.
pub fn version_of(row: Option<&StatementRow>) -> u64 {
    row.map_or(0, |row| version(row.version))
}

/// All that a supervisor learns of an application.
pub fn content(seen: &Sighted, hours: Option<Hours>) -> wire::SupervisedContent {
    wire::SupervisedContent {
        name: seen.name(),
        call_id: seen.call.0.uuid(),
        programme_name: seen.programme_name.0.clone(),
        hours,
    }
}

/// An application as its applicant's supervisor sees it.
pub fn supervised(
    seen: &Sighted,
    row: Option<&StatementRow>,
    authors: &Authors,
    hours: Option<Hours>,
    today: Date,
) -> Result<wire::SupervisedApplication, AppError> {
    Ok(wire::SupervisedApplication {
        application_id: seen.application.0.uuid(),
        content: content(seen, hours),
        part: part_to_wire(seen.part.0),
        statements_until: seen.statements_until.map(|day| day.0),
        open: may_state(&seen.terms()?, today),
        statement: row.map(|row| statement(row, authors)),
        version: version_of(row),
    })
}

/// Whether a supervisor still sees an application.
pub fn is_seen(seen: &Sighted, today: Date) -> bool {
    is_shown(seen.part.0, seen.waiting_list_until.0, today)
}

/// How it stands with the supervisor of today.
pub fn standing_of(
    terms: &SupervisorTerms,
    stated: bool,
    supervisor: Option<&Supervisor>,
    today: Date,
) -> Standing {
    let can_be_asked = supervisor.is_some_and(|supervisor| supervisor.is_reachable(today));
    standing(terms, stated, can_be_asked, today)
}

/// What the supervisor has to do with an application, for its applicant and the coordinator. Where nothing is told, nobody
/// is named.
pub fn supervision(
    seen: &Sighted,
    row: Option<&StatementRow>,
    authors: &Authors,
    supervisor: Option<&Supervisor>,
    today: Date,
) -> Result<wire::ApplicationSupervision, AppError> {
    let terms = seen.terms()?;
    let standing = standing_of(&terms, row.is_some(), supervisor, today);
    Ok(wire::ApplicationSupervision {
        application_id: seen.application.0.uuid(),
        part: part_to_wire(seen.part.0),
        statements_until: terms.until(),
        standing: standing_to_wire(standing),
        supervisor: supervisor.filter(|_| standing != Standing::NotTold).map(name),
        statement: row.map(|row| statement(row, authors)),
        version: version_of(row),
    })
}

/// A row of the coordinator's list.
pub fn entry(
    seen: &Sighted,
    row: Option<&StatementRow>,
    supervisor: Option<&Supervisor>,
    today: Date,
) -> Result<wire::SupervisionEntry, AppError> {
    let standing = standing_of(&seen.terms()?, row.is_some(), supervisor, today);
    Ok(wire::SupervisionEntry {
        application_id: seen.application.0.uuid(),
        name: seen.name(),
        supervisor: supervisor.filter(|_| standing != Standing::NotTold).map(Supervisor::name),
        standing: standing_to_wire(standing),
        answer: row.map(|row| answer_to_wire(row.answer.0)),
        replied: row.is_some_and(|row| row.reply.is_some()),
    })
}
