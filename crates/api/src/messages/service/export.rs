//! The mails of a programme as a file.

use polku_api_types::messages::{ProgrammeMail, ProgrammeMailsExportQuery};
use polku_api_types::words::Spoken as _;
use polku_domain::access::Permission;
use polku_domain::ids::ProgrammeId;
use polku_i18n::{Language, text};

use super::log::note_looks;
use super::programme_for;
use crate::access::Caller;
use crate::app::App;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::messages::convert;
use crate::notify::list_mails;
use crate::problem::AppError;

/// The mails of a programme as a file, filtered as the list is, the latest first.
///
/// # Errors
/// `not_found`, and what the policy refuses; `unavailable` while others take files out.
pub async fn export_programme_mails(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &ProgrammeMailsExportQuery,
) -> Result<TableFile, AppError> {
    let filter = (query.state.map(convert::state_to_domain), query.kind.map(convert::mail_to_domain));
    let turn = app.files.turn().await?;
    let asking = caller.clone();
    let rows = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ExportProgrammeMails)?;
            let rows = whole_list(
                |wanted| list_mails(conn, &asking.scope, programme, filter, wanted),
                |mail| (mail.put_in_at, mail.id.clone()),
            )?;
            Ok::<_, AppError>(rows.into_iter().filter_map(convert::mail).collect::<Vec<_>>())
        })
        .await?;
    note_looks(app, caller, "export_programme_mails", &rows)?;
    write_table(app, turn, sheet(caller.language), query.format, rows).await
}

fn sheet(language: Language) -> Sheet<ProgrammeMail> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("mails", "mails-title", language)
        .column("mails-put-in-at", |mail: &ProgrammeMail| mail.put_in_at)
        .column("mails-kind", move |mail| say(mail.kind.word()))
        .column("export-family-name", |mail| mail.family_name.clone())
        .column("export-given-name", |mail| mail.given_name.clone())
        .column("mails-language", move |mail| say(mail.language.word()))
        .column("mails-state", move |mail| say(mail.state.word()))
        .column("mails-sent-at", |mail| mail.sent_at)
        .column("mails-not-sent", move |mail| mail.not_sent.map(|why| say(why.word())))
}
