//! 13 April–2 May: anybody applies, in any order; then the window closes and the file of the call is imported.

use polku_api_types::page::PageQuery;
use std::collections::BTreeSet;

use polku_api_types::applications::{
    Answer, ApplicationState, ApplicationSummary, ApplicationsImportQuery, ApplicationsQuery, MyApplication,
    SubmitApplication,
};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;
use uuid::Uuid;

use super::house::{COORDINATOR, House};
use super::register::{self, APPLICATIONS};
use super::staff::{Staff, invite_all};
use crate::covered::covers;
use crate::support::code;

/// Those who apply by themselves in the story, by their numbers in the register.
pub const NEWCOMER: &str = "101228";
pub const NEWCOMER_IN_SWEDISH: &str = "103025";
pub const SUPERVISOR_IN_SWEDISH: &str = "102316";
pub const CHANGES_HER_MIND: &str = "101794";
const GIVES_UP: &str = "101680";
/// Three of the file: an expert, one in Swedish, and a supervisor.
pub const EXPERT: &str = "102443";
pub const EXPERT_IN_SWEDISH: &str = "105261";
pub const SUPERVISOR: &str = "104213";

/// Everybody who has applied and not withdrawn, by number in the register.
pub type Applicants = BTreeSet<String>;

fn answers(reason: &str) -> SubmitApplication {
    let answer = |key: &str| Answer { question: key.into(), text: None, choice: None, scale: None };
    SubmitApplication {
        answers: vec![
            Answer { text: Some(reason.into()), ..answer("reason") },
            Answer { choice: Some("any".into()), ..answer("preferred_mode") },
            Answer { scale: Some(4), ..answer("motivation") },
        ],
    }
}

async fn apply(house: &House, number: &str, call: Uuid) -> MyApplication {
    let client = house.sign_in(number).await;
    client.submit_application(house.key(), call, &answers("Haluan kehittyä.")).await.unwrap()
}

/// The call runs from its first minute to its last.
pub async fn everybody(house: &House, staff: &Staff, call: Uuid) -> Applicants {
    house.on(13, 4, 8, 0);
    let by_file = register::applicants();
    let by_hand = [NEWCOMER, NEWCOMER_IN_SWEDISH, SUPERVISOR_IN_SWEDISH, CHANGES_HER_MIND, GIVES_UP];
    invite_all(house, staff, by_file.iter().map(String::as_str).chain(by_hand)).await;

    house.on(13, 4, 23, 59);
    let early = house.sign_in(NEWCOMER).await;
    let refused = early.submit_application(house.key(), call, &answers("Aikaisin")).await;
    assert_eq!(code(refused), ProblemCode::CallClosed);
    let hours = early.view_call(call).await.unwrap().hours.unwrap();
    assert_eq!((hours.stated_minutes, hours.full_days, hours.days_without_length), (900, 1, 2));
    covers("R45", "the hours are shown before anybody applies");

    house.on(14, 4, 0, 0);
    let first = apply(house, NEWCOMER, call).await;
    in_between(house, call).await;
    house.on(1, 5, 23, 59);
    let last = apply(house, SUPERVISOR_IN_SWEDISH, call).await;
    assert_eq!((first.state, last.state), (ApplicationState::Submitted, ApplicationState::Submitted));
    covers("R16 R17", "the form takes everybody: a newcomer in the first minute, a supervisor in the last");
    after_the_window(house, call).await;

    let mut all: Applicants = by_file.into_iter().collect();
    all.extend(by_hand.into_iter().filter(|number| *number != GIVES_UP).map(str::to_owned));
    imported(house, staff, call, &all).await;
    all
}

