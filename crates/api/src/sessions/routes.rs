//! Operations of sessions.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, delete, get, post, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::{
    CancelSession, ChooseWay, CopySessions, GiveJoinAddresses, JoinAddressesGiven, JoinAddressesPreview,
    OwnSession, OwnSessionsQuery, PasteJoinAddresses, PlanSessions, PublishSessions, SaveSession,
    SaveSessionLinks, SessionCopies, SessionDetails, SessionHours, SessionModeChange, Sessions,
    SessionsPreview, SessionsQuery,
};
use polku_domain::access::perm;
use polku_domain::ids::{ProgrammeId, SessionId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, CalendarDownload, Created, FollowedCalendar, Idempotent, IfMatch, Json, Listed, NoContent,
    PathId, Problems, Query, Versioned,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_sessions)
        .service(view_session_hours)
        .service(preview_sessions)
        .service(plan_sessions)
        .service(preview_copies)
        .service(copy_sessions)
        .service(publish_sessions)
        .service(preview_join_addresses)
        .service(give_join_addresses)
        .service(view_session)
        .service(update_session)
        .service(save_session_links)
        .service(list_session_mode_changes)
        .service(cancel_session)
        .service(remove_session)
        .service(list_own_sessions)
        .service(view_own_session)
        .service(choose_way)
        .service(export_own_calendar)
        .service(follow_calendar);
}

type Session = Result<Versioned<SessionDetails>, AppError>;

fn versioned(details: SessionDetails) -> Versioned<SessionDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// The sessions of a programme, drafts among them, the earliest first, with what each clashes with.
#[utoipa::path(
    tag = "sessions",
    operation_id = "list_sessions",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), SessionsQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<SessionDetails>), Problems)
)]
#[get("/programmes/{programme_id}/sessions")]
pub async fn list_sessions(
    app: Data<App>,
    caller: Require<perm::ListSessions>,
    id: PathId<ProgrammeId>,
    query: Query<SessionsQuery>,
) -> Result<Listed<SessionDetails>, AppError> {
    service::list_sessions(&app, &caller, *id, &query).await.map(Listed)
}

/// What the design promises of each element, and what is scheduled of it for each group.
#[utoipa::path(
    tag = "sessions",
    operation_id = "view_session_hours",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The hours.", body = SessionHours), Problems, Also<409>),
    extensions(("x-clashes" = json!(true)))
)]
#[get("/programmes/{programme_id}/session_hours")]
pub async fn view_session_hours(
    app: Data<App>,
    caller: Require<perm::ListSessions>,
    id: PathId<ProgrammeId>,
) -> Result<Json<SessionHours>, AppError> {
    service::view_session_hours(&app, &caller, *id).await.map(Json)
}

/// What planning would make, without saving anything: days off, clashes, how many people. Nothing is moved by itself.
#[utoipa::path(
    tag = "sessions",
    operation_id = "preview_sessions",
    request_body = PlanSessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The sessions that would be.", body = SessionsPreview), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/preview")]
pub async fn preview_sessions(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<PlanSessions>,
) -> Result<Json<SessionsPreview>, AppError> {
    service::preview_sessions(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Plan one session or a series, as drafts of which nobody is told.
#[utoipa::path(
    tag = "sessions",
    operation_id = "plan_sessions",
    request_body = PlanSessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 201, description = "The drafts.", body = Sessions), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions")]
pub async fn plan_sessions(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<PlanSessions>,
) -> Result<Created<Sessions>, AppError> {
    let sessions = service::plan_sessions(&app, &caller, &key, *id, body.into_inner()).await?;
    Ok(Created::new(sessions, format!("/api/v1/programmes/{}/sessions", *id)))
}

/// What copying sessions would make, without saving anything: when each copy would be, days off, clashes, who would lead it,
/// and what would then be scheduled beyond the design.
#[utoipa::path(
    tag = "sessions",
    operation_id = "preview_copies",
    request_body = CopySessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The copies that would be.", body = SessionCopies), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/copies/preview")]
