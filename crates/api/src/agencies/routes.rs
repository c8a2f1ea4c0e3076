//! Operations on agencies, units and sites.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::access::InvitationDetails;
use polku_api_types::agencies::{
    AgencyDetails, AgencySummary, CreateAgency, CreateSite, CreateUnit, CreatedAgency, RenewInvitation,
    SiteDetails, UnitDetails, UpdateAgency, UpdateSite, UpdateUnit,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{AgencyId, SiteId, UnitId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, IfMatch, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_agencies)
        .service(create_agency)
        .service(renew_agency_invitation)
        .service(view_agency)
        .service(update_agency)
        .service(list_units)
        .service(create_unit)
        .service(update_unit)
        .service(list_sites)
        .service(create_site)
        .service(update_site);
}

/// The agencies that the installation serves.
#[utoipa::path(tag = "agencies", operation_id = "list_agencies",
    params(PageQuery),
    responses((status = 200, description = "A page of agencies, by business id", body = Page<AgencySummary>), Problems))]
#[get("/agencies")]
pub async fn list_agencies(
    app: Data<App>,
    caller: Require<perm::ListAgencies>,
    query: Query<PageQuery>,
) -> Result<Listed<AgencySummary>, AppError> {
    service::list_agencies(&app, &caller, &query).await.map(Listed)
}

/// Take an agency into service. Its first administrator is sent an invitation, as others are.
#[utoipa::path(tag = "agencies", operation_id = "create_agency", request_body = CreateAgency,
    responses((status = 201, description = "The agency with the invitation", body = CreatedAgency), Problems))]
#[post("/agencies")]
pub async fn create_agency(
    app: Data<App>,
    caller: Require<perm::CreateAgency>,
    key: Idempotent,
    body: Body<CreateAgency>,
) -> Result<Created<CreatedAgency>, AppError> {
    let created = service::create_agency(&app, &caller, &key, &body).await?;
    let version = created.agency.version;
    Ok(Created::new(created, "/api/v1/agency").version(version))
}

/// Renew the one-time link of an agency's first administrator, as long as nobody has redeemed it. The old link is void,
/// and the new one is sent to the address given here.
///
/// The link is shown in the first answer only.
#[utoipa::path(tag = "agencies", operation_id = "renew_agency_invitation", request_body = RenewInvitation,
    params(("agency_id" = uuid::Uuid, Path, description = "Id of the agency")),
    responses((status = 201, description = "The invitation", body = InvitationDetails), Problems))]
#[post("/agencies/{agency_id}/invitation_renewals")]
pub async fn renew_agency_invitation(
    app: Data<App>,
    caller: Require<perm::RenewAgencyInvitation>,
    agency: PathId<AgencyId>,
    key: Idempotent,
    body: Body<RenewInvitation>,
) -> Result<Created<InvitationDetails>, AppError> {
    let renewed = service::renew_invitation(&app, &caller, &key, agency.0, &body).await?;
    Ok(Created::new(renewed, "/api/v1/agencies"))
}

/// The caller's own agency.
#[utoipa::path(tag = "agencies", operation_id = "view_agency",
    responses((status = 200, description = "The agency", body = AgencyDetails), Problems))]
#[get("/agency")]
pub async fn view_agency(
    app: Data<App>,
    caller: Require<perm::ViewAgency>,
) -> Result<Versioned<AgencyDetails>, AppError> {
    let agency = service::view_agency(&app, &caller).await?;
    let version = agency.version;
    Ok(Versioned(agency, version))
}

/// Change the agency's name and what its access logs show.
#[utoipa::path(tag = "agencies", operation_id = "update_agency", request_body = UpdateAgency,
    responses((status = 200, description = "The agency as it is now", body = AgencyDetails), Problems))]
#[put("/agency")]
pub async fn update_agency(
    app: Data<App>,
    caller: Require<perm::UpdateAgency>,
    seen: IfMatch,
    body: Body<UpdateAgency>,
) -> Result<Versioned<AgencyDetails>, AppError> {
    let agency = service::update_agency(&app, &caller, seen, &body).await?;
    let version = agency.version;
    Ok(Versioned(agency, version))
}

