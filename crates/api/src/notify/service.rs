//! Reading what went into the local sink.

use jiff::Timestamp;
use polku_api_types::notify::SunkMail;
use polku_api_types::page::{Page, PageQuery};

use super::store::{self, SinkRow};
use crate::access::Caller;
use crate::app::App;
use crate::problem::AppError;

/// A page of the agency's mails in the sink, newest first.
///
/// # Errors
/// `invalid_cursor`, and what the database refuses.
pub(super) async fn list_sunk_mails(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<SunkMail>, AppError> {
    let cursors = app.cursors(caller, "mail_sink");
    let wanted = cursors.wanted::<(Timestamp, String)>(query)?;
    let (scope, before, fetch) = (caller.scope, wanted.after.clone(), wanted.rows());
    let rows = app.db.read(move |conn| store::sunk_mails(conn, scope, before.as_ref(), fetch)).await?;
    let mails = rows.into_iter().map(wire).collect();
    cursors.page(mails, wanted.limit, |last: &SunkMail| (last.received_at, last.message_id.clone()))
}

fn wire(row: SinkRow) -> SunkMail {
    SunkMail {
        message_id: row.message_id,
        recipient: row.recipient,
        language: row.language,
        subject: row.subject,
        text: row.text_body,
        html: row.html_body,
        received_at: row.received_at.0,
        calendar: row.calendar_body,
    }
}
