//! Programmes: created from a shipped design or empty, shown with where they stand.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{
    CopiedFrom, CreateProgramme, ProgrammeDetails, ProgrammeSummary, UpdateProgramme,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{DesignId, InitiativeId, ProgrammeId};
use polku_domain::programmes::design::Elements;
use polku_domain::programmes::design_file::DesignFile;
use polku_domain::programmes::programme::Programme;

use super::awaited;
use super::designs::{self, LoadedDesigns, element_rows, loaded_designs};
use super::standing::{self, Standing};
use super::{programme_for, shown, unless_stale};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert;
use crate::programmes::store::calls as call_rows;
use crate::programmes::store::copies as copy_rows;
use crate::programmes::store::designs::{DesignRow, DesignStatus, ElementRow};
use crate::programmes::store::programmes::{self as rows, InSight, ProgrammeChange, ProgrammeRow};
use crate::programmes::store::{count, designs as design_rows, number, version};
use crate::text::to_wire;

/// A page of the programmes that the caller may see: published ones, and those they work on.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list_programmes(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<ProgrammeSummary>, AppError> {
    let cursors = app.cursors(caller, "programmes");
    let wanted: Wanted<ProgrammeId> = cursors.wanted(query)?;
    let (caller, now, limit) = (caller.clone(), app.clock.now(), wanted.limit);
    let seen = InSight {
        published: caller.programmes(Permission::ViewProgramme),
        drafts: caller.programmes(Permission::ViewDraftProgramme),
    };
    let items = app
        .db
        .read(move |conn| {
            let programmes = rows::page(conn, &caller.scope, &seen, &wanted)?;
            let ids: Vec<ProgrammeId> = programmes.iter().map(|row| row.id.0).collect();
            let mut standings = standing::load(conn, &caller.scope, &ids)?;
            let designs = loaded_designs(conn, &caller.scope, &ids)?;
            let mut awaited = awaited::load(conn, &caller, &standings, now)?;
            let summary = |row: &ProgrammeRow| {
                let standing = standings.remove(&row.id.0).unwrap_or_default();
                let awaited = awaited.remove(&row.id.0);
                ProgrammeSummary { awaited, ..summary(&caller, row, &standing, &designs, now) }
            };
            Ok::<_, AppError>(programmes.iter().map(summary).collect::<Vec<_>>())
        })
        .await?;
    cursors.page(items, limit, |last| ProgrammeId::new(last.id))
}

fn summary(
    caller: &Caller,
    row: &ProgrammeRow,
    standing: &Standing,
    designs: &LoadedDesigns,
    now: Timestamp,
) -> ProgrammeSummary {
    let works_on_it = caller.may(Permission::ViewDraftProgramme, Target::of_programme(row.id.0));
    let elements =
        designs.shown(row.id.0, works_on_it).map(|(_, elements)| shown::strip(elements)).unwrap_or_default();
    ProgrammeSummary {
        id: row.id.0.uuid(),
        initiative_id: row.initiative_id.0.uuid(),
        slug: row.slug.clone(),
        name: row.name.0.clone(),
        places: count(row.places),
        places_taken: works_on_it.then(|| count(row.places_taken)),
        published: row.published,
        phase: standing.phase(now),
        elements_done: standing.elements_done(&elements, now),
        elements,
        awaited: None,
    }
}

/// One programme.
///
/// # Errors
/// `not_found`.
pub async fn view_programme(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
) -> Result<ProgrammeDetails, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let row = programme_for(conn, &caller, id, Permission::ViewProgramme)?;
            let standing = standing::load(conn, &caller.scope, &[id])?.remove(&id).unwrap_or_default();
            details(conn, &caller, &row, &standing, now)
        })
        .await
}

