//! Operations of attendance.

use std::sync::Arc;

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::attendance::{
    AttendanceChange, AttendanceSheet, MarkAttendance, MarksKept, OwnAttendance, OwnHours, PersonHours,
    PersonHoursExportQuery, PersonHoursQuery, ProgrammeHours, RemoteProposals, SendInvitationReply,
    SignInList, SignInListQuery,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::OwnSessionsQuery;
use polku_api_types::tables::TableQuery;
use polku_domain::access::perm;
use polku_domain::ids::{ProgrammeId, SessionId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Created, Idempotent, Json, Listed, NoContent, PathId, Problems, Query, TableFile, Upload,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_attendance)
        .service(mark_attendance)
        .service(list_attendance_changes)
        .service(make_sign_in_list)
        .service(view_sign_in_list)
        .service(preview_attendance)
        .service(list_own_attendance)
        .service(give_apology)
        .service(withdraw_apology)
        .service(view_own_hours)
        .service(view_attended_hours)
        .service(list_person_hours)
        .service(export_person_hours)
        .service(export_training_days)
        .service(send_invitation_reply);
}

/// The people of a session by name, and what was said of them; of a session that the caller leads, its members alone.
#[utoipa::path(
    tag = "attendance",
    operation_id = "view_attendance",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The people.", body = AttendanceSheet), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/sessions/{session_id}/attendance")]
pub async fn view_attendance(
    app: Data<App>,
    caller: Require<perm::ViewAttendance>,
    id: PathId<SessionId>,
) -> Result<Json<AttendanceSheet>, AppError> {
    service::view_attendance(&app, &caller, *id).await.map(Json)
}

/// Say who was there, of many in one pass: all marks are kept, or none. Each is kept beside what was said before, and the
/// newest counts; what arrived before under the same id is not said again. Before a session begins only apologies can be
/// marked.
#[utoipa::path(
    tag = "attendance",
    operation_id = "mark_attendance",
    request_body = MarkAttendance,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "What became of the marks.", body = MarksKept), Problems, Also<409>)
)]
#[post("/sessions/{session_id}/attendance")]
pub async fn mark_attendance(
    app: Data<App>,
    caller: Require<perm::MarkAttendance>,
    id: PathId<SessionId>,
    key: Idempotent,
    body: Body<MarkAttendance>,
) -> Result<Json<MarksKept>, AppError> {
    service::mark_attendance(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// All that was said at a session, the latest first: who said it, when, and what stood before.
#[utoipa::path(
    tag = "attendance",
    operation_id = "list_attendance_changes",
    params(("session_id" = uuid::Uuid, Path, description = "The session."), PageQuery),
    responses((status = 200, description = "A page of marks.", body = Page<AttendanceChange>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/sessions/{session_id}/attendance/changes")]
pub async fn list_attendance_changes(
    app: Data<App>,
    caller: Require<perm::ListAttendanceChanges>,
    id: PathId<SessionId>,
    query: Query<PageQuery>,
) -> Result<Listed<AttendanceChange>, AppError> {
    service::list_attendance_changes(&app, &caller, *id, &query).await.map(Listed)
}

/// Make the sign-in list of a published session, to be printed: its members of now in numbered rows, under a short code. Of the
/// same members it is the same list. It can be typed back until a month after the session.
#[utoipa::path(
    tag = "attendance",
    operation_id = "make_sign_in_list",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 201, description = "The list.", body = SignInList), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/sessions/{session_id}/sign_in_lists")]
pub async fn make_sign_in_list(
    app: Data<App>,
    caller: Require<perm::MarkAttendance>,
    id: PathId<SessionId>,
    key: Idempotent,
) -> Result<Created<SignInList>, AppError> {
    let list = service::make_sign_in_list(&app, &caller, &key, *id).await?;
    let at = format!("/api/v1/sessions/{}/sign_in_list?code={}", *id, list.code);
    Ok(Created::new(list, at))
}

/// A list that was printed, by its code: who was on which row, what stands of them, and how the members differ from it now.
/// What is typed back is sent as marks that name the list.
#[utoipa::path(
    tag = "attendance",
    operation_id = "view_sign_in_list",
    params(("session_id" = uuid::Uuid, Path, description = "The session."), SignInListQuery),
    responses((status = 200, description = "The list.", body = SignInList), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/sessions/{session_id}/sign_in_list")]
pub async fn view_sign_in_list(
    app: Data<App>,
    caller: Require<perm::ViewAttendance>,
    id: PathId<SessionId>,
    query: Query<SignInListQuery>,
) -> Result<Json<SignInList>, AppError> {
    service::view_sign_in_list(&app, &caller, *id, &query.code).await.map(Json)
}

/// Read the attendance list of a remote tool, and see what it proposes for a session held remotely or as hybrid.
///
/// Nothing is saved, and the file is not kept. Rows are matched by e-mail address, else by a name that one member alone
/// has; what fits nobody or several is shown and never guessed. Somebody who joined several times was there for the time
/// that any of their rows covers, within the session and outside its breaks. At most 2 MiB and 5,000 rows, as UTF-8,
/// UTF-16 or Windows-1252, with commas, semicolons or tabs between the columns.
#[utoipa::path(
    tag = "attendance",
    operation_id = "preview_attendance",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    request_body(content = String, content_type = "text/csv", description = "The file as it is"),
    responses((status = 200, description = "What the list proposes.", body = RemoteProposals), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/sessions/{session_id}/attendance/proposals")]
pub async fn preview_attendance(
    app: Data<App>,
    caller: Require<perm::MarkAttendance>,
    id: PathId<SessionId>,
    file: Upload,
) -> Result<Json<RemoteProposals>, AppError> {
    let bytes: Arc<[u8]> = Arc::from(file.0.as_ref());
    service::preview_attendance(&app, &caller, *id, bytes).await.map(Json)
}

/// What was said of the caller at each of the caller's sessions, in the order and the pages of the sessions.
#[utoipa::path(
    tag = "attendance",
    operation_id = "list_own_attendance",
    params(OwnSessionsQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<OwnAttendance>), Problems)
)]
#[get("/me/attendance")]
pub async fn list_own_attendance(
    app: Data<App>,
    caller: Require<perm::ListOwnAttendance>,
    query: Query<OwnSessionsQuery>,
) -> Result<Listed<OwnAttendance>, AppError> {
    service::list_own_attendance(&app, &caller, &query).await.map(Listed)
}

/// Say in advance that one is not coming. No reason is asked.
#[utoipa::path(
    tag = "attendance",
    operation_id = "give_apology",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = OwnAttendance), Problems, Also<409>)
)]
#[post("/me/sessions/{session_id}/apology")]
pub async fn give_apology(
    app: Data<App>,
    caller: Require<perm::GiveApology>,
    id: PathId<SessionId>,
    key: Idempotent,
) -> Result<Json<OwnAttendance>, AppError> {
    service::give_apology(&app, &caller, &key, *id).await.map(Json)
}

