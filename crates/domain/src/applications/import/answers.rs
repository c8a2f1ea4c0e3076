//! The answers of one row.

use super::{ApplicationColumn, ApplicationFault, ApplicationRemark};
use crate::{
    programmes::call::{Answer, Answers, Choice, Question, QuestionKind, Questions},
    tables::{ImportFile, Row, is_formula},
    text::{Language, fold_for_search},
};

/// Reads the answers and has the call check them. Either answers, or a remark for each fault.
pub(super) fn read(
    file: &ImportFile<ApplicationColumn>,
    row: &Row,
    questions: &Questions,
    remarks: &mut Vec<ApplicationRemark>,
) -> Option<Answers> {
    let mut given = Vec::new();
    for question in questions.as_slice() {
        let column = ApplicationColumn::Answer(question.key.as_str().to_owned());
        let Some(cell) = file.optional(row, &column) else { continue };
        if matches!(question.kind, QuestionKind::Text { .. }) && is_formula(cell) {
            remarks.push(ApplicationRemark::new(row.line, column, ApplicationFault::FormulaAsText));
        }
        given.push((question.key.as_str().to_owned(), answer(question, cell)));
    }
    let checked = questions.check(given);
    checked
        .map_err(|faults| {
            remarks.extend(faults.into_iter().map(|(key, fault)| {
                ApplicationRemark::new(
                    row.line,
                    ApplicationColumn::Answer(key),
                    ApplicationFault::from(fault),
                )
            }));
        })
        .ok()
}

/// The cell as the kind of answer asked for; the call's check refuses what is none.
fn answer(question: &Question, cell: &str) -> Answer {
    match &question.kind {
        QuestionKind::Text { .. } => Answer::Text(cell.to_owned()),
        QuestionKind::Scale => Answer::Scale(cell.parse().unwrap_or(0)),
        QuestionKind::Choice { choices } => {
            let choice = chosen(choices, cell).map(|choice| choice.key.as_str());
            Answer::Choice(choice.unwrap_or(cell).to_owned())
        }
    }
}

/// The choice whose key or label is written, or the only one whose label begins so (`etä` for `etänä`).
fn chosen<'a>(choices: &'a [Choice], cell: &str) -> Option<&'a Choice> {
    let written = fold_for_search(cell);
    let labels = |choice: &'a Choice| {
        Language::ALL.into_iter().filter_map(|language| choice.label.written(language)).map(fold_for_search)
    };
    let exact = choices
        .iter()
        .find(|choice| choice.key.as_str() == cell || labels(choice).any(|label| label == written));
    exact.or_else(|| {
        let mut alike =
            choices.iter().filter(|choice| labels(choice).any(|label| label.starts_with(&written)));
        alike.next().filter(|_| alike.next().is_none())
    })
}
