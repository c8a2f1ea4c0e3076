//! In which clusters the applicants of a call are, so that another path can be founded for one (R25).

use std::collections::BTreeMap;

use polku_api_types::applications::Answer;
use polku_api_types::programmes::{Question, QuestionKind};
use polku_api_types::rerouting::{ApplicantClusters, ChoiceCount, ClusterRow, ClusterTable, WishCounts};
use polku_domain::access::Permission;
use polku_domain::ids::CallId;
use polku_domain::people::Tenure;
use polku_domain::suppression::{FEWEST, suppress};

use crate::access::Caller;
use crate::app::App;
use crate::db::Day;
use crate::problem::AppError;
use crate::programmes::service::call_within;
use crate::rerouting::store::{self, ClusteredRow};

/// Years in the present role, one a column: the bands, and those of whom the register does not say.
const COLUMNS: usize = Tenure::ALL.len() + 1;

/// The clusters of a call. Small numbers are hidden, with as many more as it takes to keep them so.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_clusters(app: &App, caller: &Caller, call: CallId) -> Result<ApplicantClusters, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            call_within(conn, &caller, call, Permission::ViewClusters)?;
            let (opened, questions) = store::asked_in(conn, &caller.scope, call)?;
            let rows = store::clustered(conn, &caller.scope, call)?;
            Ok(ApplicantClusters {
                applicants: u32::try_from(rows.len()).map_err(AppError::internal)?,
                hidden_below: FEWEST,
                roles: roles(&rows, opened),
                wishes: questions.into_iter().filter_map(|question| wishes(question, &rows)).collect(),
            })
        })
        .await
}

fn roles(rows: &[ClusteredRow], opened: Day) -> Option<ClusterTable> {
    let mut counts: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for row in rows {
        let band = row.role_started_on.map(|began| Tenure::on(opened.0, began.0));
        let column = band.and_then(|band| Tenure::ALL.iter().position(|other| *other == band));
        let cells = counts.entry(&row.job_category).or_insert_with(|| vec![0; COLUMNS]);
        if let Some(cell) = cells.get_mut(column.unwrap_or(COLUMNS - 1)) {
            *cell += 1;
        }
    }
    let (categories, cells): (Vec<&str>, Vec<Vec<u32>>) = counts.into_iter().unzip();
    let shown = suppress(&cells, FEWEST)?;
    let rows = categories.into_iter().zip(shown.cells).zip(shown.row_totals);
    Some(ClusterTable {
        tenures: Tenure::ALL.iter().map(|band| band.key()).chain(["not_known"]).map(str::to_owned).collect(),
        rows: rows
            .map(|((category, counts), total)| ClusterRow {
                job_category: category.to_owned(),
                counts,
                total,
            })
            .collect(),
        totals: shown.column_totals,
    })
}

/// Who chose what in a question with choices.
fn wishes(question: Question, rows: &[ClusteredRow]) -> Option<WishCounts> {
    if question.kind != QuestionKind::Choice {
        return None;
    }
    let chosen = |answers: &[Answer]| {
        let answer = answers.iter().find(|answer| answer.question == question.key)?;
        question.choices.iter().position(|choice| answer.choice.as_ref() == Some(&choice.key))
    };
    let mut counts = vec![0_u32; question.choices.len() + 1];
    for row in rows {
        let place = chosen(&row.answers.0).unwrap_or(question.choices.len());
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let shown = suppress(&[counts], FEWEST)?.cells.into_iter().next()?;
    let labels = question.choices.into_iter().map(|choice| Some(choice.label)).chain([None]);
    let choices = labels.zip(shown).map(|(label, count)| ChoiceCount { label, count }).collect();
    Some(WishCounts { label: question.label, choices })
}
