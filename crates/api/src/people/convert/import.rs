//! Imports between the wire and the domain.

use std::collections::BTreeMap;

use jiff::Timestamp;
use polku_api_types::people as wire;
use polku_domain::people::Source;
use polku_domain::people::import::{AbsentPolicy, PersonColumn, PersonFault};
use polku_domain::tables::{
    CellFault, Column, ColumnFault, ColumnRef, Consequence, Delimiter, Encoding, Fault, FileFault,
    ReadOptions, TableFault,
};
use polku_i18n::{Language, Value};

use crate::clock;
use crate::people::service::import::ImportOrder;
use crate::people::store::ImportRun;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::text::Faults;

/// Reads how a file is to be imported.
///
/// # Errors
/// `invalid_fields` with every parameter that does not fit.
pub fn import_order(query: &wire::PeopleImportQuery, now: Timestamp) -> Result<ImportOrder, AppError> {
    let mut faults = Faults::none();
    let source = faults.take("?source", Source::parse(&query.source), |_| FieldCode::Malformed);
    let columns =
        faults.take("?columns", columns(query.columns.as_deref().unwrap_or_default()), |fault| fault);
    let confirmed = query.confirm_deactivation.map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    let absent = match query.deactivate_absent {
        Some(true) => AbsentPolicy::Deactivate { confirmed },
        _ => AbsentPolicy::Keep,
    };
    let order = source.zip(columns).map(|(source, columns)| ImportOrder {
        source,
        as_of: query.as_of.unwrap_or_else(|| now.to_zoned(clock::finland()).date()),
        read: ReadOptions {
            encoding: query.encoding.map(encoding_from_wire),
            delimiter: query.delimiter.map(delimiter_from_wire),
        },
        columns,
        absent,
        looked_at: query.file_sha256.clone(),
    });
    faults.finish(order)
}

/// Most rows of one request, and the largest number of deactivations that can be agreed to: as the document says.
const MOST_ROWS: usize = 20_000;
const MOST_DEACTIVATED: u64 = 1_000_000;

/// Reads how rows that came as JSON are to be imported.
///
/// # Errors
/// `invalid_fields` for a source that is none, and for no rows at all.
pub fn bulk_order(
    body: &wire::BulkPeople,
    columns: BTreeMap<PersonColumn, ColumnRef>,
    now: Timestamp,
) -> Result<ImportOrder, AppError> {
    let mut faults = Faults::none();
    let source = faults.take("/source", Source::parse(&body.source), |_| FieldCode::Malformed);
    match body.people.len() {
        0 => faults.push("/people", FieldCode::TooFew { min: 1 }),
        rows if rows > MOST_ROWS => faults.push("/people", FieldCode::TooMany { max: MOST_ROWS as u64 }),
        _ => {}
    }
    if body.confirm_deactivation.is_some_and(|number| number > MOST_DEACTIVATED) {
        faults.push("/confirm_deactivation", FieldCode::NotAllowed);
    }
    for (row, person) in body.people.iter().enumerate() {
        too_long(row, person, &mut faults);
    }
    let source = faults.finish(source)?;
    let confirmed = body.confirm_deactivation.map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    Ok(ImportOrder {
        source,
        as_of: body.as_of.unwrap_or_else(|| now.to_zoned(clock::finland()).date()),
        read: ReadOptions { encoding: Some(Encoding::Utf8), delimiter: Some(Delimiter::Semicolon) },
        columns,
        absent: match body.deactivate_absent {
            Some(true) => AbsentPolicy::Deactivate { confirmed },
            _ => AbsentPolicy::Keep,
        },
        looked_at: None,
    })
}

/// Most characters of a value; a shorter one is judged with its row.
const LONGEST: usize = 1_000;

fn too_long(row: usize, person: &wire::BulkPerson, faults: &mut Faults) {
    let wire::BulkPerson { external_id, family_name, given_name, email, unit, job_category, .. } = person;
    let values = [
        ("external_ref", person.external_ref.as_ref()),
        ("external_id", Some(external_id)),
        ("family_name", Some(family_name)),
        ("given_name", Some(given_name)),
        ("email", Some(email)),
        ("unit", Some(unit)),
        ("job_category", Some(job_category)),
        ("site", person.site.as_ref()),
        ("title", person.title.as_ref()),
        ("supervisor_external_id", person.supervisor_external_id.as_ref()),
        ("language", person.language.as_ref()),
    ];
    for (field, value) in values {
        if value.is_some_and(|value| value.chars().nth(LONGEST).is_some()) {
            faults.push(format!("/people/{row}/{field}"), FieldCode::TooLong { max: LONGEST as u64 });
        }
    }
}

