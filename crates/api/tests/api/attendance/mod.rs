//! Attendance: marked in one pass, corrected without loss, told to those who run the programme and to oneself.

mod answered;
mod hours;
mod lists;
mod marks;
mod raced;
mod remote;
mod seen;

use polku_api_types::attendance::{
    AttendanceMark, AttendanceSheet, AttendanceStatus, Attendee, MarkAttendance, MarksKept,
};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::SessionDetails;
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator};
use crate::support::calls::set_clock;
use crate::support::{Persona, World};

/// A lecture of an hour on 8 September at nine.
async fn lecture(world: &World, autumn: &Autumn, mode: DeliveryMode) -> SessionDetails {
    let mut session = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
    session.mode = Some(mode);
    autumn.told(world, session).await
}

/// It begins.
fn begin(world: &World) {
    set_clock(world, 9, 8, 9);
}

pub fn mark(world: &World, application: Uuid, status: AttendanceStatus) -> AttendanceMark {
    AttendanceMark { id: world.key(), application_id: application, status, minutes: None }
}

async fn send(world: &World, session: Uuid, marks: &[AttendanceMark]) -> Result<MarksKept, ClientError> {
    let body = MarkAttendance { marks: marks.to_vec(), list: None };
    coordinator(world).mark_attendance(session, world.key(), &body).await
}

async fn sheet(world: &World, session: Uuid) -> AttendanceSheet {
    coordinator(world).view_attendance(session).await.unwrap()
}

fn of<'a>(sheet: &'a AttendanceSheet, autumn: &Autumn, persona: Persona) -> &'a Attendee {
    let application = autumn.application_of[&persona];
    sheet.people.iter().find(|one| one.application_id == application).expect("on the sheet")
}