pub async fn preview_copies(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<CopySessions>,
) -> Result<Json<SessionCopies>, AppError> {
    service::preview_copies(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Copy a session or a series as it was seen, all of it or nothing: drafts of which nobody is told, with what was planned of the
/// sessions and nothing of what became of them.
#[utoipa::path(
    tag = "sessions",
    operation_id = "copy_sessions",
    request_body = CopySessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 201, description = "The drafts.", body = Sessions), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/copies")]
pub async fn copy_sessions(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<CopySessions>,
) -> Result<Created<Sessions>, AppError> {
    let sessions = service::copy_sessions(&app, &caller, &key, *id, body.into_inner()).await?;
    Ok(Created::new(sessions, format!("/api/v1/programmes/{}/sessions", *id)))
}

/// Publish drafts, all of them or none. Everybody who is a member of any is told in one mail.
#[utoipa::path(
    tag = "sessions",
    operation_id = "publish_sessions",
    request_body = PublishSessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The sessions.", body = Sessions), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/publication")]
pub async fn publish_sessions(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<PublishSessions>,
) -> Result<Json<Sessions>, AppError> {
    service::publish_sessions(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// See which sessions of the programme pasted lines give a join address. Nothing is saved; every line that gives none is
/// named with its fault.
#[utoipa::path(
    tag = "sessions",
    operation_id = "preview_join_addresses",
    request_body = PasteJoinAddresses,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The sessions and their addresses.", body = JoinAddressesPreview), Problems)
)]
#[post("/programmes/{programme_id}/join_addresses/preview")]
pub async fn preview_join_addresses(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<PasteJoinAddresses>,
) -> Result<Json<JoinAddressesPreview>, AppError> {
    service::preview_join_addresses(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Give several sessions of the programme their join addresses, in the versions that were seen: all of them or none, and only
/// sessions that have not begun. Members of published ones are told once that sessions of theirs have changed; the address
/// stands in no mail and no calendar.
#[utoipa::path(
    tag = "sessions",
    operation_id = "give_join_addresses",
    request_body = GiveJoinAddresses,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "What was done.", body = JoinAddressesGiven), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/join_addresses")]
pub async fn give_join_addresses(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<GiveJoinAddresses>,
) -> Result<Json<JoinAddressesGiven>, AppError> {
    service::give_join_addresses(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// One session.
#[utoipa::path(
    tag = "sessions",
    operation_id = "view_session",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = SessionDetails), Problems)
)]
#[get("/sessions/{session_id}")]
pub async fn view_session(
    app: Data<App>,
    caller: Require<perm::ViewSession>,
    id: PathId<SessionId>,
) -> Session {
    service::view_session(&app, &caller, *id).await.map(versioned)
}

/// Change a session. Members of a published one are told; its element and its group stay.
#[utoipa::path(
    tag = "sessions",
    operation_id = "update_session",
    request_body = SaveSession,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = SessionDetails), Problems, Also<409>)
)]
#[put("/sessions/{session_id}")]
pub async fn update_session(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    seen: IfMatch,
    body: Body<SaveSession>,
) -> Session {
    service::update_session(&app, &caller, *id, seen, body.into_inner()).await.map(versioned)
}

/// Give a session its links to materials, all of them at once. They are shown to its members, to those who lead it and to those
/// who plan it, and stand in no mail, no calendar and on no public page. Nobody is told.
#[utoipa::path(
    tag = "sessions",
    operation_id = "save_session_links",
    request_body = SaveSessionLinks,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = SessionDetails), Problems, Also<409>)
)]
#[put("/sessions/{session_id}/links")]
pub async fn save_session_links(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    seen: IfMatch,
    body: Body<SaveSessionLinks>,
) -> Session {
    service::save_session_links(&app, &caller, *id, seen, body.into_inner()).await.map(versioned)
}

/// How the way in which a session is delivered changed since it was published, the latest first: from what, to what, why, by
/// whom.
#[utoipa::path(
    tag = "sessions",
    operation_id = "list_session_mode_changes",
    params(("session_id" = uuid::Uuid, Path, description = "The session."), PageQuery),
    responses((status = 200, description = "A page of changes.", body = Page<SessionModeChange>), Problems)
)]
#[get("/sessions/{session_id}/mode_changes")]
pub async fn list_session_mode_changes(
    app: Data<App>,
    caller: Require<perm::ViewSession>,
    id: PathId<SessionId>,
    query: Query<PageQuery>,
) -> Result<Listed<SessionModeChange>, AppError> {
    service::list_session_mode_changes(&app, &caller, *id, &query).await.map(Listed)
}

