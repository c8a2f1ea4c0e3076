//! The applications of a call as a file, filtered as the list is.

use polku_api_types::applications::{Answer, ApplicationState, ApplicationSummary, ApplicationsExportQuery};
use polku_api_types::programmes::{Question, QuestionKind};
use polku_domain::access::{Permission, Target};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::CallId;
use polku_i18n::{Language, text};

use super::list::{self, Seen};
use crate::access::Caller;
use crate::app::App;
use crate::applications::convert::state_to_domain;
use crate::applications::reasons::written;
use crate::applications::store::ApplicationRow;
use crate::applications::store::list::{self as rows, ListedApplicant, ListedRow, Position};
use crate::db::AnyConn;
use crate::http::{Cell, Sheet, TableFile, Wanted, whole_list, write_table};
use crate::problem::AppError;
use crate::programmes::service::call_for;

/// What the list shows of an application, and what was answered.
struct Line {
    row: ListedRow,
    summary: ApplicationSummary,
    answers: Vec<Answer>,
}

/// All applications that the filter lets through, as a file. What was written in the applicants' own words is left out
/// unless the caller may read it.
///
/// # Errors
/// As the list; `unavailable` while others take files out.
pub async fn export_applications(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: ApplicationsExportQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let (looker, format, query) = (caller.clone(), query.format, query.list());
    let (lines, questions) = app
        .db
        .read(move |conn| {
            let seen = Seen::of(conn, &looker, call, Permission::ExportApplications)?;
            let row = call_for(conn, &looker, call, Permission::ExportApplications)?;
            let filter = list::filter(&seen, &query)?;
            let sort = query.sort.unwrap_or_default();
            let free_text = looker.may(Permission::ReadFreeText, Target::of_programme(row.programme_id.0));
            let lines = whole_list(
                |wanted: &Wanted<Position>| {
                    let found = rows::with_answers(conn, &looker.scope, call, &filter, sort, wanted)?;
                    lines(conn, &looker, &seen, found)
                },
                |line| Position::of(&line.row, sort),
            )?;
            Ok::<_, AppError>((lines, shown_questions(row.questions.0, free_text)))
        })
        .await?;
    let looked_at = lines.iter().map(|line| (line.row.person_id.0, line.row.id.0));
    list::note_looks(app, caller, "export_applications", looked_at)?;
    write_table(app, turn, sheet(questions, caller.language), format, lines).await
}

fn lines(
    conn: &mut AnyConn,
    looker: &Caller,
    seen: &Seen,
    found: Vec<(ApplicationRow, ListedApplicant)>,
) -> Result<Vec<Line>, AppError> {
    let (answers, listed): (Vec<_>, Vec<_>) = found
        .into_iter()
        .map(|(row, applicant)| {
            let listed = (ListedRow::from(&row), applicant);
            (row.answers.0, listed)
        })
        .unzip();
    let summaries = list::summaries(conn, looker, seen, &listed)?;
    let line = |((answers, (row, _)), summary)| Line { row, summary, answers };
    Ok(answers.into_iter().zip(listed).zip(summaries).map(line).collect())
}

fn shown_questions(questions: Vec<Question>, free_text: bool) -> Vec<Question> {
    questions.into_iter().filter(|question| free_text || question.kind != QuestionKind::Text).collect()
}

fn sheet(questions: Vec<Question>, language: Language) -> Sheet<Line> {
    let say = move |key| text(language, key, &[]);
    let fixed = Sheet::new("applications", "applications-title", language)
        .column("export-family-name", |line: &Line| line.summary.family_name.clone())
        .column("export-given-name", |line| line.summary.given_name.clone())
        .column("export-unit", |line| line.summary.unit.clone())
        .column("export-site", |line| line.summary.site.clone())
        .column("export-job-category", |line| line.summary.job_category.clone())
        .column("export-state", move |line| state_word(language, line.summary.state))
        .column("export-in-target-group", move |line| {
            line.summary.in_target_group.map(|inside| say(if inside { "export-yes" } else { "export-no" }))
        })
        .column("export-failed-rule", move |line| {
            line.summary.failed_rule.as_ref().map(|rule| written(rule, language).to_owned())
        })
        .column("export-submitted-at", |line| line.summary.submitted_at);
    questions.into_iter().fold(fixed, |sheet, question| {
        let header = written(&question.label, language).to_owned();
        sheet.headed(header, move |line| answer(&question, &line.answers, language))
    })
}

/// The word for a state of an application.
#[must_use]
pub fn state_word(language: Language, state: ApplicationState) -> String {
    let kind: StateKind = state_to_domain(state);
    text(language, &format!("export-state-{}", kind.code()), &[])
}

/// A choice by its label, a point of a scale as the number it is.
fn answer(question: &Question, answers: &[Answer], language: Language) -> Cell {
    let Some(given) = answers.iter().find(|answer| answer.question == question.key) else {
        return Cell::Nothing;
    };
    let label = |key: &String| {
        let choice = question.choices.iter().find(|choice| choice.key == *key);
        choice.map_or_else(|| key.clone(), |choice| written(&choice.label, language).to_owned())
    };
    let words = given.text.clone().or_else(|| given.choice.as_ref().map(label));
    match (words, given.scale) {
        (Some(words), _) => words.into(),
        (None, scale) => scale.map(u32::from).into(),
    }
}

#[cfg(test)]
mod tests {
    use polku_i18n::try_text;

    use super::*;

    /// A state that a later version of the product adds must not come out as the name of its text.
    #[test]
    fn every_state_is_written_in_every_language() {
        for language in Language::ALL {
            for state in StateKind::ALL {
                let key = format!("export-state-{}", state.code());
                assert!(try_text(language, &key, &[]).is_some(), "{key} in {language:?}");
            }
        }
    }
}
