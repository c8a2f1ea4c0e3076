//! Operations of what people are told.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::messages::{
    MessagePreview, MessageTrial, PreviewMessage, ProgrammeMail, ProgrammeMailsExportQuery,
    ProgrammeMailsQuery, ProgrammeMessages, Reminders, RemindersSent, SaveMessage, SaveReminders,
    SendReminders, TryMessage,
};
use polku_api_types::page::Page;
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, TableFile, Versioned, WithCounts,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_programme_messages)
        .service(save_programme_message)
        .service(preview_programme_message)
        .service(try_programme_message)
        .service(view_reminders)
        .service(save_reminders)
        .service(send_reminders)
        .service(list_programme_mails)
        .service(export_programme_mails);
}

/// What a programme says in its mails: each that it may word, with its own words or the house's.
#[utoipa::path(
    tag = "messages",
    operation_id = "view_programme_messages",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The mails.", body = ProgrammeMessages), Problems)
)]
#[get("/programmes/{programme_id}/messages")]
pub async fn view_programme_messages(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
) -> Result<Versioned<ProgrammeMessages>, AppError> {
    let messages = service::view_programme_messages(&app, &caller, *id).await?;
    let version = messages.version;
    Ok(Versioned(messages, version))
}

/// Word one mail, in all languages at once, or let the house's words apply again. What waits already is sent as it was worded.
///
/// A placeholder that is missing is told below the text it is missing from, such as `/words/body/fi/deadline`.
#[utoipa::path(
    tag = "messages",
    operation_id = "save_programme_message",
    request_body = SaveMessage,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The mails.", body = ProgrammeMessages), Problems)
)]
#[put("/programmes/{programme_id}/messages")]
pub async fn save_programme_message(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
    seen: IfMatch,
    body: Body<SaveMessage>,
) -> Result<Versioned<ProgrammeMessages>, AppError> {
    let messages = service::save_programme_message(&app, &caller, *id, seen, body.into_inner()).await?;
    let version = messages.version;
    Ok(Versioned(messages, version))
}

/// What words would look like as a mail, in each language, with made-up data. Nothing is saved.
#[utoipa::path(
    tag = "messages",
    operation_id = "preview_programme_message",
    request_body = PreviewMessage,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The mail in each language.", body = MessagePreview), Problems)
)]
#[post("/programmes/{programme_id}/messages/preview")]
pub async fn preview_programme_message(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
    body: Body<PreviewMessage>,
) -> Result<Json<MessagePreview>, AppError> {
    service::preview_programme_message(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Send words as a test, marked as one, to the caller's own address and to nobody else: ten times an hour.
#[utoipa::path(
    tag = "messages",
    operation_id = "try_programme_message",
    request_body = TryMessage,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "It is in the outbox.", body = MessageTrial), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/messages/trial")]
pub async fn try_programme_message(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<TryMessage>,
) -> Result<Json<MessageTrial>, AppError> {
    service::try_programme_message(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// Of what people are reminded and when, how many have not acted, and how many were reminded on which day.
#[utoipa::path(
    tag = "messages",
    operation_id = "view_reminders",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The reminders.", body = Reminders), Problems)
)]
#[get("/programmes/{programme_id}/reminders")]
pub async fn view_reminders(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
) -> Result<WithCounts<Reminders>, AppError> {
    let reminders = service::view_reminders(&app, &caller, *id).await?;
    let version = reminders.version;
    Ok(WithCounts(reminders, version))
}

/// Say how many days before a deadline whoever has not acted is reminded.
#[utoipa::path(
    tag = "messages",
    operation_id = "save_reminders",
    request_body = SaveReminders,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The reminders.", body = Reminders), Problems)
)]
#[put("/programmes/{programme_id}/reminders")]
pub async fn save_reminders(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
    seen: IfMatch,
    body: Body<SaveReminders>,
) -> Result<Versioned<Reminders>, AppError> {
    let reminders = service::save_reminders(&app, &caller, *id, seen, body.into_inner()).await?;
    let version = reminders.version;
    Ok(Versioned(reminders, version))
}

/// Remind now whoever has not acted at this moment, and was not reminded today.
#[utoipa::path(
    tag = "messages",
    operation_id = "send_reminders",
    request_body = SendReminders,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "How many were reminded.", body = RemindersSent), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/reminders/sending")]
pub async fn send_reminders(
    app: Data<App>,
    caller: Require<perm::ManageMessages>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<SendReminders>,
) -> Result<Json<RemindersSent>, AppError> {
    service::send_reminders(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// The mails of a programme, the latest first: which, to whom, and whether each left. Never their words, and none whose
/// existence is nobody else's business.
#[utoipa::path(
    tag = "messages",
    operation_id = "list_programme_mails",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), ProgrammeMailsQuery),
    responses((status = 200, description = "A page of mails.", body = Page<ProgrammeMail>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/mails")]
pub async fn list_programme_mails(
    app: Data<App>,
    caller: Require<perm::ListProgrammeMails>,
    id: PathId<ProgrammeId>,
    query: Query<ProgrammeMailsQuery>,
) -> Result<Listed<ProgrammeMail>, AppError> {
    service::list_programme_mails(&app, &caller, *id, &query).await.map(Listed)
}

/// The mails of a programme as a file, filtered and sorted as the list is.
#[utoipa::path(
    tag = "messages",
    operation_id = "export_programme_mails",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), ProgrammeMailsExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/mails/export")]
pub async fn export_programme_mails(
    app: Data<App>,
    caller: Require<perm::ExportProgrammeMails>,
    id: PathId<ProgrammeId>,
    query: Query<ProgrammeMailsExportQuery>,
) -> Result<TableFile, AppError> {
    service::export_programme_mails(&app, &caller, *id, &query).await
}
