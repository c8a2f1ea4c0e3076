//! One training day is signed on paper and typed back; of one remote day the tool's own list is accepted.

use polku_api_types::attendance::{
    AttendanceMark, AttendanceSheet, AttendanceStatus, MarkAttendance, SignInListQuery,
};
use polku_api_types::sessions::SessionDetails;
use polku_client::Client;
use polku_domain::attendance::{Said, Sitting, Status, Typed};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use super::house::House;
use crate::covered::covers;

/// The same words in the domain.
fn word(status: AttendanceStatus) -> Status {
    let code = serde_json::to_value(status).unwrap();
    Status::from_code(code.as_str().unwrap()).unwrap()
}

fn said(house: &House, application_id: Uuid, said: Said) -> AttendanceMark {
    let status = serde_json::from_value(said.status().code().into()).unwrap();
    AttendanceMark { id: house.key(), application_id, status, minutes: said.minutes() }
}

/// How somebody types a mark of the row of this number.
fn typed(number: u32, mark: &AttendanceMark) -> String {
    let letter = match mark.status {
        AttendanceStatus::Absent => "x",
        AttendanceStatus::Remote | AttendanceStatus::PartlyRemote => "e",
        _ => "",
    };
    let minutes = mark.minutes.map(|minutes| format!(":{minutes}")).unwrap_or_default();
    format!("{number}{letter}{minutes}")
}

/// A hybrid training day: who signed the printed list, and who was there remotely, is typed back by number. The marks are
/// those of `wanted`.
pub async fn on_paper(
    house: &House,
    client: &Client,
    session: &SessionDetails,
    wanted: &[AttendanceMark],
) -> MarkAttendance {
    let printed = client.make_sign_in_list(session.id, house.key()).await.unwrap();
    assert_eq!(printed.rows.len(), session.members as usize);
    let asked = SignInListQuery { code: printed.code.to_lowercase() };
    let list = client.view_sign_in_list(session.id, &asked).await.unwrap();
    assert!(list.is_current(), "nobody came or left since");
    let of = |application: Uuid| wanted.iter().find(|mark| mark.application_id == application).unwrap();
    let parts: Vec<String> = list.rows.iter().map(|row| typed(row.number, of(row.application_id))).collect();
    let sitting = Sitting {
        state: SessionState::Published,
        mode: DeliveryMode::Hybrid,
        starts_at: session.starts_at,
        counted_minutes: session.counted_minutes,
    };
    let read = Typed::read(&parts.join(" "), u32::try_from(list.rows.len()).unwrap(), &sitting);
    assert_eq!(read.faults, []);
    let marks: Vec<AttendanceMark> = list
        .rows
        .iter()
        .filter_map(|row| Some(said(house, row.application_id, *read.rows.get(&row.number)?)))
        .collect();
    assert_eq!(marks.len(), wanted.len());
    for mark in &marks {
        let meant = of(mark.application_id);
        assert_eq!((word(mark.status), mark.minutes), (word(meant.status), meant.minutes));
    }
    covers("R39 U17", "a training day's printed list is typed back by row number in one pass");
    MarkAttendance { marks, list: Some(list.code) }
}

/// What is in a list and takes part in nothing.
const ROOM: &str = "Neuvotteluhuone";

/// When somebody leaves who was there for so many minutes that count.
fn after(session: &SessionDetails, zone: &jiff::tz::TimeZone, minutes: u32) -> jiff::Timestamp {
    let lasting = |minutes: u32| jiff::SignedDuration::from_mins(i64::from(minutes));
    let mut left = session.starts_at + lasting(minutes);
    for pause in &session.breaks {
        let begins: jiff::civil::DateTime = pause.start.parse().unwrap();
        if begins.to_zoned(zone.clone()).unwrap().timestamp() < left {
            left += lasting(pause.minutes);
        }
    }
    left
}

/// A session held remotely: the tool's list proposes to whoever runs or leads it who was there and how long.
pub async fn by_the_tool(
    house: &House,
    client: &Client,
    (session, sheet): (&SessionDetails, &AttendanceSheet),
    wanted: &[AttendanceMark],
) -> MarkAttendance {
    let zone = jiff::tz::TimeZone::get("Europe/Helsinki").unwrap();
    let at =
        |moment: jiff::Timestamp| zone.to_datetime(moment).strftime("%-m/%-d/%y, %-I:%M:%S %p").to_string();
    let mut file = "Name\tJoin Time\tLeave Time\tDuration\tEmail\n".to_owned();
    for mark in wanted.iter().filter(|mark| mark.status != AttendanceStatus::Absent) {
        let who = sheet.people.iter().find(|one| one.application_id == mark.application_id).unwrap();
        let name = format!("{} {}", who.given_name, who.family_name);
        let left = mark.minutes.map_or(session.ends_at, |minutes| after(session, &zone, minutes));
        let early = session.starts_at - jiff::SignedDuration::from_mins(4);
        // The connection breaks once: nothing counts twice.
        let middle = session.starts_at + jiff::SignedDuration::from_mins(10);
        file.push_str(&format!("{name}\t{}\t{}\t14m\t\n", at(early), at(middle)));
        file.push_str(&format!("{name}\t{}\t{}\t\t\n", at(session.starts_at), at(left)));
    }
    file.push_str(&format!("{ROOM}\t{}\t{}\t\t\n", at(session.starts_at), at(session.ends_at)));
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let read = client.preview_attendance(session.id, bytes).await.unwrap();
    let room = read.unmatched.iter().any(|rows| rows.name == ROOM);
    assert!(room && read.faults.is_empty(), "a meeting room is nobody");
    let proposed = |application: Uuid| {
        let found = read.proposals.iter().find(|one| one.application_id == application);
        found.and_then(|one| Some((one.status?, one.minutes)))
    };
    // Two of one name are nobody's, and the coordinator marks them as ever.
    let mark = |meant: &AttendanceMark| {
        let (status, minutes) = proposed(meant.application_id).unwrap_or((meant.status, meant.minutes));
        assert_eq!((status, minutes), (meant.status, meant.minutes), "as it was");
        AttendanceMark { id: house.key(), application_id: meant.application_id, status, minutes }
    };
    let there = wanted.iter().filter(|mark| mark.status != AttendanceStatus::Absent).count();
    assert!(read.proposals.len() <= there && 2 * read.proposals.len() > there, "{:?}", read.unmatched);
    let marks = wanted.iter().map(mark).collect();
    covers(
        "R46 U17",
        "a remote session's list from the tool proposes who was there and how long, and nobody is guessed",
    );
    MarkAttendance { marks, list: None }
}
