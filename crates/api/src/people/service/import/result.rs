//! What an import would do or did, for whoever asked.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::people::{ColumnMatch, FieldChange, ImportChange, ImportFault, PeopleImportResult};
use polku_domain::ids::{PersonId, SiteId, UnitId};
use polku_domain::people::import::{
    AbsentPolicy, ChangedField, ImportPlan, PersonColumn, PersonRemark, PlannedRow, RowOutcome,
};
use polku_domain::tables::{Column, Fault};
use polku_i18n::Language;
use uuid::Uuid;

use super::ReadFile;
use crate::people::convert;

/// Most faults and most changes that are listed; the faulty rows come whole as a file.
const MOST_LISTED: usize = 1_000;

type Places = (BTreeMap<String, UnitId>, BTreeMap<String, SiteId>);

/// What an import would do.
pub fn of_dry_run(
    file: &ReadFile,
    plan: &ImportPlan,
    absent: AbsentPolicy,
    places: &Places,
    language: Language,
) -> PeopleImportResult {
    let changes = plan.rows.iter().filter_map(change).take(MOST_LISTED).map(|(_, change)| change).collect();
    PeopleImportResult { changes, ..summary(file, plan, absent, places, language) }
}

/// Of whom a dry run shows what is stored.
pub fn shown_of(plan: &ImportPlan) -> impl Iterator<Item = PersonId> + '_ {
    plan.rows.iter().filter_map(change).take(MOST_LISTED).map(|(person, _)| person)
}

/// What an import did. Without the values that changed: the answer is kept for repeats, and the dry run showed them.
pub fn of_import(
    run: Uuid,
    file: &ReadFile,
    plan: &ImportPlan,
    absent: AbsentPolicy,
    places: &Places,
    language: Language,
) -> PeopleImportResult {
    PeopleImportResult { run_id: Some(run), applied: true, ..summary(file, plan, absent, places, language) }
}

fn summary(
    file: &ReadFile,
    plan: &ImportPlan,
    absent: AbsentPolicy,
    places: &Places,
    language: Language,
) -> PeopleImportResult {
    let table = &file.staff.file().table;
    let count = |wanted: fn(&RowOutcome) -> bool| plan.count(wanted) as u64;
    let deactivated = match absent {
        AbsentPolicy::Keep => 0,
        AbsentPolicy::Deactivate { .. } => plan.absent.len() as u64,
    };
    let new_units = plan.records().filter_map(|record| record.unit.as_ref()).map(|name| name.as_str());
    let new_sites = plan.records().filter_map(|record| record.site.as_ref()).map(|name| name.as_str());
    PeopleImportResult {
        run_id: None,
        applied: false,
        encoding: convert::encoding(table.encoding),
        delimiter: convert::delimiter(table.delimiter),
        columns: columns(file),
        not_taken: file
            .staff
            .causes_of_absence()
            .map(|header| convert::not_taken(language, header))
            .collect(),
        rows: plan.rows.len() as u64,
        created: count(|outcome| matches!(outcome, RowOutcome::New(_))),
        changed: count(|outcome| matches!(outcome, RowOutcome::Changed { .. })),
        unchanged: count(|outcome| matches!(outcome, RowOutcome::Unchanged { .. } | RowOutcome::Led { .. })),
        rejected: count(|outcome| matches!(outcome, RowOutcome::Rejected)),
        absent: plan.absent.len() as u64,
        deactivated,
        needs_confirmation: plan.needs_confirmation(),
        faults: plan.remarks.iter().take(MOST_LISTED).map(|remark| fault(file, remark, language)).collect(),
        faults_left_out: plan.remarks.len().saturating_sub(MOST_LISTED) as u64,
        changes: Vec::new(),
        new_units: unknown(new_units, |name| places.0.contains_key(name)),
        new_sites: unknown(new_sites, |name| places.1.contains_key(name)),
        file_sha256: file.sha256.clone(),
    }
}

fn unknown<'a>(names: impl Iterator<Item = &'a str>, known: impl Fn(&str) -> bool) -> Vec<String> {
    let names: BTreeSet<&str> = names.filter(|name| !known(name)).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn columns(file: &ReadFile) -> Vec<ColumnMatch> {
    let known: BTreeMap<usize, PersonColumn> = PersonColumn::ALL
        .iter()
        .filter_map(|column| Some((file.staff.file().columns.number(column)?, *column)))
        .collect();
    let headers = file.staff.file().table.headers.iter();
    (0_u32..)
        .zip(headers)
        .map(|(index, header)| ColumnMatch {
            index,
            header: header.clone(),
            column: known.get(&(index as usize + 1)).map(|column| convert::column(*column)),
        })
        .collect()
}

fn fault(file: &ReadFile, remark: &PersonRemark, language: Language) -> ImportFault {
    let file = file.staff.file();
    let place = remark.column.and_then(|column| file.columns.number(&column));
    let header = place.and_then(|number| file.table.headers.get(number - 1));
    ImportFault {
        line: remark.line as u64,
        column: header.cloned(),
        code: remark.fault.code().to_owned(),
        message: convert::fault_message(language, &remark.fault),
        consequence: convert::consequence(remark.fault.consequence()),
    }
}

/// Whether what is stored of a field is told to whoever brings a file. The days of a leave are told to nobody but the one
/// whose leave it is.
const fn is_told(field: ChangedField) -> bool {
    !matches!(field, ChangedField::Column(PersonColumn::LeaveFrom | PersonColumn::LeaveUntil))
}

fn change(row: &PlannedRow) -> Option<(PersonId, ImportChange)> {
    let RowOutcome::Changed { person, record, changes } = &row.outcome else { return None };
    let fields = changes.iter().map(|change| FieldChange {
        field: change.field.key().to_owned(),
        before: is_told(change.field).then(|| change.before.clone()),
        after: change.after.clone(),
    });
    let change = ImportChange {
        line: row.line as u64,
        external_id: record.external_id.as_str().to_owned(),
        name: record.name.in_text(),
        fields: fields.collect(),
    };
    Some((*person, change))
}