/// A programme with its initiative and design, as the caller may see it.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn details(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &ProgrammeRow,
    standing: &Standing,
    now: Timestamp,
) -> Result<ProgrammeDetails, AppError> {
    let (id, target) = (row.id.0, Target::of_programme(row.id.0));
    let initiative = rows::find_initiative(conn, &caller.scope, row.initiative_id.0)?
        .ok_or_else(|| AppError::internal("programmes.initiative_id leads nowhere"))?;
    let designs = loaded_designs(conn, &caller.scope, &[id])?;
    let design = designs
        .shown(id, caller.may(Permission::ViewDesign, target))
        .map(|(row, elements)| shown::design(row, elements))
        .transpose()?;
    let call = standing
        .call
        .as_ref()
        .filter(|call| shown::is_approved(call) || caller.may(Permission::ViewDraftCall, target));
    let round = standing
        .round
        .as_ref()
        .filter(|round| round.confirmed_at.is_some() || caller.may(Permission::ViewSelection, target));
    Ok(ProgrammeDetails {
        id: id.uuid(),
        initiative: shown::initiative(&initiative),
        slug: row.slug.clone(),
        name: row.name.0.clone(),
        summary: row.summary.0.clone(),
        partner: row.partner.as_ref().map(|partner| partner.0.clone()),
        target_group: row.target_group.0.clone(),
        places: count(row.places),
        group_count: count(row.group_count),
        growth_limit_minutes: count(row.growth_limit_minutes),
        published: row.published,
        phase: standing.phase(now),
        design,
        call_id: call.map(|call| call.id.0.uuid()),
        selection_id: round.map(|round| round.id.0.uuid()),
        copied_from: copied_from(conn, caller, id)?,
        version: version(row.version),
    })
}

/// What a programme was copied from, for those who work on it and may see that one, too.
fn copied_from(conn: &mut AnyConn, caller: &Caller, id: ProgrammeId) -> Result<Option<CopiedFrom>, AppError> {
    if !caller.may(Permission::ViewDraftProgramme, Target::of_programme(id)) {
        return Ok(None);
    }
    let Some(copy) = copy_rows::find(conn, &caller.scope, id)? else { return Ok(None) };
    Ok(match programme_for(conn, caller, copy.source_id.0, Permission::ViewProgramme) {
        Ok(source) => Some(CopiedFrom {
            programme_id: copy.source_id.0.uuid(),
            programme_name: source.name.0,
            design_id: copy.source_design_id.0.uuid(),
            call_id: copy.source_call_id.map(|call| call.0.uuid()),
        }),
        Err(error) if error.code() == ProblemCode::NotFound => None,
        Err(error) => return Err(error),
    })
}

/// Rows of a new programme with the first draft of its design.
#[derive(Clone, Debug)]
struct NewProgramme {
    programme: ProgrammeRow,
    design: DesignRow,
    elements: Vec<ElementRow>,
}

/// Adds a programme with a first draft of its design, copied from a shipped one or empty.
///
/// # Errors
/// `invalid_fields`, also for a design that does not ship, an initiative that is not there and a name that is taken.
pub async fn create_programme(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: CreateProgramme,
) -> Result<ProgrammeDetails, AppError> {
    caller.demand(Permission::CreateProgramme, Target::in_agency())?;
    let new = new_rows(app, caller, &body)?;
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    write_once(app, key, move |conn| {
        let NewProgramme { programme, design, elements } = &new;
        if rows::find_initiative(conn, &caller.scope, programme.initiative_id.0)?.is_none() {
            return Err(AppError::invalid("/initiative_id", FieldCode::NotFound));
        }
        if rows::has_slug(conn, &caller.scope, &programme.slug)? {
            return Err(AppError::invalid("/slug", FieldCode::Duplicate));
        }
        rows::insert(conn, programme)?;
        design_rows::insert(conn, design, elements)?;
        let entry = Entry {
            action: "programme_created",
            subject: Subject::new("programme", programme.id.0),
            person: None,
            fields: &[
                "slug",
                "name",
                "summary",
                "partner",
                "target_group",
                "places",
                "group_count",
                "growth_limit",
                "design",
            ],
            at: now,
        };
        audit::record(conn, &actor, entry)?;
        details(conn, &caller, programme, &Standing::default(), now)
    })
    .await
}

fn new_rows(app: &App, caller: &Caller, body: &CreateProgramme) -> Result<NewProgramme, AppError> {
    let (slug, programme) = convert::programme::new_programme(body)?;
    let elements = shipped_elements(body.design.as_deref())?;
    let agency_id = Key(caller.scope.agency());
    let programme_id = Key(ProgrammeId::new(app.ids.ordered()));
    let design_id = Key(DesignId::new(app.ids.ordered()));
    let Programme { name, summary, partner, target_group, places, group_count, growth_limit } = programme;
    Ok(NewProgramme {
        programme: ProgrammeRow {
            id: programme_id,
            agency_id,
            initiative_id: Key(InitiativeId::new(body.initiative_id)),
            slug: slug.as_str().to_owned(),
            name: Json(to_wire(&name)),
            summary: Json(to_wire(&summary)),
            partner: partner.as_ref().map(|partner| Json(to_wire(partner))),
            target_group: Json(to_wire(&target_group)),
            places: number(places.get()),
            places_taken: 0,
            group_count: number(group_count.get()),
            published: false,
            created_at: Ts(app.clock.now()),
            version: 1,
            growth_limit_minutes: number(growth_limit.unwrap_or_default().minutes()),
        },
        design: DesignRow {
            id: design_id,
            agency_id,
            programme_id,
            number: 1,
            state: Code(DesignStatus::Draft),
            origin: body.design.clone(),
            published_at: None,
            version: 1,
        },
        elements: element_rows(app, agency_id.0, design_id.0, &elements),
    })
}

