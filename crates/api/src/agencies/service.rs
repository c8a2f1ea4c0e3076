//! Use cases of agencies, units and sites.

use polku_api_types::access::InvitationDetails;
use polku_api_types::agencies::{
    AgencyDetails, AgencySummary, CreateAgency, CreateSite, CreateUnit, CreatedAgency, RenewInvitation,
    SiteDetails, UnitDetails, UpdateAgency, UpdateSite, UpdateUnit,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::agencies::{Agency, BusinessId, Site, Unit};
use polku_domain::ids::{AgencyId, SiteId, UnitId};
use polku_domain::text::Localised;

use super::{convert, store};
use crate::access::{Caller, Invitation, Renewal, first_administrators, is_mail_address};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::db::{AnyConn, DbError};
use crate::http::{Idempotent, IfMatch, Wanted, write_noting_repeats, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// An agency to be taken into service.
#[derive(Clone, Debug)]
pub(super) struct NewAgency {
    /// Its business id, which no other agency of the installation has.
    pub business_id: BusinessId,
    /// What it is called.
    pub name: Localised,
}

fn taken(pointer: &'static str) -> impl Fn(DbError) -> AppError {
    move |error| match error.is_unique() {
        true => AppError::invalid(pointer, FieldCode::Duplicate),
        false => error.into(),
    }
}

fn create(
    conn: &mut AnyConn,
    app: &App,
    actor: &Actor,
    id: AgencyId,
    new: &NewAgency,
) -> Result<Agency, AppError> {
    let at = app.clock.now();
    let agency =
        Agency { id, business_id: new.business_id, name: new.name.clone(), viewer_names_shown: false };
    store::insert_agency(conn, &agency, at).map_err(taken("/business_id"))?;
    let entry = Entry {
        action: "agency_created",
        subject: Subject::new("agency", id),
        person: None,
        fields: &["business_id", "name"],
        at,
    };
    audit::record(conn, actor, entry)?;
    Ok(agency)
}

/// A page of the agencies, with who was invited to those that nobody has taken into use yet.
pub async fn list_agencies(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AgencySummary>, AppError> {
    caller.demand(Permission::ListAgencies, Target::nothing())?;
    let cursors = app.cursors(caller, "agencies");
    let wanted: Wanted<String> = cursors.wanted(query)?;
    let (limit, now) = (wanted.limit, app.clock.now());
    let items = app
        .db
        .read(move |conn| {
            let agencies = store::page_of_agencies(conn, wanted.after.as_deref(), wanted.rows())?;
            let ids: Vec<AgencyId> = agencies.iter().map(|(agency, _)| agency.id).collect();
            let mut invited = first_administrators(conn, &ids)?;
            let shown = |(agency, _): &(Agency, u64)| {
                convert::agency_summary(agency, invited.remove(&agency.id), now)
            };
            Ok::<_, AppError>(agencies.iter().map(shown).collect::<Vec<_>>())
        })
        .await?;
    cursors.page(items, limit, |last| last.business_id.clone())
}

/// Renews the link of an agency's first administrator, who has not redeemed it: the old one is void from now on.
///
/// # Errors
/// `not_found`, `invalid_fields`; `invitation_redeemed` once somebody keeps the agency's roles.
pub async fn renew_invitation(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    agency: AgencyId,
    body: &RenewInvitation,
) -> Result<InvitationDetails, AppError> {
    caller.demand(Permission::RenewAgencyInvitation, Target::nothing())?;
    if !is_mail_address(&body.email) {
        return Err(AppError::invalid("/email", FieldCode::Malformed));
    }
    let renewal = Renewal::of_first_administrator(app, agency, &body.email);
    let (actor, link) = (caller.actor(), renewal.link.clone());
    let once = write_noting_repeats(app, key, move |conn| {
        if !store::has_agency(conn, agency)? {
            return Err(AppError::not_found());
        }
        renewal.store(conn, &actor)
    })
    .await?;
    let link = (!once.replayed).then_some(link);
    Ok(InvitationDetails { link, ..once.answer })
}

/// Takes an agency into service and invites its first administrator: without one nobody could ever sign in there.
///
/// # Errors
/// `invalid_fields` with every fault, also when the business id is taken.
pub async fn create_agency(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: &CreateAgency,
) -> Result<CreatedAgency, AppError> {
    caller.demand(Permission::CreateAgency, Target::nothing())?;
    let new = convert::new_agency(body)?;
    let id = AgencyId::new(app.ids.ordered());
    let invitation = Invitation::of_first_administrator(app, &body.administrator);
    let (used, actor, link) = (app.clone(), caller.actor(), invitation.link.clone());
    let once = write_noting_repeats(app, key, move |conn| {
        let agency = create(conn, &used, &actor, id, &new)?;
        let invitation = invitation.store_in_new_agency(conn, id, &actor)?;
        Ok(CreatedAgency { agency: convert::agency_details(&agency, 1), invitation })
    })
    .await?;
    let CreatedAgency { agency, invitation } = once.answer;
    // The link is in no stored answer, so that whoever repeats the request is not shown it.
    let link = (!once.replayed).then_some(link);
    Ok(CreatedAgency { agency, invitation: InvitationDetails { link, ..invitation } })
}

pub async fn view_agency(app: &App, caller: &Caller) -> Result<AgencyDetails, AppError> {
    caller.demand(Permission::ViewAgency, Target::in_agency())?;
    let scope = caller.scope;
    let found = app.db.read(move |conn| store::find_agency(conn, &scope)).await?;
    let (agency, version) = found.ok_or_else(AppError::not_found)?;
    Ok(convert::agency_details(&agency, version))
}

pub async fn update_agency(
    app: &App,
    caller: &Caller,
    seen: IfMatch,
    body: &UpdateAgency,
) -> Result<AgencyDetails, AppError> {
    caller.demand(Permission::UpdateAgency, Target::in_agency())?;
    let name = convert::agency_name(body)?;
    let shown = body.viewer_names_shown;
    let (scope, actor, at) = (caller.scope, caller.actor(), app.clock.now());
    let (agency, version) = app
        .db
        .write_tx(move |conn| {
            if !store::update_agency(conn, &scope, &name, shown, seen.0)? {
                return Err(AppError::new(ProblemCode::StaleVersion));
            }
            let entry = Entry {
                action: "agency_updated",
                subject: Subject::new("agency", scope.agency()),
                person: None,
                fields: &["name", "viewer_names_shown"],
                at,
            };
            audit::record(conn, &actor, entry)?;
            store::find_agency(conn, &scope)?.ok_or_else(AppError::not_found)
        })
        .await?;
    Ok(convert::agency_details(&agency, version))
}

/// Units and sites have the same use cases, over rows of their own.
macro_rules! place_cases {
    ($place:ident, $id:ident, $details:ident, $create:ident, $update:ident, $rows:ident, $word:literal,
     $to_wire:ident, $list_fn:ident, $create_fn:ident, $update_fn:ident) => {
        pub async fn $list_fn(
            app: &App,
            caller: &Caller,
            query: &PageQuery,
        ) -> Result<Page<$details>, AppError> {
            caller.demand(Permission::ViewAgency, Target::in_agency())?;
            let cursors = app.cursors(caller, stringify!($list_fn));
            let wanted: Wanted<store::PlacePosition> = cursors.wanted(query)?;
            let (scope, limit) = (caller.scope, wanted.limit);
            let rows = app.db.read(move |conn| store::$rows::page(conn, &scope, &wanted)).await?;
            let items = rows.iter().map(|(place, version)| convert::$to_wire(place, *version)).collect();
            cursors.page(items, limit, |last: &$details| (last.name.clone(), last.valid_from))
        }

        pub async fn $create_fn(
            app: &App,
            caller: &Caller,
            key: &Idempotent,
            body: &$create,
        ) -> Result<$details, AppError> {
            caller.demand(Permission::UpdateAgency, Target::in_agency())?;
            let (name, validity) = convert::place(&body.name, body.valid_from, body.valid_until)?;
            let (scope, actor, at) = (caller.scope, caller.actor(), app.clock.now());
            let id = $id::new(app.ids.ordered());
            let place = $place { id, agency: scope.agency(), name, validity };
            write_once(app, key, move |conn| {
                store::$rows::insert(conn, &scope, &place).map_err(taken("/name"))?;
                let entry = Entry {
                    action: concat!($word, "_created"),
                    subject: Subject::new($word, id),
                    person: None,
                    fields: &["name", "valid_from", "valid_until"],
                    at,
                };
                audit::record(conn, &actor, entry)?;
                Ok(convert::$to_wire(&place, 1))
            })
            .await
        }

        pub async fn $update_fn(
            app: &App,
            caller: &Caller,
            id: $id,
            seen: IfMatch,
            body: &$update,
        ) -> Result<$details, AppError> {
            caller.demand(Permission::UpdateAgency, Target::in_agency())?;
            let (name, validity) = convert::place(&body.name, body.valid_from, body.valid_until)?;
            let (scope, actor, at) = (caller.scope, caller.actor(), app.clock.now());
            let place = $place { id, agency: scope.agency(), name, validity };
            app.db
                .write_tx(move |conn| {
                    let (_, version) =
                        store::$rows::find(conn, &scope, id)?.ok_or_else(AppError::not_found)?;
                    seen.check(version)?;
                    store::$rows::update(conn, &scope, &place, version).map_err(taken("/name"))?;
                    let entry = Entry {
                        action: concat!($word, "_updated"),
                        subject: Subject::new($word, id),
                        person: None,
                        fields: &["name", "valid_from", "valid_until"],
                        at,
                    };
                    audit::record(conn, &actor, entry)?;
                    Ok(convert::$to_wire(&place, version + 1))
                })
                .await
        }
    };
}

place_cases!(
    Unit,
    UnitId,
    UnitDetails,
    CreateUnit,
    UpdateUnit,
    unit_rows,
    "unit",
    unit_details,
    list_units,
    create_unit,
    update_unit
);
place_cases!(
    Site,
    SiteId,
    SiteDetails,
    CreateSite,
    UpdateSite,
    site_rows,
    "site",
    site_details,
    list_sites,
    create_site,
    update_site
);
