//! The applications of a call as a file, filtered as the list is.

use polku_api_types::applications::{Answer, ApplicationSummary, ApplicationsQuery};
use polku_api_types::programmes::Question;
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::CallId;
use polku_domain::tables::{Delimiter, TableWriter};
use polku_i18n::{Language, format, text};

use super::list::{self, Seen};
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::applications::store::ApplicationRow;
use crate::applications::store::list::{self as rows, ListedRow};
use crate::clock::finland;
use crate::problem::AppError;
use crate::programmes::service::call_for;

/// Most rows of one file.
const MOST: i64 = 100_000;

/// All applications that the filter lets through, as CSV. What was written in the applicants' own words is left out
/// unless the caller may read it.
///
/// # Errors
/// As the list.
pub async fn export_applications(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: ApplicationsQuery,
) -> Result<String, AppError> {
    let looker = caller.clone();
    let (found, file) = app
        .db
        .read(move |conn| {
            let seen = Seen::of(conn, &looker, call, Permission::ExportApplications)?;
            let row = call_for(conn, &looker, call, Permission::ExportApplications)?;
            let filter = list::filter(&seen, &query)?;
            let sort = query.sort.unwrap_or_default();
            let found = rows::whole(conn, &looker.scope, call, &filter, sort, MOST)?;
            let (found, listed): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(|(row, person)| {
                    let listed = (ListedRow::from(&row), person);
                    (row, listed)
                })
                .unzip();
            let summaries = list::summaries(conn, &looker, &seen, &listed)?;
            let free_text = looker.may(Permission::ReadFreeText, Target::of_programme(row.programme_id.0));
            let questions = shown_questions(&row.questions.0, free_text);
            let file = table(&found, &summaries, &questions, looker.language);
            Ok::<_, AppError>((found, file))
        })
        .await?;
    let looked_at = found.iter().map(|row| (row.person_id.0, row.id.0));
    list::note_looks(app, caller, "export_applications", looked_at)?;
    Ok(file)
}

fn shown_questions(questions: &[Question], free_text: bool) -> Vec<&Question> {
    use polku_api_types::programmes::QuestionKind;
    questions.iter().filter(|question| free_text || question.kind != QuestionKind::Text).collect()
}

fn table(
    rows: &[ApplicationRow],
    summaries: &[ApplicationSummary],
    questions: &[&Question],
    language: Language,
) -> String {
    let fixed = [
        "export-family-name",
        "export-given-name",
        "export-unit",
        "export-site",
        "export-job-category",
        "export-state",
        "export-in-target-group",
        "export-failed-rule",
        "export-submitted-at",
    ];
    let headers = fixed.into_iter().map(|key| text(language, key, &[]));
    let asked = questions.iter().map(|question| written(&question.label, language).to_owned());
    let mut table = TableWriter::new(Delimiter::Semicolon, headers.chain(asked));
    for (row, summary) in rows.iter().zip(summaries) {
        let answers = questions.iter().map(|question| answer(question, &row.answers.0, language));
        table.row(cells(summary, language).into_iter().chain(answers));
    }
    table.finish()
}

fn cells(summary: &ApplicationSummary, language: Language) -> Vec<String> {
    let submitted = finland().to_datetime(summary.submitted_at);
    let inside = summary.in_target_group.map(|inside| {
        let key = if inside { "export-yes" } else { "export-no" };
        text(language, key, &[])
    });
    let rule = summary.failed_rule.as_ref().map(|rule: &Localised| written(rule, language).to_owned());
    vec![
        summary.family_name.clone(),
        summary.given_name.clone(),
        summary.unit.clone().unwrap_or_default(),
        summary.site.clone().unwrap_or_default(),
        summary.job_category.clone(),
        text(language, &format!("export-state-{}", state_key(summary)), &[]),
        inside.unwrap_or_default(),
        rule.unwrap_or_default(),
        format::moment(language, submitted),
    ]
}

fn state_key(summary: &ApplicationSummary) -> &'static str {
    use polku_domain::applications::state::StateKind;
    let kind: StateKind = crate::applications::convert::state_to_domain(summary.state);
    kind.code()
}

fn answer(question: &Question, answers: &[Answer], language: Language) -> String {
    let given = answers.iter().find(|answer| answer.question == question.key);
    let Some(given) = given else { return String::new() };
    let label = |key: &String| {
        let choice = question.choices.iter().find(|choice| choice.key == *key);
        choice.map_or_else(|| key.clone(), |choice| written(&choice.label, language).to_owned())
    };
    let number = given.scale.map(|number| number.to_string());
    given.text.clone().or_else(|| given.choice.as_ref().map(label)).or(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use polku_domain::applications::state::StateKind;
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