/// `email=Sähköposti;unit=#5;site=-`
fn columns(text: &str) -> Result<BTreeMap<PersonColumn, ColumnRef>, FieldCode> {
    let pairs = text.split(';').map(str::trim).filter(|pair| !pair.is_empty());
    let mut columns = BTreeMap::new();
    for pair in pairs {
        let (key, place) = pair.split_once('=').ok_or(FieldCode::Malformed)?;
        let column = PersonColumn::named(key.trim()).ok_or(FieldCode::NotAllowed)?;
        if columns.insert(column, ColumnRef::parse(place)).is_some() {
            return Err(FieldCode::Duplicate);
        }
    }
    Ok(columns)
}

/// Why a whole file is refused. Lines and columns at fault are named as fields.
pub fn file_fault(fault: &FileFault<PersonColumn>) -> AppError {
    match fault {
        FileFault::Table(fault) => table_fault(fault),
        FileFault::Columns(faults) => {
            let refusal = AppError::new(ProblemCode::ColumnsUnclear);
            faults.iter().fold(refusal, |refusal, fault| {
                let (column, code) = match fault {
                    ColumnFault::Missing(column) => (column, FieldCode::Missing),
                    ColumnFault::NotInFile(column) => (column, FieldCode::NotFound),
                    ColumnFault::NotTaken(column) => (column, FieldCode::NotAllowed),
                    ColumnFault::Ambiguous(column, _) => (column, FieldCode::Duplicate),
                };
                refusal.field(format!("/{}", column.key()), code)
            })
        }
    }
}

/// Why a file is no table.
pub fn table_fault(fault: &TableFault) -> AppError {
    match fault {
        TableFault::Empty => AppError::new(ProblemCode::FileEmpty),
        TableFault::TooLarge { .. } => AppError::new(ProblemCode::BodyTooLarge),
        TableFault::TooManyRows { .. } | TableFault::TooManyColumns { .. } => {
            AppError::new(ProblemCode::FileTooLong)
        }
        TableFault::NotInEncoding { line, .. } => {
            AppError::new(ProblemCode::FileNotInEncoding).field(format!("/{line}"), FieldCode::Malformed)
        }
        TableFault::UnclosedQuote { line } => {
            AppError::new(ProblemCode::FileQuoteOpen).field(format!("/{line}"), FieldCode::Malformed)
        }
    }
}

/// A fault of a row in the reader's words.
pub fn fault_message(language: Language, fault: &PersonFault) -> String {
    let key = format!("import-fault-{}", fault.code().replace('_', "-"));
    let arguments: Vec<(&str, Value)> = match fault {
        PersonFault::Cell(CellFault::TooLong { max }) => {
            vec![("max", i64::try_from(*max).unwrap_or(i64::MAX).into())]
        }
        PersonFault::ExternalIdTaken { first_line } | PersonFault::EmailShared { first_line } => {
            vec![("line", first_line.to_string().into())]
        }
        PersonFault::SupervisorInCycle { lines } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            vec![("lines", lines.join(", ").into())]
        }
        _ => Vec::new(),
    };
    polku_i18n::text(language, &key, &arguments)
}

/// Says of a column that it tells why people are absent and is not taken in.
pub fn not_taken(language: Language, header: &str) -> String {
    polku_i18n::text(language, "import-not-taken", &[("column", header.into())])
}

pub fn consequence(consequence: Consequence) -> wire::ImportConsequence {
    match consequence {
        Consequence::Rejected => wire::ImportConsequence::Rejected,
        Consequence::ImportedWithWarning => wire::ImportConsequence::ImportedWithWarning,
        Consequence::ImportedAsText => wire::ImportConsequence::ImportedAsText,
    }
}

pub fn encoding(encoding: Encoding) -> wire::ImportEncoding {
    match encoding {
        Encoding::Utf8 => wire::ImportEncoding::Utf8,
        Encoding::Windows1252 => wire::ImportEncoding::Windows1252,
        Encoding::Utf16Le => wire::ImportEncoding::Utf16Le,
        Encoding::Utf16Be => wire::ImportEncoding::Utf16Be,
    }
}

fn encoding_from_wire(encoding: wire::ImportEncoding) -> Encoding {
    match encoding {
        wire::ImportEncoding::Utf8 => Encoding::Utf8,
        wire::ImportEncoding::Windows1252 => Encoding::Windows1252,
        wire::ImportEncoding::Utf16Le => Encoding::Utf16Le,
        wire::ImportEncoding::Utf16Be => Encoding::Utf16Be,
    }
}

