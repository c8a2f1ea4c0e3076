//! 10 August: the autumn is proposed from the design, accepted, looked at, and taken back, since the story has dates of its own.

use jiff::civil::date;
use polku_api_types::programmes::ElementKind;
use polku_api_types::schedule::{
    AcceptSchedule, DraftsMove, ProposeSchedule, ScheduleBreaks, ScheduleElement, SchedulePause, StartStep,
    Weekday,
};
use polku_api_types::sessions::{ElementHours, OwnSessionsQuery, SessionState};
use polku_api_types::text::DeliveryMode;

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use crate::covered::covers;

/// A day that the design calls a day without saying how long it is: a full one, as state offices count it.
const DAY: u32 = 441;

fn element(line: &ElementHours) -> ScheduleElement {
    use ElementKind as K;
    let stated = line.designed_minutes.is_some();
    let length = match line.kind {
        K::OrientationDay | K::TrainingDay => DAY,
        _ => 120,
    };
    ScheduleElement {
        element_id: line.element_id,
        minutes: (!stated).then_some(length),
        mode: Some(if line.kind == K::Lecture { DeliveryMode::Remote } else { DeliveryMode::InPerson }),
        alongside: matches!(line.kind, K::Lecture | K::SmallGroupCoaching),
        least_days: if line.times > 1 { 7 } else { 1 },
        greatest_days: (line.times > 1).then_some(60),
        weekdays: Vec::new(),
        part: None,
        facilitator_ids: Vec::new(),
    }
}

fn autumn(lines: &[ElementHours]) -> ProposeSchedule {
    use Weekday as W;
    let mut elements: Vec<ScheduleElement> = Vec::new();
    for line in lines {
        if elements.iter().all(|one| one.element_id != line.element_id) {
            elements.push(element(line));
        }
    }
    ProposeSchedule {
        first: date(2020, 8, 31),
        last: date(2020, 12, 11),
        weekdays: vec![W::Monday, W::Tuesday, W::Wednesday, W::Thursday, W::Friday],
        from: "08:00".into(),
        until: "16:30".into(),
        step: StartStep::Half,
        without: Vec::new(),
        pause: Some(SchedulePause { minutes: 60, from_minutes: 360 }),
        elements,
        group_ids: Vec::new(),
        places: Vec::new(),
        leader_week_minutes: None,
        drafts: DraftsMove::Stay,
        pinned: Vec::new(),
        seed: 2020,
    }
}

/// Every element's repeats for every group, without a clash and by the hours of the design, around the kick-off of June.
pub async fn propose(house: &House, programmes: &Programmes, order: &Order) {
    house.on(10, 8, 14, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let before = coordinator.view_session_hours(programmes.a).await.unwrap().lines;
    let asked = autumn(&before);
    let seen = coordinator.preview_schedule(programmes.a, &asked).await.unwrap();
    assert!(seen.missing.is_empty() && seen.most, "{:#?}", seen.missing);
    assert_eq!((seen.breaks, seen.staying), (ScheduleBreaks::default(), 1), "the kick-off stays");
    let wanted: u32 = before.iter().map(|line| line.missing_times).sum();
    assert_eq!(seen.sessions.len(), wanted as usize);
    house.new_mails().await;
    let body = AcceptSchedule { asked, digest: seen.digest.clone() };
    let drafts = coordinator.accept_schedule(programmes.a, house.key(), &body).await.unwrap().items;
    assert!(drafts.iter().all(|one| one.clashes.is_empty() && one.day_off.is_none()), "{drafts:#?}");
    let after = coordinator.view_session_hours(programmes.a).await.unwrap().lines;
    assert!(
        after.iter().all(|line| line.missing_times == 0 && line.difference_minutes.unwrap_or(0) == 0),
        "{after:#?}"
    );
    covers(
        "R36 R38 R39 R40 R41 R42 R44 N18",
        "the autumn is proposed from the design: each element for each group, no clash, its hours",
    );
    // Nobody is told of a draft, and nobody finds one.
    assert!(house.new_mails().await.is_empty());
    let somebody = order.values().next().unwrap();
    let own = house.sign_in(&somebody.number).await;
    let sessions = own.list_own_sessions(&OwnSessionsQuery::default()).await.unwrap().items;
    assert!(sessions.iter().all(|one| one.state == SessionState::Published));
    for draft in drafts {
        coordinator.remove_session(draft.id, draft.version).await.unwrap();
    }
    let again = coordinator.view_session_hours(programmes.a).await.unwrap().lines;
    assert_eq!(again, before, "the story goes on with its own dates");
}