/// Cancel a published session. Its members are told, and its hours are still to be held.
#[utoipa::path(
    tag = "sessions",
    operation_id = "cancel_session",
    request_body = CancelSession,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = SessionDetails), Problems, Also<409>)
)]
#[post("/sessions/{session_id}/cancellation")]
pub async fn cancel_session(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    key: Idempotent,
    seen: IfMatch,
    body: Body<CancelSession>,
) -> Session {
    service::cancel_session(&app, &caller, &key, (*id, seen), body.into_inner()).await.map(versioned)
}

/// Remove a draft. What was published is cancelled instead.
#[utoipa::path(
    tag = "sessions",
    operation_id = "remove_session",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 204, description = "The draft is gone."), Problems, Also<409>)
)]
#[delete("/sessions/{session_id}")]
pub async fn remove_session(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    seen: IfMatch,
) -> Result<NoContent, AppError> {
    service::remove_session(&app, &caller, *id, seen).await.map(|()| NoContent)
}

/// The caller's published sessions, cancelled ones among them, the earliest first.
#[utoipa::path(
    tag = "sessions",
    operation_id = "list_own_sessions",
    params(OwnSessionsQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<OwnSession>), Problems)
)]
#[get("/me/sessions")]
pub async fn list_own_sessions(
    app: Data<App>,
    caller: Require<perm::ListOwnSessions>,
    query: Query<OwnSessionsQuery>,
) -> Result<Listed<OwnSession>, AppError> {
    service::list_own_sessions(&app, &caller, &query).await.map(Listed)
}

/// One of the caller's published sessions.
#[utoipa::path(
    tag = "sessions",
    operation_id = "view_own_session",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = OwnSession), Problems)
)]
#[get("/me/sessions/{session_id}")]
pub async fn view_own_session(
    app: Data<App>,
    caller: Require<perm::ListOwnSessions>,
    id: PathId<SessionId>,
) -> Result<Json<OwnSession>, AppError> {
    service::view_own_session(&app, &caller, *id).await.map(Json)
}

/// Choose on site or remotely where a session of the caller's is hybrid, or think again until choosing closes. Whoever
/// chooses nothing takes no seat, and is welcome on site while seats last.
///
/// A way whose seats are all taken is answered with 409, and `errors` say how many are left in the other one.
#[utoipa::path(
    tag = "sessions",
    operation_id = "choose_way",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    request_body = ChooseWay,
    responses((status = 200, description = "The session.", body = OwnSession), Problems, Also<409>)
)]
#[post("/me/sessions/{session_id}/way")]
pub async fn choose_way(
    app: Data<App>,
    caller: Require<perm::ChooseWay>,
    id: PathId<SessionId>,
    key: Idempotent,
    body: Body<ChooseWay>,
) -> Result<Json<OwnSession>, AppError> {
    service::choose_way(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}

/// The caller's sessions of the last half year, and all to come, as a file that calendars read (RFC 5545). Of coaching and
/// mentoring it says when, where and of which programme, and no more.
#[utoipa::path(
    tag = "sessions",
    operation_id = "export_own_calendar",
    responses((status = 200, description = "The file.", body = String, content_type = "text/calendar"), Problems)
)]
#[get("/me/calendar")]
pub async fn export_own_calendar(
    app: Data<App>,
    caller: Require<perm::ListOwnSessions>,
) -> Result<CalendarDownload, AppError> {
    let text = service::own_calendar(&app, &caller).await?;
    Ok(CalendarDownload::new("polku.ics", text))
}

/// What a calendar reads that follows somebody's sessions at their secret address (RFC 5545). Of coaching and mentoring it
/// says when, where and of which programme, and no more.
///
/// An address that has ended and one that never was are answered alike. After 20 such from one place within 15 minutes the
/// next is answered with 429; whoever asks at an address that holds is never held back by it.
#[utoipa::path(
    tag = "sessions",
    operation_id = "follow_calendar",
    params(("secret" = String, Path, description = "The secret of the address.", max_length = 64)),
    responses(
        (status = 200, description = "The calendar.", body = String, content_type = "text/calendar"),
        (status = 304, description = "It is as the caller has it."),
        Problems,
        Also<404>
    )
)]
#[get("/calendars/{secret}/polku.ics")]
pub async fn follow_calendar(
    app: Data<App>,
    _caller: Require<perm::FollowCalendar>,
    req: HttpRequest,
    secret: Path<String>,
) -> Result<FollowedCalendar, AppError> {
    let place = app.caller_address(&req).map(|address| address.to_string()).unwrap_or_default();
    service::followed_calendar(&app, &place, &secret).await.map(FollowedCalendar)
}
