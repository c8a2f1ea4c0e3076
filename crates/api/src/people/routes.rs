//! Operations on people.

use std::sync::Arc;

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::{
    BulkPeople, BulkPeopleResult, PeopleImportQuery, PeopleImportResult, PeopleImportRun, PeopleQuery,
    PersonDetails, PersonSummary, UpdatePerson,
};
use polku_domain::access::perm;
use polku_domain::ids::PersonId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, CsvFile, Idempotent, IfMatch, Json, LargeBody, Listed, PathId, Problems, Query, Upload,
    Versioned,
};
use crate::problem::AppError;

/// Mounts the room. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_people_imports)
        .service(faulty_people_rows)
        .service(import_people)
        .service(upsert_people)
        .service(list_people)
        .service(view_person)
        .service(update_person);
}

/// People of the agency.
#[utoipa::path(tag = "people", operation_id = "list_people", params(PeopleQuery),
    responses((status = 200, description = "A page of people", body = Page<PersonSummary>), Problems))]
#[get("/people")]
pub async fn list_people(
    app: Data<App>,
    caller: Require<perm::ListPeople>,
    query: Query<PeopleQuery>,
) -> Result<Listed<PersonSummary>, AppError> {
    service::list_people(&app, &caller, &query).await.map(Listed)
}

/// Everything the register holds of one person.
#[utoipa::path(tag = "people", operation_id = "view_person",
    params(("person_id" = uuid::Uuid, Path, description = "Id of the person")),
    responses((status = 200, description = "The person", body = PersonDetails), Problems),
    extensions(("x-personal" = json!(true))))]
#[get("/people/{person_id}")]
pub async fn view_person(
    app: Data<App>,
    caller: Require<perm::ViewPerson>,
    person: PathId<PersonId>,
) -> Result<Versioned<PersonDetails>, AppError> {
    let person = service::view_person(&app, &caller, person.0).await?;
    let version = person.version;
    Ok(Versioned(person, version))
}

/// Correct the contact address and the language of one person, until the register brings others.
#[utoipa::path(tag = "people", operation_id = "update_person", request_body = UpdatePerson,
    params(("person_id" = uuid::Uuid, Path, description = "Id of the person")),
    responses((status = 200, description = "The person as they are now", body = PersonDetails), Problems))]
#[put("/people/{person_id}")]
pub async fn update_person(
    app: Data<App>,
    caller: Require<perm::UpdatePerson>,
    person: PathId<PersonId>,
    seen: IfMatch,
    body: Body<UpdatePerson>,
) -> Result<Versioned<PersonDetails>, AppError> {
    let person = service::update_person(&app, &caller, person.0, seen, &body).await?;
    let version = person.version;
    Ok(Versioned(person, version))
}

/// Import a staff register, or see what an import would do.
///
/// Without `apply=true` nothing changes. Send `file_sha256` of the dry run along, so that exactly the file looked at
/// is imported.
#[utoipa::path(tag = "people", operation_id = "import_people", params(PeopleImportQuery),
    request_body(content = String, content_type = "text/csv", description = "The file as it is"),
    responses((status = 200, description = "What it would do or did", body = PeopleImportResult), Problems))]
#[post("/people/imports")]
pub async fn import_people(
    app: Data<App>,
    caller: Require<perm::ImportPeople>,
    query: Query<PeopleImportQuery>,
    key: Idempotent,
    file: Upload,
) -> Result<Json<PeopleImportResult>, AppError> {
    let bytes: Arc<[u8]> = Arc::from(file.0.as_ref());
    service::import::import_people(&app, &caller, &key, &query, bytes).await.map(Json)
}

/// The rows of a staff register that would be rejected or warned of, as a file to mend and send again.
#[utoipa::path(tag = "people", operation_id = "preview_faulty_people_rows", params(PeopleImportQuery),
    request_body(content = String, content_type = "text/csv", description = "The file as it is"),
    responses((status = 200, description = "The rows with their faults", body = String, content_type = "text/csv"),
        Problems))]
#[post("/people/imports/faulty_rows")]
pub async fn faulty_people_rows(
    app: Data<App>,
    caller: Require<perm::ImportPeople>,
    query: Query<PeopleImportQuery>,
    file: Upload,
) -> Result<CsvFile, AppError> {
    let bytes: Arc<[u8]> = Arc::from(file.0.as_ref());
    let text = service::import::faulty_people_rows(&app, &caller, &query, bytes).await?;
    Ok(CsvFile::new("faulty-rows.csv", text))
}

/// Store many people of one register, or see what that would do: the same importer as for a file, with a result for each
/// row.
///
/// Without `apply` nothing changes. Rows are known by `source` and `external_id`; sent again they change nothing. With
/// `deactivate_absent` the rows are the whole register; a snapshot that would put more than 5 % of the active people out
/// of service is refused until exactly that number is confirmed.
#[utoipa::path(tag = "people", operation_id = "upsert_people", request_body = BulkPeople,
    responses((status = 200, description = "What it would do or did", body = BulkPeopleResult), Problems, Also<409>))]
#[post("/people/imports/rows")]
pub async fn upsert_people(
    app: Data<App>,
    caller: Require<perm::ImportPeople>,
    key: Idempotent,
    body: LargeBody<BulkPeople>,
) -> Result<Json<BulkPeopleResult>, AppError> {
    service::import::upsert_people(&app, &caller, &key, body.0).await.map(Json)
}

/// The imports that were carried out, latest first.
#[utoipa::path(tag = "people", operation_id = "list_people_imports", params(PageQuery),
    responses((status = 200, description = "A page of imports", body = Page<PeopleImportRun>), Problems))]
#[get("/people/imports")]
pub async fn list_people_imports(
    app: Data<App>,
    caller: Require<perm::ImportPeople>,
    query: Query<PageQuery>,
) -> Result<Listed<PeopleImportRun>, AppError> {
    service::import::list_people_imports(&app, &caller, &query).await.map(Listed)
}
