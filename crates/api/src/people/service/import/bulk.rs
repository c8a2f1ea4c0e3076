//! The register row by row: the same importer, with rows that come as JSON instead of a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use polku_api_types::people::{
    BulkFault, BulkOutcome, BulkPeople, BulkPeopleResult, BulkPerson, BulkRow, PeopleImportResult,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::PersonId;
use polku_domain::people::import::{PersonColumn, PersonFault, PersonRemark, RowOutcome};
use polku_domain::tables::{Column, ColumnRef, Delimiter, Fault, TableWriter};
use polku_i18n::Language;

use super::carry_out::{Done, carry_out_in_full};
use super::{Ground, ImportOrder, plan_dry_run, read_aside};
use crate::access::Caller;
use crate::app::App;
use crate::http::{Idempotent, write_once};
use crate::people::convert;
use crate::problem::AppError;

/// The columns that every row has, and how a row fills them.
const ALWAYS: [PersonColumn; 7] = [
    PersonColumn::ExternalId,
    PersonColumn::FamilyName,
    PersonColumn::GivenName,
    PersonColumn::Email,
    PersonColumn::Unit,
    PersonColumn::JobCategory,
    PersonColumn::IsSupervisor,
];
/// The columns that a register may lack.
const SOMETIMES: [PersonColumn; 7] = [
    PersonColumn::Site,
    PersonColumn::Title,
    PersonColumn::SupervisorExternalId,
    PersonColumn::RoleStartedOn,
    PersonColumn::LeaveFrom,
    PersonColumn::LeaveUntil,
    PersonColumn::Language,
];

/// Stores the rows, or says what storing them would do.
///
/// # Errors
/// `too_many_deactivations` when nobody confirmed as many, and what the policy refuses.
pub async fn upsert_people(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: BulkPeople,
) -> Result<BulkPeopleResult, AppError> {
    caller.demand(Permission::ImportPeople, Target::in_agency())?;
    let (bytes, columns) = as_file(&body.people);
    let order: ImportOrder = convert::bulk_order(&body, columns, app.clock.now())?;
    let (order, bytes) = (Arc::new(order), Arc::from(bytes.into_bytes()));
    let file = read_aside(&order, &bytes).await?;
    let language = caller.language;
    let ground = Ground { scope: caller.scope, actor: caller.actor(), language, at: app.clock.now() };
    let sent = Arc::new(body.people);
    if body.apply == Some(true) {
        let ids = Arc::clone(&app.ids);
        return write_once(app, key, move |conn| {
            let done = carry_out_in_full(conn, &*ids, &ground, &order, &file)?;
            Ok(told(&sent, &done, language))
        })
        .await;
    }
    app.db
        .read(move |conn| {
            let (result, plan) = plan_dry_run(conn, &ground, &order, &file)?;
            Ok(told(&sent, &Done { result, plan, people: BTreeMap::new() }, language))
        })
        .await
}

/// The rows as the importer reads them, with what stands in which column.
fn as_file(people: &[BulkPerson]) -> (String, BTreeMap<PersonColumn, ColumnRef>) {
    let given = SOMETIMES.into_iter().filter(|column| people.iter().any(|row| cell(row, *column).is_some()));
    let columns: Vec<PersonColumn> = ALWAYS.into_iter().chain(given).collect();
    let mut writer = TableWriter::new(Delimiter::Semicolon, columns.iter().map(|column| column.key()));
    for row in people {
        writer.row(columns.iter().map(|column| cell(row, *column).unwrap_or_default()));
    }
    let absent = SOMETIMES.into_iter().map(|column| (column, ColumnRef::Absent));
    let present = (1..).zip(&columns).map(|(number, column)| (*column, ColumnRef::Number(number)));
    (writer.finish(), absent.chain(present).collect())
}

