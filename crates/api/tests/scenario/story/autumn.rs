//! Part 3 begins: the kick-off in summer, and the autumn of two groups by the elements of the design.

use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, MarkAttendance, Membership, PersonHoursQuery,
};
use polku_api_types::programmes::ElementKind;
use polku_api_types::rooms::{Marked, RoomDetails, RoomState, RoomWarning, SaveRoom};
use polku_api_types::sessions::{
    CopySessions, ElementHours, OwnSessionsQuery, PlanSessions, PublishSessions, SaveSession, SeenSession,
    SessionBreak, SessionDetails, SessionSeries, SessionState, SessionsQuery,
};
use polku_api_types::text::DeliveryMode;
use polku_client::Client;
use uuid::Uuid;

use super::declined;
use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use crate::covered::covers;

/// Who takes part in 2020.
const PEOPLE: usize = 40;

pub fn session(line: &ElementHours, start: String, end: String) -> SaveSession {
    SaveSession {
        element_id: line.element_id,
        group_id: line.group.map(|group| group.id),
        start,
        end,
        zone: None,
        start_hour: None,
        end_hour: None,
        breaks: Vec::new(),
        mode: Some(DeliveryMode::InPerson),
        topic: None,
        place: None,
        seats: None,
        remote_seats: None,
        choose_hours: None,
        join_address: None,
        mode_cause: None,
        mode_note: None,
    }
}

async fn lines(coordinator: &Client, programme: Uuid) -> Vec<ElementHours> {
    coordinator.view_session_hours(programme).await.unwrap().lines
}

pub async fn publish(house: &House, coordinator: &Client, programme: Uuid, drafts: &[SessionDetails]) {
    let body = PublishSessions { session_ids: drafts.iter().map(|draft| draft.id).collect() };
    coordinator.publish_sessions(programme, house.key(), &body).await.unwrap();
}