/// Take an apology back before the session begins.
#[utoipa::path(
    tag = "attendance",
    operation_id = "withdraw_apology",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = OwnAttendance), Problems, Also<409>)
)]
#[post("/me/sessions/{session_id}/apology/withdrawal")]
pub async fn withdraw_apology(
    app: Data<App>,
    caller: Require<perm::GiveApology>,
    id: PathId<SessionId>,
    key: Idempotent,
) -> Result<Json<OwnAttendance>, AppError> {
    service::withdraw_apology(&app, &caller, &key, *id).await.map(Json)
}

/// The caller's hours by programme and element: promised, invited, attended, to come.
#[utoipa::path(
    tag = "attendance",
    operation_id = "view_own_hours",
    responses((status = 200, description = "The hours.", body = OwnHours), Problems)
)]
#[get("/me/hours")]
pub async fn view_own_hours(
    app: Data<App>,
    caller: Require<perm::ListOwnAttendance>,
) -> Result<Json<OwnHours>, AppError> {
    service::view_own_hours(&app, &caller).await.map(Json)
}

/// The hours of a programme over its people, by element.
#[utoipa::path(
    tag = "attendance",
    operation_id = "view_attended_hours",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The hours.", body = ProgrammeHours), Problems, Also<409>),
    extensions(("x-clashes" = json!(true)))
)]
#[get("/programmes/{programme_id}/attended_hours")]
pub async fn view_attended_hours(
    app: Data<App>,
    caller: Require<perm::ViewAttendedHours>,
    id: PathId<ProgrammeId>,
) -> Result<Json<ProgrammeHours>, AppError> {
    service::view_attended_hours(&app, &caller, *id).await.map(Json)
}

/// The hours of each who takes part in a programme, or did, by name.
#[utoipa::path(
    tag = "attendance",
    operation_id = "list_person_hours",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PersonHoursQuery),
    responses((status = 200, description = "A page of people.", body = Page<PersonHours>), Problems, Also<409>),
    extensions(("x-personal" = json!(true)), ("x-clashes" = json!(true)))
)]
#[get("/programmes/{programme_id}/person_hours")]
pub async fn list_person_hours(
    app: Data<App>,
    caller: Require<perm::ViewAttendedHours>,
    id: PathId<ProgrammeId>,
    query: Query<PersonHoursQuery>,
) -> Result<Listed<PersonHours>, AppError> {
    service::list_person_hours(&app, &caller, *id, &query).await.map(Listed)
}

/// The same as a file, filtered as the list is.
#[utoipa::path(
    tag = "attendance",
    operation_id = "export_person_hours",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PersonHoursExportQuery),
    responses(TableFile, Problems, Also<409>),
    extensions(("x-personal" = json!(true)), ("x-clashes" = json!(true)))
)]
#[get("/programmes/{programme_id}/person_hours/export")]
pub async fn export_person_hours(
    app: Data<App>,
    caller: Require<perm::ExportAttendedHours>,
    id: PathId<ProgrammeId>,
    query: Query<PersonHoursExportQuery>,
) -> Result<TableFile, AppError> {
    export::export_person_hours(&app, &caller, *id, &query).await
}

/// The training days of the agency by year and category, as a file: how many people, and how many days. What would count
/// fewer than five people is hidden.
#[utoipa::path(
    tag = "attendance",
    operation_id = "export_training_days",
    params(TableQuery),
    responses(TableFile, Problems)
)]
#[get("/training_days/export")]
pub async fn export_training_days(
    app: Data<App>,
    caller: Require<perm::ExportTrainingDays>,
    query: Query<TableQuery>,
) -> Result<TableFile, AppError> {
    export::export_training_days(&app, &caller, query.format).await
}

/// Send what somebody's calendar answered to an invitation: the `text/calendar` part of the mail, as it came. Only an answer of a
/// member to the invitation that they were told last is kept, and it changes nothing: it is no apology. The answer is the same
/// whoever it is of, and whether or not they take part.
#[utoipa::path(
    tag = "attendance",
    operation_id = "send_invitation_reply",
    request_body = SendInvitationReply,
    responses((status = 204, description = "It was read."), Problems)
)]
#[post("/invitation_replies")]
pub async fn send_invitation_reply(
    app: Data<App>,
    caller: Require<perm::SendInvitationReply>,
    key: Idempotent,
    body: Body<SendInvitationReply>,
) -> Result<NoContent, AppError> {
    service::send_invitation_reply(&app, &caller, &key, body.into_inner()).await.map(|()| NoContent)
}
