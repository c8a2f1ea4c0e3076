//! Use cases of one's own data.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::{AccessLogEntry, MyData, MyDataExport, MyMail, WithheldPart};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, PersonId};

use crate::access::{self, Caller};
use crate::accommodation;
use crate::app::App;
use crate::applications;
use crate::attendance;
use crate::audit::{self, Use, UseOf};
use crate::availability;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::digests;
use crate::facilitators;
use crate::groups;
use crate::http::Wanted;
use crate::merging;
use crate::notify;
use crate::participation;
use crate::people;
use crate::problem::AppError;
use crate::promises;
use crate::rerouting;
use crate::scoring;
use crate::selection;
use crate::sessions;
use crate::supervision;

/// Looks that an export holds at most; older ones are read page by page.
const LOOKS_EXPORTED: i64 = 10_000;

/// Everything held about the caller.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_my_data(app: &App, caller: &Caller) -> Result<MyData, AppError> {
    let data = collect(app, caller).await?;
    note(app, caller, "view_my_data")?;
    Ok(data)
}

/// The same with who looked, as a file to take along.
///
/// # Errors
/// As [`view_my_data`].
pub async fn export_my_data(app: &App, caller: &Caller) -> Result<MyDataExport, AppError> {
    let data = collect(app, caller).await?;
    let person = caller.person()?;
    app.use_log.flush().await?;
    let looks = app.db.read(move |conn| audit::uses_of(conn, person, None, LOOKS_EXPORTED)).await?;
    note(app, caller, "export_my_data")?;
    let access_log = looks.into_iter().map(entry).collect();
    Ok(MyDataExport { exported_at: app.clock.now(), data, access_log })
}

async fn collect(app: &App, caller: &Caller) -> Result<MyData, AppError> {
    caller.demand(Permission::ViewOwnData, Target::nothing())?;
    let person = caller.person()?;
    let account = access::held_account(app, caller).await?;
    let held = account.as_ref().map(|me| AccountId::new(me.account_id));
    let today = finland().to_datetime(app.clock.now()).date();
    let applications = applications::service::own::all_own_applications(app, caller).await?;
    let (asking, scope, now) = (caller.clone(), caller.scope, app.clock.now());
    app.db
        .read(move |conn| {
            let by_hand = access::came_by_hand(conn, &asking)?;
            let data = MyData {
                person: people::store::find(conn, &scope, person)?.map(people::own_details),
                account,
                applications,
                participations: participation::service::own_participations(conn, &scope, person)?,
                chances: selection::service::own_chances(conn, &scope, person)?,
                path_offers: rerouting::own_path_offers(conn, &scope, person, now)?,
                groups: groups::own_places(conn, scope, person)?,
                group_wishes: groups::own_wishes(conn, &scope, person)?,
                accommodation_wishes: accommodation::own_wishes(conn, &scope, person, now)?,
                scores: scoring::own_scores(conn, &scope, person)?,
                supervision: supervision::own_supervision(conn, &scope, person, now)?,
                personal_link: access::own_personal_link(conn, scope, person)?,
                calendar_address: access::own_calendar_address(conn, scope, person)?,
                working_week: availability::own_week(conn, scope, person)?,
                busy_intervals: availability::own_busy(conn, scope, person, now)?,
                digest: match held {
                    Some(account) => digests::own_digest(conn, &scope, (account, person), now)?,
                    None => None,
                },
                statements: supervision::own_statements(conn, &scope, person)?,
                merges: merging::own_merges(conn, &scope, person)?,
                namesakes: merging::own_namesakes(conn, &scope, person)?,
                hour_consents: promises::own_consents(conn, &scope, person)?,
                attendance: attendance::own_records(conn, &scope, person)?,
                session_choices: sessions::service::own_choices(conn, &scope, person)?,
                facilitations: match held {
                    Some(account) => facilitators::own_facilitations(conn, &scope, account, today)?,
                    None => Vec::new(),
                },
                mails: mails(conn, person)?,
                withheld: Vec::new(),
            };
            Ok::<_, AppError>(if by_hand { without_withheld(data) } else { data })
        })
        .await
}

/// What a link opens that somebody handed over: not what no role may read, since whoever handed it over can have opened
/// it. It says the same of everybody, so that it does not say whether there is anything.
fn without_withheld(mut data: MyData) -> MyData {
    for part in WithheldPart::ALL {
        match part {
            WithheldPart::ApartWishes => data.group_wishes.iter_mut().for_each(|own| own.apart.clear()),
            WithheldPart::AccommodationWishes => data.accommodation_wishes.clear(),
            WithheldPart::LinkAddress => {
                (data.personal_link.address, data.personal_link.given_at) = (None, None)
            }
        }
    }
    MyData { withheld: WithheldPart::ALL.to_vec(), ..data }
}

fn mails(conn: &mut AnyConn, person: PersonId) -> Result<Vec<MyMail>, AppError> {
    let mails = notify::mails_to(conn, person)?;
    Ok(mails
        .into_iter()
        .map(|mail| MyMail { sent_at: mail.at, subject: mail.letter.subject, text: mail.letter.text })
        .collect())
}

/// One's own look is noted like anybody's: the log is complete, or it proves nothing.
fn note(app: &App, caller: &Caller, operation: &'static str) -> Result<(), AppError> {
    let person = caller.person()?;
    let look = UseOf {
        person,
        record: "person",
        record_id: person.to_string(),
        purpose: "own_data",
        operation,
        at: app.clock.now(),
    };
    app.use_log.note(&caller.actor(), look)?;
    Ok(())
}

/// Who looked at records about the caller, latest first.
///
/// # Errors
/// `invalid_cursor`; `forbidden` for an account that is linked to nobody.
pub async fn view_my_access_log(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AccessLogEntry>, AppError> {
    caller.demand(Permission::ViewOwnData, Target::nothing())?;
    let person = caller.person()?;
    let cursors = app.cursors(caller, "my_access_log");
    let wanted: Wanted<String> = cursors.wanted(query)?;
    // What happened a moment ago is to be seen, too.
    app.use_log.flush().await?;
    let (limit, rows) = (wanted.limit, wanted.rows());
    let looks = app.db.read(move |conn| audit::uses_of(conn, person, wanted.after.as_deref(), rows)).await?;
    let page = cursors.page(looks, limit, |look| look.id.clone())?;
    Ok(Page { items: page.items.into_iter().map(entry).collect(), next_cursor: page.next_cursor })
}

fn entry(look: Use) -> AccessLogEntry {
    AccessLogEntry {
        at: look.at,
        viewer_role: Some(look.viewer_role).filter(|role| !role.is_empty()),
        viewer_unit: look.viewer_unit,
        viewer_name: look.viewer_name,
        record: look.record_kind,
        purpose: look.purpose,
        operation: look.operation,
    }
}
