//! What became of the mails of a programme.

use jiff::Timestamp;
use polku_api_types::messages::{ProgrammeMail, ProgrammeMailsQuery};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{PersonId, ProgrammeId};

use super::programme_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::messages::convert;
use crate::notify::list_mails;
use crate::problem::AppError;

/// A page of the mails of a programme, the latest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_programme_mails(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &ProgrammeMailsQuery,
) -> Result<Page<ProgrammeMail>, AppError> {
    let (state, kind) = (query.state, query.kind);
    let cursors = app.cursors(caller, format!("programme_mails:{programme}:{state:?}:{kind:?}"));
    let page = PageQuery { limit: query.limit, cursor: query.cursor.clone() };
    let wanted = cursors.wanted::<(Timestamp, String)>(&page)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListProgrammeMails)?;
            let filter = (state.map(convert::state_to_domain), kind.map(convert::mail_to_domain));
            let rows = list_mails(conn, &asking.scope, programme, filter, &wanted)?;
            Ok::<_, AppError>(rows.into_iter().filter_map(convert::mail).collect::<Vec<_>>())
        })
        .await?;
    let page = cursors.page(items, limit, |mail: &ProgrammeMail| (mail.put_in_at, mail.id.to_string()))?;
    note_looks(app, caller, "list_programme_mails", &page.items)?;
    Ok(page)
}

/// Whoever is shown that a mail went to somebody leaves a trace, or is not shown it.
pub(super) fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    shown: &[ProgrammeMail],
) -> Result<(), AppError> {
    let records = shown.iter().filter_map(|mail| Some((PersonId::new(mail.person_id?), mail.id))).collect();
    let at = app.clock.now();
    let look = UseOfList { records, record: "mail", purpose: "participation", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