/// While the window is open an application is changed, withdrawn and sent again as its applicant likes.
async fn in_between(house: &House, call: Uuid) {
    house.on(20, 4, 10, 0);
    let sent = apply(house, NEWCOMER_IN_SWEDISH, call).await;
    let client = house.sign_in(NEWCOMER_IN_SWEDISH).await;
    let better = answers("Jag är ny i min uppgift.");
    let changed = client.change_application(sent.id, sent.version, &better).await.unwrap();
    let reason = changed.answers.iter().find(|answer| answer.question == "reason").unwrap();
    assert_eq!(reason.text.as_deref(), Some("Jag är ny i min uppgift."));
    let twice = client.submit_application(house.key(), call, &better).await;
    assert_eq!(code(twice), ProblemCode::AlreadyApplied);
    for number in [CHANGES_HER_MIND, GIVES_UP] {
        let sent = apply(house, number, call).await;
        let client = house.sign_in(number).await;
        let gone = client.withdraw_application(house.key(), sent.id, sent.version).await.unwrap();
        assert_eq!(gone.state, ApplicationState::Withdrawn);
    }
    house.on(21, 4, 10, 0);
    assert_eq!(apply(house, CHANGES_HER_MIND, call).await.state, ApplicationState::Submitted);
    let coordinator = house.sign_in(COORDINATOR).await;
    let early = coordinator.create_selection(call, house.key()).await;
    assert_eq!(code(early), ProblemCode::CallNotOver);
    covers("U4", "nothing is selected while people may still apply");
}

async fn after_the_window(house: &House, call: Uuid) {
    house.on(2, 5, 0, 0);
    let client = house.sign_in(GIVES_UP).await;
    let late = client.submit_application(house.key(), call, &answers("Myöhässä")).await;
    assert_eq!(code(late), ProblemCode::CallClosed);
    let changer = house.sign_in(CHANGES_HER_MIND).await;
    let own = changer.list_own_applications(&PageQuery::default()).await.unwrap().items.remove(0);
    let late = changer.change_application(own.id, own.version, &answers("Myöhässä")).await;
    assert_eq!(code(late), ProblemCode::CallClosed);
}

/// 2 May: the applications made elsewhere come in as if made here.
async fn imported(house: &House, staff: &Staff, call: Uuid, all: &Applicants) {
    house.on(2, 5, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let import = async |query: &ApplicationsImportQuery| {
        coordinator.import_applications(house.key(), call, query, APPLICATIONS.to_vec()).await.unwrap()
    };
    let dry = import(&ApplicationsImportQuery::default()).await;
    assert_eq!((dry.applied, dry.rows, dry.created, dry.rejected), (false, 137, 137, 0));
    assert_eq!(list(&coordinator, call).await.len(), 5, "a dry run changes nothing");
    let apply = ApplicationsImportQuery { apply: Some(true), file_sha256: Some(dry.file_sha256) };
    let done = import(&apply).await;
    assert_eq!((done.applied, done.created), (true, 137));
    let again = import(&apply).await;
    assert_eq!((again.created, again.unchanged), (0, 137));

    let stored = list(&coordinator, call).await;
    let of = |number: &str| stored.iter().find(|one| one.person_id == staff.ids[number]).unwrap();
    let active = stored.iter().filter(|one| one.state == ApplicationState::Submitted);
    assert_eq!((stored.len(), active.count()), (142, all.len()));
    let categories: BTreeSet<&str> = stored.iter().map(|one| one.job_category.as_str()).collect();
    let everyone: BTreeSet<&str> = staff.rows.values().map(|row| row.category.as_str()).collect();
    assert_eq!(categories, everyone);
    covers("R16 R17", "people of every job category applied");
    let supervisors = all.iter().filter(|number| staff.row(number).is_supervisor);
    for number in supervisors.map(String::as_str).chain([NEWCOMER, NEWCOMER_IN_SWEDISH]) {
        assert_eq!(of(number).state, ApplicationState::Submitted, "{number}");
    }
    covers(
        "R23",
        "who is outside the target, and who is new in the role, applies all the same; nothing is lost",
    );
    assert_eq!(of(EXPERT).submitted_at.to_string(), "2020-04-14T09:27:00Z", "14.04.2020 12:27 in Finland");
}

/// All pages of the coordinator's list.
pub async fn list(client: &Client, call: Uuid) -> Vec<ApplicationSummary> {
    let mut query = ApplicationsQuery { limit: Some(200), ..ApplicationsQuery::default() };
    let mut all = Vec::new();
    loop {
        let page = client.list_applications(call, &query).await.unwrap();
        all.extend(page.items);
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return all,
        }
    }
}