/// 8 June: the kick-off of 17 June is planned in a room on record, and told.
pub async fn kick_off(house: &House, programmes: &Programmes, order: &Order) {
    house.on(8, 6, 15, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let lines = lines(&coordinator, programmes.a).await;
    let line = lines.iter().find(|line| line.kind == ElementKind::KickOff).unwrap();
    assert_eq!((line.group, line.times, line.designed_minutes), (None, 1, None), "no length was given (R34)");
    let hall = hall(house, &coordinator, 36).await;
    let kick_off = session(line, "2020-06-17T09:00".into(), "2020-06-17T11:00".into());
    let body = PlanSessions {
        session: SaveSession { place: Some("auditorio pasila".into()), ..kick_off },
        series: None,
        without: Vec::new(),
    };
    let warned = coordinator.preview_sessions(programmes.a, &body).await.unwrap();
    let few = RoomWarning::TooFewSeats { planned: 40, seats: 36 };
    assert_eq!(warned.sessions[0].room_warnings, [few], "before anybody is told");
    let larger = SaveRoom { seats: 60, ..auditorium(36) };
    coordinator.update_room(hall.id, hall.version, &larger).await.unwrap();
    let drafts = coordinator.plan_sessions(programmes.a, house.key(), &body).await.unwrap().items;
    assert_eq!(
        (drafts[0].members as usize, drafts[0].day_off, &drafts[0].clashes),
        (PEOPLE, None, &Vec::new())
    );
    house.new_mails().await;
    publish(house, &coordinator, programmes.a, &drafts).await;
    let mails = house.new_mails().await;
    assert_eq!(mails.len(), PEOPLE);
    covers("R34 N18", "the kick-off is in everybody's calendar, and everybody was told in one mail");
    declined::in_a_calendar(house, &coordinator, drafts[0].id, &mails[0]).await;
    // Whoever comes knows before whether they get in and hear.
    let mut seen = None;
    for one in order.values() {
        // Not everybody who was drawn took their place.
        seen = house.sign_in(&one.number).await.view_own_session(drafts[0].id).await.ok();
        if seen.is_some() {
            break;
        }
    }
    let room = seen.and_then(|session| session.room).unwrap();
    assert_eq!((room.seats, room.step_free, room.induction_loop), (60, Marked::Yes, Marked::Yes));
    covers(
        "R34",
        "the kick-off is in a room on record: the coordinator is warned of its seats, participants read how to get in",
    );
}

fn auditorium(seats: u32) -> SaveRoom {
    SaveRoom {
        name: "Auditorio Pasila".into(),
        address: Some("Opastinsilta 12, Helsinki".into()),
        seats,
        step_free: Marked::Yes,
        induction_loop: Marked::Yes,
        access: Some("Hissi on pääaulassa.".into()),
        state: RoomState::InUse,
    }
}

/// The auditorium, with these seats.
async fn hall(house: &House, coordinator: &Client, seats: u32) -> RoomDetails {
    coordinator.create_room(house.key(), &auditorium(seats)).await.unwrap()
}

/// When the sessions of one line are: mornings and afternoons of September, whole days in November.
fn plan(line: &ElementHours, index: usize) -> PlanSessions {
    let (week, weekday) = (index / 5, index % 5);
    let whole_day = matches!(line.kind, ElementKind::OrientationDay | ElementKind::TrainingDay);
    let session = if whole_day {
        let day = jiff::civil::date(2020, 11, 2)
            + jiff::Span::new().days(i64::try_from(week * 7 + weekday).unwrap());
        let breaks = vec![SessionBreak { start: format!("{day}T11:30"), minutes: 60 }];
        SaveSession { breaks, ..session(line, format!("{day}T08:00"), format!("{day}T16:21")) }
    } else {
        let day = jiff::civil::date(2020, 9, 7) + jiff::Span::new().days(i64::try_from(weekday).unwrap());
        let minutes = line.designed_minutes.map_or(120, |minutes| minutes / line.times);
        let (start, hours) = (8 + 3 * week, minutes as usize / 60);
        session(line, format!("{day}T{start:02}:00"), format!("{day}T{:02}:00", start + hours))
    };
    let series =
        (line.missing_times > 1).then_some(SessionSeries { every_weeks: 1, times: line.missing_times });
    PlanSessions { session, series, without: Vec::new() }
}

/// What is planned for one group and copied for the others.
fn copied(kind: ElementKind) -> bool {
    kind == ElementKind::GroupFeedback
}

/// The same for the people of another line, at the time of `wanted`: seen first, and within the design.
async fn copy(
    house: &House,
    coordinator: &Client,
    programmes: &Programmes,
    (of, line): (&SessionDetails, &ElementHours),
    wanted: &SaveSession,
) -> SessionDetails {
    let at = |text: &str| text.parse::<jiff::civil::DateTime>().unwrap();
    let (before, after) = (at(&of.start), at(&wanted.start));
    let body = CopySessions {
        sessions: vec![SeenSession { session_id: of.id, version: of.version }],
        days: before.date().until(after.date()).unwrap().get_days(),
        start_time: Some(after.strftime("%H:%M").to_string()),
        group_id: line.group.map(|group| group.id),
        without_leaders: false,
    };
    let preview = coordinator.preview_copies(programmes.a, &body).await.unwrap();
    let planned = &preview.sessions[0].planned;
    assert!(planned.clashes.is_empty() && planned.day_off.is_none(), "{planned:#?}");
    assert!(preview.beyond_design.is_empty(), "{:#?}", preview.beyond_design);
    let made = coordinator.copy_sessions(programmes.a, house.key(), &body).await.unwrap().items.remove(0);
    assert_eq!(
        (&made.start, made.counted_minutes, made.group),
        (&wanted.start, of.counted_minutes, line.group)
    );
    covers("R38", "the feedback of one group is copied for the next, and what it would meet is seen before");
    made
}

/// 10 August: every element is scheduled for each group, looked at before it is saved, and published at once.
pub async fn schedule(house: &House, programmes: &Programmes, order: &Order) {
    house.on(10, 8, 15, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let before = lines(&coordinator, programmes.a).await;
    let missing: Vec<&ElementHours> = before.iter().filter(|line| line.missing_times > 0).collect();
    let mut drafts = Vec::new();
    for (index, line) in missing.iter().enumerate() {
        let body = plan(line, index);
        let alike =
            drafts.iter().find(|one: &&SessionDetails| copied(one.kind) && one.element_id == line.element_id);
        if let Some(alike) = alike {
            drafts.push(copy(house, &coordinator, programmes, (alike, line), &body.session).await);
            continue;
        }
        let preview = coordinator.preview_sessions(programmes.a, &body).await.unwrap().sessions;
        assert!(preview.iter().all(|one| one.day_off.is_none() && one.clashes.is_empty()), "{preview:#?}");
        drafts.extend(coordinator.plan_sessions(programmes.a, house.key(), &body).await.unwrap().items);
    }
    let after = lines(&coordinator, programmes.a).await;
    assert!(
        after.iter().all(|line| line.missing_times == 0 && line.difference_minutes.unwrap_or(0) == 0),
        "{after:#?}"
    );
    covers(
        "R36 R38 R39 R40 R41 R42 R44 R45",
        "each element is scheduled as often and as long as the design says",
    );
    let begins = drafts.iter().map(|one| one.start.as_str()).min().unwrap();
    assert!(("2020-09-01".."2020-10-01").contains(&begins), "the kick-off was in June: {begins}");
    covers("R30 R34", "the training proper starts in September, after the kick-off in summer");
    let full_day = drafts.iter().find(|one| one.kind == ElementKind::TrainingDay).unwrap();
    assert_eq!((full_day.span_minutes, full_day.counted_minutes), (501, 441));
    covers("R39 N18", "a day 8.00–16.21 with an hour's break counts 7 h 21 min");
    house.new_mails().await;
    publish(house, &coordinator, programmes.a, &drafts).await;
    let (invitations, told): (Vec<_>, Vec<_>) =
        house.new_mails().await.into_iter().partition(|mail| mail.calendar.is_some());
    assert_eq!(told.len(), PEOPLE, "one mail to each, whatever the number of sessions");
    let memberships: u32 = drafts.iter().map(|one| one.members).sum();
    assert_eq!(invitations.len(), memberships as usize, "and each session for each calendar");
    covers("U15 U16", "every session comes into the calendar of each of its members, and of nobody else");
    adds_up(house, &coordinator, programmes, order).await;
}

/// What everybody's own calendar adds up to is what the sessions add up to.
async fn adds_up(house: &House, coordinator: &Client, programmes: &Programmes, order: &Order) {
    let all = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    let sessions = coordinator.list_sessions(programmes.a, &all).await.unwrap().items;
    let over_sessions: u32 = sessions.iter().map(|one| one.counted_minutes * one.members).sum();
    let (mut over_people, mut with_dates) = (0, 0);
    for who in order.values() {
        let own = house.sign_in(&who.number).await;
        let query = OwnSessionsQuery { limit: Some(200), ..OwnSessionsQuery::default() };
        let dates = own.list_own_sessions(&query).await.unwrap().items;
        let minutes: u32 = dates.iter().map(|one| one.counted_minutes).sum();
        with_dates += usize::from(!dates.is_empty());
        over_people += minutes;
        let file = own.export_own_calendar().await.unwrap();
        assert_eq!(file.matches("BEGIN:VEVENT").count(), dates.len());
    }
    assert!(with_dates >= PEOPLE, "whoever took part in summer and left has had the kick-off");
    assert_eq!(over_people, over_sessions);
    covers("N7 N18 R45", "hours over people equal hours over sessions, in every calendar");
}

/// Whether somebody was on site: of a hybrid session every other one.
const fn was_there(mode: DeliveryMode, index: usize) -> bool {
    match mode {
        DeliveryMode::InPerson => true,
        DeliveryMode::Remote => false,
        DeliveryMode::Hybrid => index.is_multiple_of(2),
    }
}

const fn wholly(mode: DeliveryMode, index: usize) -> AttendanceStatus {
    if was_there(mode, index) { AttendanceStatus::OnSite } else { AttendanceStatus::Remote }
}

const fn partly(mode: DeliveryMode, index: usize) -> AttendanceStatus {
    if was_there(mode, index) { AttendanceStatus::PartlyOnSite } else { AttendanceStatus::PartlyRemote }
}

/// The rest of the year as it was lived: each session is marked in one pass once it has begun. One in
/// eleven comes for half of it, one in thirteen is absent.
pub async fn lived(house: &House, programmes: &Programmes) {
    house.on(15, 12, 17, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let all = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    let sessions = coordinator.list_sessions(programmes.a, &all).await.unwrap().items;
    let kaisa = super::coaches::again(house).await;
    let (mut lived, mut marked_by_coach) = (0, 0);
    let (mut on_paper, mut by_the_tool) = (false, false);
    for session in sessions.iter().filter(|one| one.state == SessionState::Published) {
        let sheet = coordinator.view_attendance(session.id).await.unwrap();
        let members = sheet.people.iter().filter(|one| one.membership == Membership::Member);
        let marks: Vec<AttendanceMark> = members
            .enumerate()
            .map(|(index, one)| {
                let (status, minutes) = match index {
                    index if index % 13 == 12 => (AttendanceStatus::Absent, None),
                    index if index % 11 == 10 => {
                        (partly(session.mode, index), Some(session.counted_minutes / 2))
                    }
                    _ => (wholly(session.mode, index), None),
                };
                AttendanceMark { id: house.key(), application_id: one.application_id, status, minutes }
            })
            .collect();
        assert_eq!(marks.len(), session.members as usize);
        lived += marks
            .iter()
            .map(|mark| match mark.status {
                AttendanceStatus::OnSite | AttendanceStatus::Remote => session.counted_minutes,
                _ => mark.minutes.unwrap_or(0),
            })
            .sum::<u32>();
        // What a coach of the partner leads, she marks herself.
        let hers = session.led_by.iter().any(|one| one.name.as_deref() == Some("Kaisa Kokenut"));
        let marking = if hers { &kaisa } else { &coordinator };
        let training = session.kind == ElementKind::TrainingDay && session.mode == DeliveryMode::Hybrid;
        let body = if training && !std::mem::replace(&mut on_paper, true) {
            super::presence::on_paper(house, marking, session, &marks).await
        } else if session.mode == DeliveryMode::Remote && !std::mem::replace(&mut by_the_tool, true) {
            super::presence::by_the_tool(house, marking, (session, &sheet), &marks).await
        } else {
            MarkAttendance { marks, list: None }
        };
        marking.mark_attendance(session.id, house.key(), &body).await.unwrap();
        marked_by_coach += usize::from(hers);
    }
    let coaching = sessions.iter().filter(|one| one.kind == ElementKind::SmallGroupCoaching);
    let held = coaching.filter(|one| one.state == SessionState::Published);
    assert!(on_paper && by_the_tool, "one list of each kind");
    assert_eq!(marked_by_coach + 2, held.count(), "all but those that the beginner and the substitute lead");
    covers("U17 N7", "every session is marked in one pass, and nobody is absent who was no member");
    let hours = coordinator.view_attended_hours(programmes.a).await.unwrap();
    let held = sessions.iter().filter(|one| one.state == SessionState::Published);
    let invited: u32 = held.map(|one| one.counted_minutes * one.members).sum();
    assert_eq!((hours.total.invited, hours.total.attended, hours.total.unmarked), (invited, lived, 0));
    assert_eq!(hours.total.to_come, 0, "the year is over");
    let query = PersonHoursQuery { limit: Some(200), ..PersonHoursQuery::default() };
    let people = coordinator.list_person_hours(programmes.a, &query).await.unwrap().items;
    let over_people: u32 = people.iter().map(|one| one.minutes.attended).sum();
    let over_elements: u32 = hours.elements.iter().map(|line| line.minutes.attended).sum();
    assert_eq!((over_people, over_elements), (lived, lived));
    covers("N18 R45", "hours over people equal hours over sessions and over elements");
    let over_modes: u32 = hours.modes.iter().map(|line| line.minutes.attended).sum();
    let remote: u32 = hours.modes.iter().map(|line| line.minutes.remote).sum();
    assert_eq!((over_modes, remote), (lived, hours.total.remote));
    let delivered: std::collections::BTreeSet<_> =
        hours.modes.iter().map(|line| format!("{:?}", line.delivered)).collect();
    assert_eq!(delivered.len(), 3, "in person, remote and hybrid");
    covers(
        "N7 R46 R47",
        "hours by planned, by delivered and by lived mode come from the same marks and agree",
    );
}
