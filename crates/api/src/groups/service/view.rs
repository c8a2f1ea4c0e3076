//! Looking at groups.

use polku_api_types::groups::{ConfirmedGroups, GroupingDetails, MyGroup, MySmallGroup, OwnGroupPlace};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{GroupId, PersonId, ProgrammeId};

use super::{board, note_looks, of_level};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::groups::store::{OwnGroupRow, OwnSmallGroup, Whole};
use crate::groups::{convert, store};
use crate::http::Wanted;
use crate::problem::AppError;

/// The groups of a programme, or the small groups of one of them, with everything that explains them.
pub async fn view_grouping(app: &App, caller: Caller, whole: Whole) -> Result<GroupingDetails, AppError> {
    let asking = caller.clone();
    let found = app.db.read(move |conn| board(conn, &asking, Permission::ViewGrouping, whole)).await?;
    let details = convert::details(&found);
    note_looks(app, &caller, of_level(whole, "view_grouping", "view_small_groups"), &details)?;
    Ok(details)
}

/// The confirmed groups of a programme by name; not found before they are confirmed.
pub async fn list_groups(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
) -> Result<ConfirmedGroups, AppError> {
    let asking = caller.clone();
    let found = app
        .db
        .read(move |conn| board(conn, &asking, Permission::ViewConfirmedGroups, programme.into()))
        .await?;
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
    Ok(Page { items: page.items.into_iter().map(own).collect(), next_cursor: page.next_cursor })
}

fn own(row: OwnGroupRow) -> MyGroup {
    let names = |members: Vec<(PersonId, String)>| members.into_iter().map(|(_, name)| name).collect();
    let small = |small: OwnSmallGroup| MySmallGroup { number: small.number, members: names(small.members) };
    MyGroup {
        programme_id: row.programme.uuid(),
        number: row.number,
        members: names(row.members),
        small_group: row.small.map(small),
    }
}

/// The confirmed groups that a person is in, for the answer to what is held about them. Who else is in them is not said:
/// that is about the others.
///
/// # Errors
/// What the database refuses.
pub fn own_places(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnGroupPlace>, AppError> {
    let place = |row: OwnGroupRow| OwnGroupPlace {
        programme_id: row.programme.uuid(),
        group: row.number,
        small_group: row.small.map(|small| small.number),
    };
    Ok(store::all_own_groups(conn, scope, person)?.into_iter().map(place).collect())
}