/// The units of the agency, past and coming ones too.
#[utoipa::path(tag = "agencies", operation_id = "list_units",
    params(PageQuery),
    responses((status = 200, description = "A page of units, by name", body = Page<UnitDetails>), Problems))]
#[get("/units")]
pub async fn list_units(
    app: Data<App>,
    caller: Require<perm::ViewAgency>,
    query: Query<PageQuery>,
) -> Result<Listed<UnitDetails>, AppError> {
    service::list_units(&app, &caller, &query).await.map(Listed)
}

/// Add a unit.
#[utoipa::path(tag = "agencies", operation_id = "create_unit", request_body = CreateUnit,
    responses((status = 201, description = "The unit", body = UnitDetails), Problems))]
#[post("/units")]
pub async fn create_unit(
    app: Data<App>,
    caller: Require<perm::UpdateAgency>,
    key: Idempotent,
    body: Body<CreateUnit>,
) -> Result<Created<UnitDetails>, AppError> {
    let unit = service::create_unit(&app, &caller, &key, &body).await?;
    let (location, version) = (format!("/api/v1/units/{}", unit.id), unit.version);
    Ok(Created::new(unit, location).version(version))
}

/// Change the name and the days of a unit.
#[utoipa::path(tag = "agencies", operation_id = "update_unit", request_body = UpdateUnit,
    params(("unit_id" = uuid::Uuid, Path, description = "Id of the unit")),
    responses((status = 200, description = "The unit as it is now", body = UnitDetails), Problems))]
#[put("/units/{unit_id}")]
pub async fn update_unit(
    app: Data<App>,
    caller: Require<perm::UpdateAgency>,
    unit: PathId<UnitId>,
    seen: IfMatch,
    body: Body<UpdateUnit>,
) -> Result<Versioned<UnitDetails>, AppError> {
    let unit = service::update_unit(&app, &caller, unit.0, seen, &body).await?;
    let version = unit.version;
    Ok(Versioned(unit, version))
}

/// The sites of the agency, past and coming ones too.
#[utoipa::path(tag = "agencies", operation_id = "list_sites",
    params(PageQuery),
    responses((status = 200, description = "A page of sites, by name", body = Page<SiteDetails>), Problems))]
#[get("/sites")]
pub async fn list_sites(
    app: Data<App>,
    caller: Require<perm::ViewAgency>,
    query: Query<PageQuery>,
) -> Result<Listed<SiteDetails>, AppError> {
    service::list_sites(&app, &caller, &query).await.map(Listed)
}

/// Add a site.
#[utoipa::path(tag = "agencies", operation_id = "create_site", request_body = CreateSite,
    responses((status = 201, description = "The site", body = SiteDetails), Problems))]
#[post("/sites")]
pub async fn create_site(
    app: Data<App>,
    caller: Require<perm::UpdateAgency>,
    key: Idempotent,
    body: Body<CreateSite>,
) -> Result<Created<SiteDetails>, AppError> {
    let site = service::create_site(&app, &caller, &key, &body).await?;
    let (location, version) = (format!("/api/v1/sites/{}", site.id), site.version);
    Ok(Created::new(site, location).version(version))
}

/// Change the name and the days of a site.
#[utoipa::path(tag = "agencies", operation_id = "update_site", request_body = UpdateSite,
    params(("site_id" = uuid::Uuid, Path, description = "Id of the site")),
    responses((status = 200, description = "The site as it is now", body = SiteDetails), Problems))]
#[put("/sites/{site_id}")]
pub async fn update_site(
    app: Data<App>,
    caller: Require<perm::UpdateAgency>,
    site: PathId<SiteId>,
    seen: IfMatch,
    body: Body<UpdateSite>,
) -> Result<Versioned<SiteDetails>, AppError> {
    let site = service::update_site(&app, &caller, site.0, seen, &body).await?;
    let version = site.version;
    Ok(Versioned(site, version))
}