pub fn delimiter(delimiter: Delimiter) -> wire::ImportDelimiter {
    match delimiter {
        Delimiter::Semicolon => wire::ImportDelimiter::Semicolon,
        Delimiter::Comma => wire::ImportDelimiter::Comma,
        Delimiter::Tab => wire::ImportDelimiter::Tab,
    }
}

fn delimiter_from_wire(delimiter: wire::ImportDelimiter) -> Delimiter {
    match delimiter {
        wire::ImportDelimiter::Semicolon => Delimiter::Semicolon,
        wire::ImportDelimiter::Comma => Delimiter::Comma,
        wire::ImportDelimiter::Tab => Delimiter::Tab,
    }
}

pub fn column(column: PersonColumn) -> wire::PersonColumn {
    match column {
        PersonColumn::ExternalId => wire::PersonColumn::ExternalId,
        PersonColumn::FamilyName => wire::PersonColumn::FamilyName,
        PersonColumn::GivenName => wire::PersonColumn::GivenName,
        PersonColumn::Email => wire::PersonColumn::Email,
        PersonColumn::Unit => wire::PersonColumn::Unit,
        PersonColumn::Site => wire::PersonColumn::Site,
        PersonColumn::Title => wire::PersonColumn::Title,
        PersonColumn::JobCategory => wire::PersonColumn::JobCategory,
        PersonColumn::IsSupervisor => wire::PersonColumn::IsSupervisor,
        PersonColumn::SupervisorExternalId => wire::PersonColumn::SupervisorExternalId,
        PersonColumn::RoleStartedOn => wire::PersonColumn::RoleStartedOn,
        PersonColumn::LeaveFrom => wire::PersonColumn::LeaveFrom,
        PersonColumn::LeaveUntil => wire::PersonColumn::LeaveUntil,
        PersonColumn::Language => wire::PersonColumn::Language,
    }
}

pub fn import_run(run: ImportRun) -> wire::PeopleImportRun {
    let figures = run.figures;
    wire::PeopleImportRun {
        id: run.id,
        source: run.source,
        applied_at: run.applied_at,
        file_sha256: run.file_sha256,
        as_of: figures.as_of,
        rows: figures.rows,
        created: figures.created,
        changed: figures.changed,
        unchanged: figures.unchanged,
        rejected: figures.rejected,
        deactivated: figures.deactivated,
    }
}

#[cfg(test)]
mod tests {
    use polku_domain::people::LeaveFault;

    use super::*;

    #[test]
    fn columns_are_pointed_to_by_header_number_or_dash() {
        let columns = columns("email=Sähköposti; unit=#5;site=-;").unwrap();
        assert_eq!(columns[&PersonColumn::Email], ColumnRef::Header("Sähköposti".into()));
        assert_eq!(columns[&PersonColumn::Unit], ColumnRef::Number(5));
        assert_eq!(columns[&PersonColumn::Site], ColumnRef::Absent);
    }

    #[test]
    fn columns_that_nobody_knows_are_refused() {
        assert_eq!(columns("salary=#1"), Err(FieldCode::NotAllowed));
        assert_eq!(columns("email"), Err(FieldCode::Malformed));
        assert_eq!(columns("email=#1;email=#2"), Err(FieldCode::Duplicate));
    }

    #[test]
    fn every_fault_has_words_in_three_languages() {
        let cell = [
            CellFault::TooFewColumns,
            CellFault::TooManyColumns,
            CellFault::Missing,
            CellFault::TooLong { max: 100 },
            CellFault::ControlCharacter,
            CellFault::DateForm,
            CellFault::DateDoesNotExist,
        ];
        let others = [
            PersonFault::EmailInvalid,
            PersonFault::FlagUnknown,
            PersonFault::Leave(LeaveFault::WithoutStart),
            PersonFault::Leave(LeaveFault::EndsBeforeStart),
            PersonFault::LanguageUnknown,
            PersonFault::ExternalIdTaken { first_line: 778 },
            PersonFault::SupervisorUnknown,
            PersonFault::SupervisorIsSelf,
            PersonFault::SupervisorInCycle { lines: vec![2, 3] },
            PersonFault::SupervisorNotFlagged,
            PersonFault::EmailShared { first_line: 778 },
            PersonFault::FormulaAsText,
        ];
        for language in Language::ALL {
            for fault in cell.into_iter().map(PersonFault::Cell).chain(others.clone()) {
                let message = fault_message(language, &fault);
                assert!(
                    !message.starts_with("import-fault") && !message.contains('{'),
                    "{language}: {message}"
                );
            }
            let taken = fault_message(language, &PersonFault::ExternalIdTaken { first_line: 1778 });
            assert!(taken.contains("1778"), "{taken}");
        }
    }
}
