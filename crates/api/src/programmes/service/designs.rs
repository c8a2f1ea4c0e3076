//! Versions of a programme's design.

use std::collections::HashMap;

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{
    DesignDetails, DesignVersion, ShippedDesign, ShippedDesigns, UpdateDesign,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AgencyId, DesignId, ElementId, ProgrammeId};
use polku_domain::programmes::design::Elements;
use polku_domain::programmes::design_file::{DesignFile, SHIPPED};

use super::{programme_for, shown, unless_stale};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert;
use crate::programmes::store::designs::{self as rows, DesignRow, DesignStatus, ElementRow, StoredLength};
use crate::programmes::store::{count, number, version};
use crate::text::to_wire;

/// The designs that ship with the product.
///
/// # Errors
/// `internal` when one of them is faulty.
pub fn list_shipped_designs() -> Result<ShippedDesigns, AppError> {
    let shipped = |(_, json): &(&str, &str)| {
        let file = DesignFile::parse(json).map_err(AppError::internal)?;
        Ok(ShippedDesign {
            key: file.key.as_str().to_owned(),
            name: to_wire(&file.name),
            elements: u32::try_from(file.elements.as_slice().len()).unwrap_or(u32::MAX),
            hours: convert::design::hours(&file.elements.hours()),
        })
    };
    SHIPPED.iter().map(shipped).collect::<Result<_, AppError>>().map(|items| ShippedDesigns { items })
}

/// Versions of some programmes' designs, with the elements of those that are shown.
#[derive(Debug, Default)]
pub struct LoadedDesigns {
    versions: HashMap<ProgrammeId, Vec<DesignRow>>,
    elements: HashMap<DesignId, Vec<ElementRow>>,
}

/// Loads designs with two queries.
///
/// # Errors
/// When the database fails.
pub fn loaded_designs(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<LoadedDesigns, AppError> {
    let mut loaded = LoadedDesigns::default();
    for row in rows::list_of(conn, scope, of)? {
        loaded.versions.entry(row.programme_id.0).or_default().push(row);
    }
    let shown: Vec<DesignId> =
        of.iter().filter_map(|id| loaded.latest(*id, true)).map(|row| row.id.0).collect();
    loaded.elements = shown::by_design(rows::elements_of(conn, scope, &shown)?);
    Ok(loaded)
}

impl LoadedDesigns {
    /// The latest published version; where there is none, the draft for those who work on it.
    fn latest(&self, programme: ProgrammeId, or_draft: bool) -> Option<&DesignRow> {
        let versions = self.versions.get(&programme)?;
        let published = versions.iter().find(|row| row.state.0 == DesignStatus::Published);
        published.or_else(|| versions.first().filter(|_| or_draft))
    }

    /// What is shown of a programme's design, with its elements.
    #[must_use]
    pub fn shown(&self, programme: ProgrammeId, or_draft: bool) -> Option<(&DesignRow, &[ElementRow])> {
        let row = self.latest(programme, or_draft)?;
        Some((row, self.elements.get(&row.id.0).map_or(&[], Vec::as_slice)))
    }

    /// When a version was published for the first time.
    #[must_use]
    pub fn first_published(&self, programme: ProgrammeId) -> Option<Ts> {
        self.versions.get(&programme)?.iter().filter_map(|row| row.published_at).min()
    }
}

/// Whether a version has been published.
///
/// # Errors
/// When the database fails.
pub fn has_published(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<bool, AppError> {
    let versions = rows::list_of(conn, scope, &[programme])?;
    Ok(versions.iter().any(|row| row.state.0 == DesignStatus::Published))
}

/// Rows of a version's elements.
#[must_use]
pub fn element_rows(app: &App, agency: AgencyId, design: DesignId, elements: &Elements) -> Vec<ElementRow> {
    (1..)
        .zip(elements.as_slice())
        .map(|(position, element)| ElementRow {
            id: Key(ElementId::new(app.ids.ordered())),
            agency_id: Key(agency),
            design_version_id: Key(design),
            position,
            kind: Code(element.kind()),
            title: Json(to_wire(element.title())),
            description: Json(element.description().map(to_wire)),
            repeats: number(element.times().get()),
            length: Json(StoredLength {
                kind: convert::design::length_kind(element.length()),
                minutes: element.length().minutes(),
            }),
            planned_mode: element.planned_mode().map(Code),
        })
        .collect()
}

/// A page of the versions, the latest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`.
pub async fn list_designs(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<DesignVersion>, AppError> {
    let cursors = app.cursors(caller, format!("designs:{id}"));
    let wanted: Wanted<i64> = cursors.wanted(query)?;
    let (caller, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            programme_for(conn, &caller, id, Permission::ViewDesign)?;
            let versions = rows::page(conn, &caller.scope, id, &wanted)?;
            let ids: Vec<DesignId> = versions.iter().map(|row| row.id.0).collect();
            let elements = rows::element_counts(conn, &caller.scope, &ids)?;
            let shown = |row: &DesignRow| DesignVersion {
                id: row.id.0.uuid(),
                number: count(row.number),
                published_at: row.published_at.map(|at| at.0),
                elements: elements.get(&row.id.0).copied().map_or(0, count),
            };
            Ok::<_, AppError>(versions.iter().map(shown).collect::<Vec<_>>())
        })
        .await?;
    cursors.page(items, limit, |last| i64::from(last.number))
}

/// One version, whichever it is.
///
/// # Errors
/// `not_found`.
pub async fn view_design_version(
    app: &App,
    caller: &Caller,
    id: DesignId,
) -> Result<DesignDetails, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            let row = rows::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
            caller.demand(Permission::ViewDesign, Target::of_programme(row.programme_id.0))?;
            let elements = rows::elements_of(conn, &caller.scope, &[id])?;
            shown::design(&row, &elements)
        })
        .await
}