/// What a row says in one column; none where it says nothing.
fn cell(row: &BulkPerson, column: PersonColumn) -> Option<String> {
    match column {
        PersonColumn::ExternalId => Some(row.external_id.clone()),
        PersonColumn::FamilyName => Some(row.family_name.clone()),
        PersonColumn::GivenName => Some(row.given_name.clone()),
        PersonColumn::Email => Some(row.email.clone()),
        PersonColumn::Unit => Some(row.unit.clone()),
        PersonColumn::JobCategory => Some(row.job_category.clone()),
        PersonColumn::IsSupervisor => Some(row.is_supervisor.to_string()),
        PersonColumn::Site => row.site.clone(),
        PersonColumn::Title => row.title.clone(),
        PersonColumn::SupervisorExternalId => row.supervisor_external_id.clone(),
        PersonColumn::RoleStartedOn => row.role_started_on.map(|day| day.to_string()),
        PersonColumn::LeaveFrom => row.leave_from.map(|day| day.to_string()),
        PersonColumn::LeaveUntil => row.leave_until.map(|day| day.to_string()),
        PersonColumn::Language => row.language.clone(),
    }
}

/// The result of each row, in the order in which they came. A cell may break into lines, so rows are known by their
/// order and not by their line.
fn told(sent: &[BulkPerson], done: &Done, language: Language) -> BulkPeopleResult {
    let places: BTreeMap<usize, usize> = done.plan.rows.iter().map(|row| row.line).zip(0..).collect();
    let mut faults: BTreeMap<usize, Vec<BulkFault>> = BTreeMap::new();
    for remark in &done.plan.remarks {
        let Some(place) = places.get(&remark.line) else { continue };
        faults.entry(*place).or_default().push(fault(remark, &places, language));
    }
    let row = |(place, (sent, planned)): (usize, (&BulkPerson, _))| BulkRow {
        external_ref: sent.external_ref.clone(),
        external_id: sent.external_id.clone(),
        outcome: outcome(planned),
        person_id: person(planned, &done.people).map(PersonId::uuid),
        faults: faults.remove(&place).unwrap_or_default(),
    };
    let PeopleImportResult { run_id, applied, absent, deactivated, needs_confirmation, .. } = done.result;
    let outcomes = done.plan.rows.iter().map(|row| &row.outcome);
    let rows = sent.iter().zip(outcomes).enumerate().map(row).collect();
    BulkPeopleResult { run_id, applied, rows, absent, deactivated, needs_confirmation }
}

const fn outcome(planned: &RowOutcome) -> BulkOutcome {
    match planned {
        RowOutcome::Rejected => BulkOutcome::Rejected,
        RowOutcome::New(_) => BulkOutcome::Created,
        RowOutcome::Changed { .. } => BulkOutcome::Changed,
        RowOutcome::Unchanged { .. } | RowOutcome::Led { .. } => BulkOutcome::Unchanged,
    }
}

fn person(planned: &RowOutcome, created: &BTreeMap<String, PersonId>) -> Option<PersonId> {
    match planned {
        RowOutcome::Rejected => None,
        RowOutcome::New(record) => created.get(record.external_id.as_str()).copied(),
        RowOutcome::Changed { person, .. }
        | RowOutcome::Unchanged { person }
        | RowOutcome::Led { person, .. } => Some(*person),
    }
}

fn fault(remark: &PersonRemark, places: &BTreeMap<usize, usize>, language: Language) -> BulkFault {
    BulkFault {
        field: remark.column.map(convert::column),
        code: remark.fault.code().to_owned(),
        message: convert::fault_message(language, &counted(&remark.fault, places)),
        consequence: convert::consequence(remark.fault.consequence()),
    }
}

/// The fault with other rows named as they are counted from 1, and not by lines of a file that nobody sees.
fn counted(fault: &PersonFault, places: &BTreeMap<usize, usize>) -> PersonFault {
    let number = |line: &usize| places.get(line).map_or(*line, |place| place + 1);
    match fault {
        PersonFault::ExternalIdTaken { first_line } => {
            PersonFault::ExternalIdTaken { first_line: number(first_line) }
        }
        PersonFault::EmailShared { first_line } => {
            PersonFault::EmailShared { first_line: number(first_line) }
        }
        PersonFault::SupervisorInCycle { lines } => {
            PersonFault::SupervisorInCycle { lines: lines.iter().map(number).collect() }
        }
        other => other.clone(),
    }
}
