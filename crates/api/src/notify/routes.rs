//! Reading what went into the local sink.

use actix_web::{get, web};
use polku_api_types::notify::SunkMail;
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Listed, Problems, Query};
use crate::problem::AppError;

/// The agency's mails that went into the installation's own sink instead of to a mail server, newest first.
#[utoipa::path(
    tag = "mail",
    operation_id = "list_sunk_mails",
    params(PageQuery),
    responses((status = 200, description = "A page of mails.", body = Page<SunkMail>), Problems)
)]
#[get("/mail_sink")]
pub async fn list_sunk_mails(
    app: web::Data<App>,
    caller: Require<perm::ViewMailSink>,
    query: Query<PageQuery>,
) -> Result<Listed<SunkMail>, AppError> {
    service::list_sunk_mails(&app, &caller, &query).await.map(Listed)
}
