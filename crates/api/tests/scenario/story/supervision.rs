//! September: the second call asks supervisors whether working time can be arranged, and nothing else. An applicant knows
//! beforehand what will be told; a no is read at once by whom it is about, and decides nothing. October: the supervisor of
//! one who got in sees when they are away and for how long, and not at what.

use jiff::civil::{Date, date};
use polku_api_types::applications::ApplicationState;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{SupervisorPart, SupervisorTerms};
use polku_api_types::sessions::{PlanSessions, SaveSession, SessionBreak};
use polku_api_types::supervision::{
    ReplyToSupervisor, StateWorkingTime, SupervisionQuery, SupervisorPreview, SupervisorStanding,
    WorkingTimeAnswer, WorkingTimeObstacle,
};
use polku_api_types::working_time::SupervisedHoursQuery;
use uuid::Uuid;

use super::applying::Applicants;
use super::autumn;
use super::call::text;
use super::house::{ADMINISTRATOR, COORDINATOR, DECIDER, House, STAFF_REPRESENTATIVE};
use super::staff::{Staff, invite_all};
use crate::covered::covers;
use crate::support::{Answers, code};

/// Between the last day of the window and the end of the waiting list.
const UNTIL: Date = date(2020, 9, 30);

/// What the second call declares.
pub const ASKED: SupervisorTerms =
    SupervisorTerms { part: SupervisorPart::WorkingTime, statements_until: Some(UNTIL) };

/// Somebody who is about to apply, and who supervises them.
pub struct Pair {
    pub applicant: String,
    supervisor: String,
    preview: SupervisorPreview,
}

/// Before anything is sent: the applicant reads what the supervisor will.
pub async fn shown_before(
    house: &House,
    staff: &Staff,
    applicants: &Applicants,
    applying: &[String],
    call: Uuid,
) -> Pair {
    let with_supervisor = |number: &&String| !staff.above(number).is_empty();
    let applicant = applying.iter().find(with_supervisor).expect("somebody has a supervisor").clone();
    let supervisor = staff.above(&applicant)[0].clone();
    let officials = [ADMINISTRATOR, COORDINATOR, DECIDER, STAFF_REPRESENTATIVE];
    if !applicants.contains(&supervisor) && !officials.contains(&supervisor.as_str()) {
        invite_all(house, staff, [supervisor.as_str()]).await;
    }
    let preview = house.sign_in(&applicant).await.preview_supervisor(call).await.unwrap();
    assert_eq!(preview.supervisor.as_ref().unwrap().name, staff.row(&supervisor).name);
    assert!(preview.reachable && preview.content.as_ref().unwrap().hours.is_some());
    Pair { applicant, supervisor, preview }
}

/// The supervisor is asked by a letter, sees just that, says no, and is answered.
pub async fn stated(house: &House, staff: &Staff, pair: &Pair, call: Uuid) {
    let mails = house.new_mails().await;
    let asked: Vec<_> =
        mails.iter().filter(|mail| mail.recipient == staff.row(&pair.supervisor).email).collect();
    assert!(!asked.is_empty());
    assert!(
        asked.iter().all(|mail| !mail.text.contains(&staff.row(&pair.applicant).name)),
        "a letter names nobody"
    );
    let supervisor = house.sign_in(&pair.supervisor).await;
    let applicant = house.sign_in(&pair.applicant).await;
    let own = applicant.list_own_applications(&PageQuery::default()).await.unwrap().items;
    let own = own.into_iter().find(|one| one.call_id == call).unwrap();
    let told = supervisor.view_supervised_application(own.id).await.unwrap();
    assert_eq!(Some(&told.content), pair.preview.content.as_ref());
    assert!(!serde_json::to_string(&told).unwrap().contains("Perustelen"), "no answer of the application");
    assert_eq!(code(supervisor.view_own_application(own.id).await), ProblemCode::NotFound);
    covers(
        "N18 U9",
        "a supervisor sees the hours and not the content, and the applicant read the same before applying",
    );

    let no = StateWorkingTime {
        answer: WorkingTimeAnswer::No,
        obstacle: Some(WorkingTimeObstacle::BusyPeriod),
        words: None,
    };
    let stated = supervisor.state_working_time(own.id, 0, &no).await.unwrap();
    let read = applicant.view_application_supervision(own.id).await.unwrap();
    assert_eq!(
        (read.standing, read.statement.as_ref()),
        (SupervisorStanding::Stated, stated.statement.as_ref())
    );
    let reply = ReplyToSupervisor { reply: "Sovitaan ajoista.".into() };
    applicant.reply_to_supervisor(own.id, read.version, &reply).await.unwrap();
    let coordinator = house.sign_in(COORDINATOR).await;
    let query = SupervisionQuery { answer: Some(WorkingTimeAnswer::No), ..SupervisionQuery::default() };
    let listed = coordinator.list_supervision(call, &query).await.unwrap().items;
    assert_eq!(
        listed.iter().map(|one| (one.application_id, one.replied)).collect::<Vec<_>>(),
        [(own.id, true)]
    );
    let decider = house.sign_in(DECIDER).await;
    assert_eq!(code(decider.view_application_supervision(own.id).await), ProblemCode::Forbidden);
    covers(
        "U9",
        "what a supervisor states is read by the applicant and the coordinator, and not by who decides",
    );
}

