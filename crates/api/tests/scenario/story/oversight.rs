//! Whoever runs the programmes looks at all of them: in the calendar, where a series is moved, and at how each is doing.

use jiff::civil::date;
use polku_api_types::availability::{SaveWorkingWeek, WorkingDay};
use polku_api_types::circumstances::SeenSession;
use polku_api_types::oversight::{CalendarSession, MoveSessions, SessionCalendarQuery};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::SessionState;
use polku_client::Client;

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use crate::covered::covers;

async fn calendar(client: &Client, programmes: &Programmes) -> Vec<CalendarSession> {
    let query = SessionCalendarQuery {
        from: date(2020, 11, 1),
        until: date(2020, 12, 31),
        programme: Some(programmes.a),
        state: None,
        limit: Some(200),
        cursor: None,
    };
    let page = client.list_session_calendar(&query).await.unwrap();
    assert!(page.next_cursor.is_none());
    page.items
}

/// 10 August: the training days of the first group go a week later and back again before anybody goes there.
pub async fn a_series_goes_and_comes_back(house: &House, programmes: &Programmes, order: &Order) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let all = calendar(&coordinator, programmes).await;
    let days: Vec<&CalendarSession> =
        all.iter().filter(|one| one.kind == ElementKind::TrainingDay && one.can_move).collect();
    let group = days[0].group;
    let series: Vec<&CalendarSession> = days.into_iter().filter(|one| one.group == group).collect();
    let to = |sessions: &[&CalendarSession], days: i32| MoveSessions {
        sessions: sessions
            .iter()
            .map(|one| SeenSession { session_id: one.id, version: one.version })
            .collect(),
        days,
        start_time: None,
    };
    let seen = coordinator.preview_moves(programmes.a, &to(&series, 7)).await.unwrap();
    assert!(seen.told > 0 && seen.sessions.len() == series.len());
    working_time(house, programmes, order, &to(&series, 7)).await;
    house.new_mails().await;
    let moved = coordinator.move_sessions(programmes.a, house.key(), &to(&series, 7)).await.unwrap();
    assert_eq!(moved.told, seen.told, "as many as were seen");
    let mails = house.new_mails().await.len();
    let memberships: u32 = moved.sessions.iter().map(|one| one.members).sum();
    assert_eq!(mails, memberships as usize, "each member's calendar of each session");
    let gone: Vec<CalendarSession> = moved.sessions.into_iter().map(|one| one.session).collect();
    let back = to(&gone.iter().collect::<Vec<_>>(), -7);
    let back = coordinator.move_sessions(programmes.a, house.key(), &back).await.unwrap().sessions;
    assert!(back.iter().zip(&series).all(|(back, before)| back.session.start == before.start));
    assert!(back.iter().all(|one| one.clashes.is_empty()), "where they were they met nothing");
    house.new_mails().await;
    covers("N18 R45", "a series is moved in the calendar, seen before, and each calendar follows");
}

/// A training day ends at 16.21, within the usual office day. Whoever says that they stop at three is counted, and what is told
/// of it is a number.
async fn working_time(house: &House, programmes: &Programmes, order: &Order, moves: &MoveSessions) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let outside = async || {
        let seen = coordinator.preview_moves(programmes.a, moves).await.unwrap();
        seen.sessions.iter().map(|one| one.unavailable.participants_outside).sum::<u32>()
    };
    assert_eq!(outside().await, 0, "a full day of training fits an office day");
    let day = |weekday| WorkingDay { weekday, from: "08:00".into(), until: "15:00".into() };
    let body = SaveWorkingWeek { days: (1..=5).map(day).collect() };
    for who in order.values() {
        let own = house.sign_in(&who.number).await;
        own.save_own_working_week(0, &body).await.unwrap();
    }
    assert!(outside().await > 0, "whoever goes home before it ends");
    covers(
        "N18",
        "whoever says when they work is counted where a time does not suit them, and nobody else reads it",
    );
}

/// 8 September: the programme is under way, and nothing asks for anything but what is known.
pub async fn how_it_is_doing(house: &House, programmes: &Programmes) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let health = coordinator.view_programme_health(programmes.a).await.unwrap();
    assert_eq!((health.people.active, health.to_schedule, health.drafts, health.breaches), (40, 0, 0, 0));
    assert!(health.next.len() == 5 && health.next.iter().all(|one| one.state == SessionState::Published));
    assert!(health.unmarked.count > 0, "the kick-off has not been marked yet");
    assert!(health.unopened.count > 0, "this morning's changes are not opened by everybody");
    covers("N6 N18 R48", "one page tells what asks for something: unmarked, unopened, not led, in breach");
}

/// December: everything was marked.
pub async fn all_is_marked(house: &House, programmes: &Programmes) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let health = coordinator.view_programme_health(programmes.a).await.unwrap();
    assert_eq!((health.unmarked.count, health.unopened.count, health.next.len()), (0, 0, 0));
}