/// The version that is worked on: the draft, or the latest one where there is no draft.
///
/// # Errors
/// `not_found`.
pub async fn view_design(app: &App, caller: &Caller, id: ProgrammeId) -> Result<DesignDetails, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            programme_for(conn, &caller, id, Permission::ViewDesign)?;
            let row = latest(conn, &caller.scope, id)?;
            let elements = rows::elements_of(conn, &caller.scope, &[row.id.0])?;
            shown::design(&row, &elements)
        })
        .await
}

/// Versions come latest first, and a draft is always the latest.
///
/// # Errors
/// `not_found` for a programme without a design.
pub fn latest(conn: &mut AnyConn, scope: &AgencyScope, id: ProgrammeId) -> Result<DesignRow, AppError> {
    rows::list_of(conn, scope, &[id])?.into_iter().next().ok_or_else(AppError::not_found)
}

/// Starts a draft from the latest version, which stays as it is.
///
/// # Errors
/// `not_found`, `draft_exists`.
pub async fn create_design_draft(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: ProgrammeId,
) -> Result<DesignDetails, AppError> {
    let (actor, now, caller, shared) = (caller.actor(), app.clock.now(), caller.clone(), app.clone());
    write_once(app, key, move |conn| {
        programme_for(conn, &caller, id, Permission::UpdateDesign)?;
        let before = latest(conn, &caller.scope, id)?;
        if before.state.0 == DesignStatus::Draft {
            return Err(AppError::new(ProblemCode::DraftExists));
        }
        let elements = shown::elements(&rows::elements_of(conn, &caller.scope, &[before.id.0])?)?;
        let draft = DesignRow {
            id: Key(DesignId::new(shared.ids.ordered())),
            number: before.number + 1,
            state: Code(DesignStatus::Draft),
            published_at: None,
            version: 1,
            ..before
        };
        let elements = element_rows(&shared, caller.scope.agency(), draft.id.0, &elements);
        rows::insert(conn, &draft, &elements)?;
        audit::record(conn, &actor, entry("design_draft_created", draft.id.0, &["elements"], now))?;
        shown::design(&draft, &elements)
    })
    .await
}

fn entry<'a>(action: &'static str, id: DesignId, fields: &'a [&'a str], at: Timestamp) -> Entry<'a> {
    Entry { action, subject: Subject::new("design", id), person: None, fields, at }
}

/// Replaces the elements of the draft.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`, `design_stands_still` when there is no draft.
pub async fn update_design(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
    seen: IfMatch,
    body: UpdateDesign,
) -> Result<DesignDetails, AppError> {
    let elements = convert::design::elements(&body.elements)?;
    let (actor, now, caller, shared) = (caller.actor(), app.clock.now(), caller.clone(), app.clone());
    app.db
        .write_tx(move |conn| {
            programme_for(conn, &caller, id, Permission::UpdateDesign)?;
            let draft = draft(conn, &caller.scope, id, seen)?;
            let elements = element_rows(&shared, caller.scope.agency(), draft.id.0, &elements);
            unless_stale(rows::replace_elements(conn, &caller.scope, &draft, &elements)?)?;
            audit::record(conn, &actor, entry("design_changed", draft.id.0, &["elements"], now))?;
            let draft = DesignRow { version: draft.version + 1, ..draft };
            shown::design(&draft, &elements)
        })
        .await
}

/// The draft, as it was seen.
///
/// # Errors
/// `not_found`, `stale_version`, `design_stands_still` when there is no draft.
pub fn draft(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ProgrammeId,
    seen: IfMatch,
) -> Result<DesignRow, AppError> {
    let row = latest(conn, scope, id)?;
    if row.state.0 != DesignStatus::Draft {
        return Err(AppError::new(ProblemCode::DesignStandsStill));
    }
    seen.check(version(row.version))?;
    Ok(row)
}

/// Fixes a [`draft`] for ever, inside the caller's transaction: whoever publishes it asks those whom it concerns.
///
/// # Errors
/// `stale_version`, `design_empty`.
pub fn publish(
    conn: &mut AnyConn,
    caller: &Caller,
    draft: DesignRow,
    now: Timestamp,
) -> Result<(DesignRow, Vec<ElementRow>), AppError> {
    let elements = rows::elements_of(conn, &caller.scope, &[draft.id.0])?;
    if elements.is_empty() {
        return Err(AppError::new(ProblemCode::DesignEmpty));
    }
    unless_stale(rows::publish(conn, &caller.scope, &draft, Ts(now))?)?;
    audit::record(conn, &caller.actor(), entry("design_published", draft.id.0, &["state"], now))?;
    let published = DesignRow {
        state: Code(DesignStatus::Published),
        published_at: Some(Ts(now)),
        version: draft.version + 1,
        ..draft
    };
    Ok((published, elements))
}