/// The round is prepared: whoever was said no to is in the pool like everybody else.
pub async fn decides_nothing(house: &House, pair: &Pair, call: Uuid) {
    let applicant = house.sign_in(&pair.applicant).await;
    let own = applicant.list_own_applications(&PageQuery::default()).await.unwrap().items;
    let own = own.into_iter().find(|one| one.call_id == call).unwrap();
    assert!(own.outcome.unwrap().in_target_group, "a supervisor's no leaves nobody outside");
    covers("N2 N3", "a supervisor's statement is no rule: whoever was said no to was in the draw");
}

/// 12 October: who supervises one that took a place sees day and minutes of what is held for them, and nothing of what it is.
pub async fn days_without_contents(
    house: &House,
    staff: &Staff,
    applicants: &Applicants,
    programme: Uuid,
    (call, applying, pair): (Uuid, &[String], &Pair),
) {
    let mut taken = None;
    for number in applying.iter().filter(|number| !staff.above(number).is_empty()) {
        let client = house.sign_in(number).await;
        let own = client.list_own_applications(&PageQuery::default()).await.unwrap().items;
        let own = own.into_iter().find(|one| one.call_id == call).unwrap();
        if own.state == ApplicationState::Offered {
            client.accept_latest(own.id, house.key()).await.unwrap();
            taken = Some((number, own.id));
            break;
        }
    }
    let (number, application) = taken.expect("one of three places went to somebody with a supervisor");
    let above = staff.above(number)[0].clone();
    let officials = [ADMINISTRATOR, COORDINATOR, DECIDER, STAFF_REPRESENTATIVE];
    if !applicants.contains(&above) && !officials.contains(&above.as_str()) && above != pair.supervisor {
        invite_all(house, staff, [above.as_str()]).await;
    }
    house.on(12, 10, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let hours = coordinator.view_session_hours(programme).await.unwrap();
    let line = hours.lines.iter().find(|line| line.group.is_none() && line.missing_times > 0).unwrap();
    let breaks = vec![SessionBreak { start: "2020-10-20T11:30".into(), minutes: 60 }];
    let session = SaveSession {
        topic: Some(text("Vaikeat keskustelut")),
        place: Some("Sali Vuokko".into()),
        breaks,
        ..autumn::session(line, "2020-10-20T08:00".into(), "2020-10-20T16:21".into())
    };
    let body = PlanSessions { session, series: None, without: Vec::new() };
    let drafts = coordinator.plan_sessions(programme, house.key(), &body).await.unwrap().items;
    autumn::publish(house, &coordinator, programme, &drafts).await;

    let supervisor = house.sign_in(&above).await;
    let query = SupervisedHoursQuery { from: Some(date(2020, 10, 1)), until: Some(date(2020, 10, 31)) };
    let seen = supervisor.view_supervised_hours(&query).await.unwrap();
    let theirs: Vec<_> = seen.times.iter().filter(|time| time.application_id == application).collect();
    assert_eq!(theirs.len(), 1, "{seen:#?}");
    assert_eq!((theirs[0].start.as_str(), theirs[0].counted_minutes), ("2020-10-20T08:00", 441));
    let whole = serde_json::to_string(&seen).unwrap();
    let contents = ["Vaikeat keskustelut", "Sali Vuokko", &drafts[0].id.to_string()];
    assert!(contents.iter().all(|content| !whole.contains(content)), "{whole}");
    let own = house.sign_in(number).await.view_own_session(drafts[0].id).await.unwrap();
    assert_eq!(own.counted_minutes, 441, "the same minutes, with what it is about");
    let other = house.sign_in(&pair.applicant).await.view_supervised_hours(&query).await.unwrap();
    assert!(other.people.is_empty() && other.times.is_empty(), "who supervises nobody sees nobody's days");
    covers("N18", "a supervisor sees hours and dates of their people, never contents");
}
