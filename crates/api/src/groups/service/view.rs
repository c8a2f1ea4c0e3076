//! Looking at groups.

use polku_api_types::groups::{ConfirmedGroups, GroupingDetails, MyGroup};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{GroupId, ProgrammeId};

use super::{board, note_looks};
use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::groups::{convert, store};
use crate::http::Wanted;
use crate::problem::AppError;

/// The groups of a programme with everything that explains them.
pub async fn view_grouping(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
) -> Result<GroupingDetails, AppError> {
    let asking = caller.clone();
    let found = app.db.read(move |conn| board(conn, &asking, Permission::ViewGrouping, programme)).await?;
    let details = convert::details(&found);
    note_looks(app, &caller, "view_grouping", &details)?;
    Ok(details)
}

/// The confirmed groups of a programme by name; not found before they are confirmed.
pub async fn list_groups(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
) -> Result<ConfirmedGroups, AppError> {
    let asking = caller.clone();
    let found =
        app.db.read(move |conn| board(conn, &asking, Permission::ViewConfirmedGroups, programme)).await?;
    let groups = convert::confirmed(&found).ok_or_else(AppError::not_found)?;
    note_looks(app, &caller, "list_groups", &convert::details(&found))?;
    Ok(groups)
}

/// A page of the confirmed groups the caller is in, the latest first. Members see each other's names; that is what a
/// group is for. Each sees in the use log that they did.
pub async fn list_own_groups(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<MyGroup>, AppError> {
    let (scope, person) = (caller.scope, caller.person()?);
    let cursors = app.cursors(caller, "own_groups");
    let wanted: Wanted<GroupId> = cursors.wanted(query)?;
    let limit = wanted.limit;
    let rows = app.db.read(move |conn| store::own_groups(conn, scope, person, &wanted)).await?;
    let page = cursors.page(rows, limit, |row| row.group)?;
    let others = page.items.iter().flat_map(|row| {
        row.members
            .iter()
            .map(|(member, _)| (*member, row.group.uuid()))
            .filter(|(member, _)| *member != person)
    });
    let look = UseOfList {
        records: others.collect(),
        record: "group",
        purpose: "own_group",
        operation: "list_own_groups",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    let groups = page.items.into_iter().map(|row| MyGroup {
        programme_id: row.programme.uuid(),
        number: row.number,
        members: row.members.into_iter().map(|(_, name)| name).collect(),
    });
    Ok(Page { items: groups.collect(), next_cursor: page.next_cursor })
}