fn shipped_elements(key: Option<&str>) -> Result<Elements, AppError> {
    match key {
        None => Elements::parse(Vec::new()).map_err(AppError::internal),
        Some(key) => match DesignFile::shipped(key) {
            None => Err(AppError::invalid("/design", FieldCode::NotFound)),
            Some(file) => file.map(|file| file.elements).map_err(AppError::internal),
        },
    }
}

/// Changes a programme. Places, and how far hours may grow, stand still once a call has promised them.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`; `places_taken`, `call_not_draft` for what a call promises;
/// `design_not_published` when there is nothing to show on a public page.
pub async fn update_programme(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
    seen: IfMatch,
    body: UpdateProgramme,
) -> Result<ProgrammeDetails, AppError> {
    let change = change(&body)?;
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_tx(move |conn| {
            let row = programme_for(conn, &caller, id, Permission::UpdateProgramme)?;
            seen.check(version(row.version))?;
            check_change(conn, &caller, &row, &change)?;
            unless_stale(rows::update(conn, &caller.scope, id, row.version, &change)?)?;
            let entry = Entry {
                action: "programme_changed",
                subject: Subject::new("programme", id),
                person: None,
                fields: &changed_fields(&row, &change),
                at: now,
            };
            audit::record(conn, &actor, entry)?;
            let row = rows::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
            let standing = standing::load(conn, &caller.scope, &[id])?.remove(&id).unwrap_or_default();
            details(conn, &caller, &row, &standing, now)
        })
        .await
}

fn change(body: &UpdateProgramme) -> Result<ProgrammeChange, AppError> {
    let programme = convert::programme::programme(body)?;
    Ok(ProgrammeChange {
        name: Json(to_wire(&programme.name)),
        summary: Json(to_wire(&programme.summary)),
        partner: programme.partner.as_ref().map(|partner| Json(to_wire(partner))),
        target_group: Json(to_wire(&programme.target_group)),
        places: number(programme.places.get()),
        group_count: number(programme.group_count.get()),
        published: body.published,
        growth_limit_minutes: programme.growth_limit.map(|limit| number(limit.minutes())),
    })
}

fn check_change(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &ProgrammeRow,
    change: &ProgrammeChange,
) -> Result<(), AppError> {
    if change.places < row.places_taken {
        let min = row.places_taken;
        return Err(AppError::new(ProblemCode::PlacesTaken).field("/places", FieldCode::TooSmall { min }));
    }
    let promised = [
        ("/places", change.places != row.places),
        (
            "/growth_limit_minutes",
            change.growth_limit_minutes.is_some_and(|to| to != row.growth_limit_minutes),
        ),
    ];
    if let Some((field, _)) = promised.into_iter().find(|(_, changes)| *changes) {
        let calls = call_rows::list_of(conn, &caller.scope, &[row.id.0])?;
        // Whoever came by another path was promised it as well, in a programme without a call.
        let is_promised = field == "/growth_limit_minutes" && row.places_taken > 0;
        if is_promised || calls.iter().any(|call| call.state.0 != call_rows::CallStatus::Draft) {
            return Err(AppError::new(ProblemCode::CallNotDraft).field(field, FieldCode::NotAllowed));
        }
    }
    if change.published && !designs::has_published(conn, &caller.scope, row.id.0)? {
        return Err(AppError::new(ProblemCode::DesignNotPublished));
    }
    Ok(())
}

fn changed_fields(row: &ProgrammeRow, change: &ProgrammeChange) -> Vec<&'static str> {
    [
        ("name", row.name != change.name),
        ("summary", row.summary != change.summary),
        ("partner", row.partner != change.partner),
        ("target_group", row.target_group != change.target_group),
        ("places", row.places != change.places),
        ("group_count", row.group_count != change.group_count),
        ("growth_limit", change.growth_limit_minutes.is_some_and(|to| to != row.growth_limit_minutes)),
        ("published", row.published != change.published),
    ]
    .into_iter()
    .filter_map(|(field, changed)| changed.then_some(field))
    .collect()
}
