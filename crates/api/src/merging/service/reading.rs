//! Suggestions, what a merge would do, and the merges that were made.

use polku_api_types::merging::{
    MergePreview, MergePreviewQuery, MergeSuggestion, MovedCount, OwnMerge, PersonMerge,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::PersonId;
use polku_domain::merging::{FollowedLine, Pair, refusals, told};
use uuid::Uuid;

use super::note_looks;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::db::AnyConn;
use crate::merging::{convert, store};
use crate::people::person_details;
use crate::people::store::{self as people, PersonRow};
use crate::problem::AppError;

/// Pairs of persons who may be one, by name.
pub async fn list_suggestions(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<MergeSuggestion>, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let cursors = app.cursors(caller, "merge_suggestions");
    let wanted = cursors.wanted::<store::SuggestionPosition>(query)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let (pairs, mut people) = app
        .db
        .read(move |conn| {
            let pairs = store::suggestions(conn, &scope, &wanted)?;
            let ids: Vec<PersonId> = pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
            let people = store::summaries(conn, &scope, &ids)?;
            Ok::<_, AppError>((pairs, people))
        })
        .await?;
    let page = cursors.page(pairs, limit, |pair| store::SuggestionPosition {
        name: pair.name.clone(),
        one: pair.one.uuid(),
        other: pair.other.uuid(),
    })?;
    people.retain(|id, _| page.items.iter().any(|pair| pair.one == *id || pair.other == *id));
    note_looks(app, caller, "list_merge_suggestions", people.keys().copied())?;
    let shown =
        |pair: &store::SuggestedPair| convert::suggestion(people.get(&pair.one)?, people.get(&pair.other)?);
    Ok(Page { items: page.items.iter().filter_map(shown).collect(), next_cursor: page.next_cursor })
}

/// What the two are to each other and to whoever asks, with the line of `followed` followed.
pub(super) fn pair_of(
    conn: &mut AnyConn,
    caller: &Caller,
    [staying, absorbed]: &[PersonRow; 2],
    followed: FollowedLine,
) -> Result<Pair, AppError> {
    let (line, other) = match followed {
        FollowedLine::Staying => (staying, absorbed),
        FollowedLine::Absorbed => (absorbed, staying),
    };
    let own = [staying.id.0, absorbed.id.0].into_iter().any(|id| caller.person == Some(id));
    Ok(Pair { own, ..store::pair(conn, &caller.scope, line, other)? })
}

/// Whether the caller reads applications anywhere in the agency. An administrator keeps the register and reads none.
pub(super) fn reads_applications(caller: &Caller) -> bool {
    caller.may(Permission::ListApplications, Target::in_agency())
}

/// What a merge would do, and everything that speaks against it, as far as the caller may know it.
pub async fn preview_merge(
    app: &App,
    caller: &Caller,
    query: &MergePreviewQuery,
) -> Result<MergePreview, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let ids = [PersonId::new(query.staying_id), PersonId::new(query.absorbed_id)];
    if ids[0] == ids[1] {
        return Err(AppError::invalid("?absorbed_id", crate::problem::FieldCode::Duplicate));
    }
    let followed = convert::followed_to_domain(query.followed.unwrap_or_default());
    let asking = caller.clone();
    let preview = app
        .db
        .read(move |conn| {
            let two = store::two_people(conn, &asking.scope, ids)?.ok_or_else(AppError::not_found)?;
            let pair = pair_of(conn, &asking, &two, followed)?;
            let reads = reads_applications(&asking);
            let moves = store::count_by_kind(conn, &asking.scope, two[1].id.0, two[0].id.0)?;
            let found = told(&refusals(&pair), reads);
            let [staying, absorbed] = &two;
            Ok::<_, AppError>(MergePreview {
                staying: details(conn, &asking.scope, staying)?,
                absorbed: details(conn, &asking.scope, absorbed)?,
                moves: moves
                    .into_iter()
                    .filter(|(kind, _)| reads || convert::is_of_the_register(*kind))
                    .map(|(kind, count)| MovedCount { kind, count: count as u64 })
                    .collect(),
                applications_told: reads,
                refusals: found.into_iter().map(convert::refusal_to_wire).collect(),
            })
        })
        .await?;
    note_looks(app, caller, "preview_merge", ids)?;
    Ok(preview)
}

fn details(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &PersonRow,
) -> Result<polku_api_types::people::PersonDetails, AppError> {
    let viewed = people::find(conn, scope, row.id.0)?.ok_or_else(AppError::not_found)?;
    Ok(person_details(viewed))
}

/// The merges of the agency, latest first, undone ones too.
pub async fn list_person_merges(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<PersonMerge>, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let cursors = app.cursors(caller, "person_merges");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let rows = app.db.read(move |conn| store::list(conn, &scope, &wanted)).await?;
    let page = cursors.page(rows, limit, |(row, ..)| row.id.0.uuid())?;
    let people = page.items.iter().flat_map(|(row, ..)| [row.staying_id.0, row.absorbed_id.0]);
    note_looks(app, caller, "list_person_merges", people)?;
    let now = app.clock.now();
    let items = page.items.iter().map(|merged| convert::merge(merged, now)).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Every merge that a person was in, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_merges(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnMerge>, AppError> {
    let merges = store::of_person(conn, scope, person)?;
    let mut own = Vec::with_capacity(merges.len());
    for merged in &merges {
        let undone_by = store::undone_in_role(conn, scope, &merged.0)?;
        own.push(convert::own_merge(merged, undone_by));
    }
    Ok(own)
}
