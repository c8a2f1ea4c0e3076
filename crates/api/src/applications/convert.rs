//! Wire ↔ domain for answers and states.

use polku_api_types::applications as wire;
use polku_api_types::people::ImportFault;
use polku_domain::applications::import::{ApplicationColumn, ApplicationFault, ApplicationRemark};
use polku_domain::applications::state::{StateFault, StateKind};
use polku_domain::programmes::call::{Answer, AnswerFault, Answers, QuestionKind, Questions};
use polku_domain::tables::{CellFault, ColumnFault, Fault, FileFault, ImportFile};
use polku_i18n::{Language, Value, text};

use crate::people::convert as people;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::design::same_words;
use crate::text::Faults;

same_words! {
    /// A state on the wire.
    state_to_wire, state_to_domain, wire::ApplicationState, StateKind,
    [Submitted, Withdrawn, Ineligible, Offered, Accepted, Declined, Expired, Waiting, NotSelected, Rerouted]
}

/// Reads answers and checks them against the questions of the call.
///
/// # Errors
/// `invalid_fields` with every fault; an answer that is missing is pointed at by its question's key.
pub fn answers(questions: &Questions, given: &[wire::Answer]) -> Result<Answers, AppError> {
    let mut faults = Faults::none();
    let mut read = Vec::new();
    for (index, answer) in given.iter().enumerate() {
        match (answer.text.as_ref(), answer.choice.as_ref(), answer.scale) {
            (Some(text), None, None) => read.push((answer.question.clone(), Answer::Text(text.clone()))),
            (None, Some(key), None) => read.push((answer.question.clone(), Answer::Choice(key.clone()))),
            (None, None, Some(number)) => read.push((answer.question.clone(), Answer::Scale(number))),
            (None, None, None) => {}
            _ => faults.push(format!("/answers/{index}"), FieldCode::NotAllowed),
        }
    }
    let place = |key: &str| {
        given
            .iter()
            .position(|answer| answer.question == key)
            .map_or_else(|| format!("/answers/{key}"), |index| format!("/answers/{index}"))
    };
    let answers = match questions.check(read) {
        Ok(answers) => Some(answers),
        Err(refused) => {
            for (key, fault) in refused {
                faults.push(place(&key), answer_fault(fault));
            }
            None
        }
    };
    faults.finish(answers)
}

fn answer_fault(fault: AnswerFault) -> FieldCode {
    let (low, high) = QuestionKind::SCALE;
    match fault {
        AnswerFault::Missing => FieldCode::Missing,
        AnswerFault::NotAsked => FieldCode::UnknownField,
        AnswerFault::Twice => FieldCode::Repeated,
        AnswerFault::WrongKind => FieldCode::WrongType,
        AnswerFault::TooLong { max } => FieldCode::TooLong { max: u64::from(max) },
        AnswerFault::ControlCharacter => FieldCode::ForbiddenCharacter,
        AnswerFault::UnknownChoice => FieldCode::NotAllowed,
        AnswerFault::OffScale if low == high => FieldCode::NotAllowed,
        AnswerFault::OffScale => FieldCode::TooLarge { max: i64::from(high) },
    }
}

/// Answers as they are sent and stored, in the order of the keys.
#[must_use]
pub fn answers_to_wire(answers: &Answers) -> Vec<wire::Answer> {
    answers
        .iter()
        .map(|(key, answer)| {
            let empty =
                wire::Answer { question: key.as_str().to_owned(), text: None, choice: None, scale: None };
            match answer {
                Answer::Text(text) => wire::Answer { text: Some(text.clone()), ..empty },
                Answer::Choice(key) => wire::Answer { choice: Some(key.clone()), ..empty },
                Answer::Scale(number) => wire::Answer { scale: Some(*number), ..empty },
            }
        })
        .collect()
}

/// Why an application cannot be moved, as a problem.
#[must_use]
pub fn refusal(fault: StateFault) -> AppError {
    AppError::new(match fault {
        StateFault::CallNotOpen => ProblemCode::CallClosed,
        StateFault::AlreadySubmitted => ProblemCode::AlreadyApplied,
        StateFault::OfferOpen => ProblemCode::OfferToAnswer,
        StateFault::TooLate | StateFault::TooEarly | StateFault::NotFrom(_) => {
            ProblemCode::ApplicationStandsStill
        }
    })
}

/// Why a whole file of applications is refused. Columns at fault are named as fields.
#[must_use]
pub fn file_fault(fault: &FileFault<ApplicationColumn>) -> AppError {
    match fault {
        FileFault::Table(fault) => people::table_fault(fault),
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

/// A fault of a row in the reader's words.
#[must_use]
pub fn import_fault(
    file: &ImportFile<ApplicationColumn>,
    remark: &ApplicationRemark,
    language: Language,
) -> ImportFault {
    let place = remark.column.as_ref().and_then(|column| file.columns.number(column));
    let header = place.and_then(|number| file.table.headers.get(number.checked_sub(1)?));
    let key = format!("import-fault-{}", remark.fault.code().replace('_', "-"));
    let arguments: Vec<(&str, Value)> = match remark.fault {
        ApplicationFault::Cell(CellFault::TooLong { max }) => vec![("max", max.into())],
        ApplicationFault::Answer(AnswerFault::TooLong { max }) => vec![("max", max.into())],
        ApplicationFault::ApplicantTaken { first_line } => vec![("line", first_line.into())],
        _ => Vec::new(),
    };
    ImportFault {
        line: remark.line as u64,
        column: header.cloned(),
        code: remark.fault.code().to_owned(),
        message: text(language, &key, &arguments),
        consequence: people::consequence(remark.fault.consequence()),
    }
}

#[cfg(test)]
mod tests {
    use polku_domain::programmes::fixtures;

    use super::*;

    fn answer(question: &str, text: Option<&str>, scale: Option<u8>) -> wire::Answer {
        wire::Answer { question: question.into(), text: text.map(str::to_owned), choice: None, scale }
    }

    #[test]
    fn every_fault_of_the_answers_is_told_at_once() {
        let given = [
            answer("reason", Some("x"), Some(3)),
            answer("motivation", None, Some(9)),
            answer("age", Some("40"), None),
        ];
        let error = answers(&fixtures::questions(), &given).unwrap_err();
        let at: Vec<_> = error.fields().iter().map(|(at, _)| at.as_str()).collect();
        assert!(
            at.contains(&"/answers/0") && at.contains(&"/answers/1") && at.contains(&"/answers/2"),
            "{at:?}"
        );
        assert!(at.contains(&"/answers/preferred_mode"), "{at:?}");
    }

    #[test]
    fn good_answers_read_back_as_they_were_given() {
        let given = [
            wire::Answer {
                question: "preferred_mode".into(),
                text: None,
                choice: Some("remote".into()),
                scale: None,
            },
            answer("reason", Some("Haluan oppia."), None),
        ];
        let read = answers(&fixtures::questions(), &given).unwrap();
        assert_eq!(answers_to_wire(&read), given);
    }
}
