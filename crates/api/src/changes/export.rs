//! People who changed as a file.

use polku_api_types::changes::{Breach, RegisterChange, RegisterChangesExportQuery};
use polku_api_types::words::Spoken;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::ProgrammeId;
use polku_i18n::{Language, text};

use super::convert;
use super::service::note_looks;
use super::situation::{Surroundings, today};
use super::store;
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::applications::service::export::state_word;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::participation::store as participations;
use crate::problem::AppError;

/// What the register changed as a file, filtered as the list is, the latest first.
///
/// # Errors
/// `not_found`, and what the policy refuses; `unavailable` while others take files out.
pub async fn export_register_changes(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &RegisterChangesExportQuery,
) -> Result<TableFile, AppError> {
    let open = query.open;
    let turn = app.files.turn().await?;
    let (asking, today) = (caller.clone(), today(app.clock.now()));
    let rows = app
        .db
        .read(move |conn| {
            if !participations::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ExportRegisterChanges, Target::of_programme(programme))?;
            let rows = whole_list(
                |wanted| store::list(conn, &asking.scope, programme, open, wanted),
                |(row, _)| row.id.0.uuid(),
            )?;
            let around = Surroundings::load(conn, &asking.scope, programme, &rows, today)?;
            Ok(rows.iter().map(|row| convert::change(row, &around)).collect::<Vec<_>>())
        })
        .await?;
    note_looks(app, caller, "export_register_changes", &rows)?;
    write_table(app, turn, sheet(caller.language), query.format, rows).await
}

fn sheet(language: Language) -> Sheet<RegisterChange> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("register-changes", "changes-title", language)
        .column("export-family-name", |one: &RegisterChange| one.family_name.clone())
        .column("export-given-name", |one| one.given_name.clone())
        .column("changes-facts", move |one| joined(one.facts.iter().map(|fact| say(fact.word())), ", "))
        .column("file-noted-at", |one| one.noted_at)
        .column("file-application", move |one| state_word(language, one.application_state))
        .column("file-participation", move |one| one.participation.map(|state| say(state.word())))
        .column("file-breaches", move |one| joined(one.breaches.iter().map(|one| breach(one, language)), " "))
        .column("file-proposal", move |one| one.proposal.map(|what| say(what.word())))
        .column("changes-resolution", move |one| one.resolution.map(|what| say(what.word())))
        .column("file-resolved-by", |one| one.resolved_by_name.clone())
        .column("file-resolved-at", |one| one.resolved_at)
}

fn joined(words: impl Iterator<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

fn breach(breach: &Breach, language: Language) -> String {
    match breach {
        Breach::EndedService => text(language, "changes-breaks-service", &[]),
        Breach::SameLine { name, is_above, .. } => {
            let key = if *is_above { "changes-breaks-line-above" } else { "changes-breaks-line-below" };
            text(language, key, &[("name", name.as_str().into())])
        }
        Breach::OnLeave { from, until } => {
            let day = |day| polku_i18n::format::date(language, day).into();
            match until {
                Some(until) => {
                    text(language, "changes-breaks-leave", &[("from", day(*from)), ("until", day(*until))])
                }
                None => text(language, "changes-breaks-leave-open", &[("from", day(*from))]),
            }
        }
        Breach::Rule { title, .. } => {
            text(language, "changes-breaks-rule", &[("rule", written(title, language).into())])
        }
    }
}
