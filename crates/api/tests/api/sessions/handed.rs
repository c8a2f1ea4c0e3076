//! Calendars as they are handed out, for libraries that are not ours: `cargo xtask test --only calendars` names a folder,
//! and each library there must find the same events at the same instants.

use std::path::Path;

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, OwnSession, SaveSession, SessionState};
use polku_api_types::text::DeliveryMode;
use serde_json::{Value, json};

use super::invited::mails;
use super::{Autumn, coordinator, once, own, weekly};
use crate::for_each_engine;
use crate::support::calls::text;
use crate::support::{Home, Persona, World};

/// Names the folder that the calendars are written into.
const FOLDER: &str = "POLKU_CALENDARS";
const WHO: Persona = Persona::Participant;
/// Long enough to be folded, with letters of two octets and of four, and with all that has to be escaped.
const TOPIC: &str = "Läsnäolo, kuuntelu; ja \\ yhteistyö – miten työryhmä äänestää, väittelee ja löytää yhteisen sävelen 🎼 kevätpäivänä";

/// Two weeks over each change of the clock, a night, the hour that is shown twice, another zone, and one that is cancelled.
async fn planned(world: &World, autumn: &Autumn) {
    let of = |kind, start, end| autumn.of(kind, start, end);
    let day = |kind, start, end| SaveSession { topic: Some(text(TOPIC)), ..of(kind, start, end) };
    let mut plans = vec![
        weekly(day(ElementKind::Lecture, "2020-10-20T09:00", "2020-10-20T10:30"), 2),
        weekly(of(ElementKind::SmallGroupCoaching, "2021-03-23T09:00", "2021-03-23T12:00"), 2),
        once(of(ElementKind::KickOff, "2020-08-20T22:30", "2020-08-21T01:15")),
        once(of(ElementKind::TrainingDay, "2020-10-25T02:30", "2020-10-25T05:00")),
    ];
    plans.push(once(SaveSession {
        start_hour: Some(polku_api_types::sessions::RepeatedHour::Later),
        ..of(ElementKind::Lecture, "2020-10-25T03:30", "2020-10-25T06:00")
    }));
    plans.push(once(SaveSession {
        zone: Some("Europe/Stockholm".into()),
        mode: Some(DeliveryMode::Remote),
        ..of(ElementKind::Lecture, "2020-09-01T09:00", "2020-09-01T10:00")
    }));
    let cancelled = once(SaveSession {
        place: Some("Sali 1; 2. kerros, Hämeentie".into()),
        ..of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21")
    });
    for plan in plans {
        let drafts = autumn.plan(world, &plan).await;
        autumn.publish(world, &drafts).await;
    }
    let drafts = autumn.plan(world, &cancelled).await;
    let published = autumn.publish(world, &drafts).await.remove(0);
    let why = CancelSession { reason: CancellationReason::Venue };
    let client = coordinator(world);
    client.cancel_session(published.id, published.version, world.key(), &why).await.unwrap();
}

/// What a library must find of a session in a file.
fn expected(session: &OwnSession) -> Value {
    let confidential = session.kind == ElementKind::SmallGroupCoaching;
    let title = if confidential { "Tapaaminen" } else { session.title.fi.as_str() };
    let location = match session.mode {
        DeliveryMode::Remote => Some("Etänä".to_owned()),
        _ => session.place.clone(),
    };
    json!({
        "uid": format!("{}@sessions.polku", session.id),
        "start": session.starts_at.to_string(),
        "end": session.ends_at.to_string(),
        "summary": format!("{title} – {}", session.programme.fi),
        "description": session.topic.as_ref().filter(|_| !confidential).map(|topic| topic.fi.as_str()),
        "location": location,
        "status": if session.state == SessionState::Cancelled { "CANCELLED" } else { "CONFIRMED" },
    })
}

fn write(folder: &Path, name: &str, content: &str) {
    std::fs::write(folder.join(name), content).expect("the folder can be written");
}

for_each_engine! {
    async fn what_calendars_are_given(world: World) {
        let autumn = Autumn::settle(&world).await;
        planned(&world, &autumn).await;
        let sessions = own(&world, WHO).await;
        assert_eq!(sessions.len(), 9);
        let all: Vec<Value> = sessions.iter().map(expected).collect();
        let client = world.client(Home::A, WHO);
        let mut files = vec![("saved.ics".to_owned(), client.export_own_calendar().await.unwrap(), "PUBLISH", all.clone())];
        let address = client.make_own_calendar_address(world.key()).await.unwrap().address.unwrap();
        let secret = address.rsplit('/').nth(1).unwrap();
        files.push(("followed.ics".to_owned(), world.anonymous().follow_calendar(secret).await.unwrap(), "PUBLISH", all.clone()));
        let mut of_mails: Vec<String> = mails(&world, WHO).await.into_iter().filter_map(|mail| mail.calendar).collect();
        of_mails.sort_unstable();
        assert_eq!(of_mails.len(), 10, "an invitation to each, and one taken back");
        for (index, message) in of_mails.into_iter().enumerate() {
            let flat = message.replace("\r\n ", "");
            let event = all.iter().find(|event| flat.contains(event["uid"].as_str().unwrap())).expect("one of them");
            let is_taken_back = flat.contains("METHOD:CANCEL");
            let mut event = event.clone();
            event["status"] = json!(if is_taken_back { "CANCELLED" } else { "CONFIRMED" });
            event["attendee"] = json!(format!("mailto:{}@example.test", WHO.name()));
            event["organizer"] = json!("mailto:polku@polku.test");
            let method = if is_taken_back { "CANCEL" } else { "REQUEST" };
            files.push((format!("mail-{index}.ics"), message, method, vec![event]));
        }
        assert_eq!(files.iter().filter(|(_, _, method, _)| *method == "CANCEL").count(), 1);
        let Some(folder) = std::env::var_os(FOLDER) else { return };
        let folder = Path::new(&folder);
        let mut book = Vec::new();
        for (name, content, method, events) in &files {
            write(folder, name, content);
            book.push(json!({"file": name, "method": method, "events": events}));
        }
        write(folder, "expected.json", &serde_json::to_string_pretty(&book).unwrap());
    }
}
