//! The calendar file of one's own sessions (U15, U16).

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, SaveSession};
use polku_api_types::text::DeliveryMode;

use super::{Autumn, coordinator, once};
use crate::for_each_engine;
use crate::support::calls::text;
use crate::support::{Home, Persona, World};

async fn calendar(world: &World, persona: Persona) -> String {
    let file = world.client(Home::A, persona).export_own_calendar().await.unwrap();
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    file.replace("\r\n ", "")
}

for_each_engine! {
    async fn the_file_has_what_is_published_and_rises_with_every_change(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut day = autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21");
        day.place = Some("Sali 1, Helsinki; 2. kerros".into());
        let day = autumn.told(&world, day).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::KickOff, "2020-08-20T09:00", "2020-08-20T11:00"))).await;
        let file = calendar(&world, Persona::Participant).await;
        let uid = format!("UID:{}@sessions.polku\r\n", day.id);
        for wanted in [
            uid.as_str(),
            "SEQUENCE:2\r\n",
            "DTSTART;TZID=Europe/Helsinki:20200908T080000\r\n",
            "DTEND;TZID=Europe/Helsinki:20200908T162100\r\n",
            "LOCATION:Sali 1\\, Helsinki\\; 2. kerros\r\n",
            "STATUS:CONFIRMED\r\n",
        ] {
            assert!(file.contains(wanted), "{wanted}: {file}");
        }
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "no draft: {file}");
        let reason = CancelSession { reason: CancellationReason::Restrictions };
        coordinator(&world).cancel_session(day.id, day.version, world.key(), &reason).await.unwrap();
        let file = calendar(&world, Persona::Participant).await;
        assert!(file.contains(&uid) && file.contains("SEQUENCE:3\r\n") && file.contains("STATUS:CANCELLED\r\n"), "{file}");
        assert!(!calendar(&world, Persona::Supervisor).await.contains("VEVENT"), "of nobody else");
    }

    async fn coaching_shows_neither_what_it_is_nor_what_it_is_about(world: World) {
        let autumn = Autumn::settle(&world).await;
        let with_topic = |kind, start: &str, end: &str, topic: &str| SaveSession {
            topic: Some(text(topic)),
            mode: Some(DeliveryMode::Remote),
            ..autumn.of(kind, start, end)
        };
        autumn.told(&world, with_topic(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00", "Ajanhallinta")).await;
        let coaching = with_topic(ElementKind::SmallGroupCoaching, "2020-09-09T09:00", "2020-09-09T12:00", "Salainenaihe");
        autumn.told(&world, SaveSession { mode: Some(DeliveryMode::InPerson), ..coaching }).await;
        let title = |kind| autumn.design.elements.iter().find(|one| one.kind == kind).unwrap().title.fi.clone();
        let file = calendar(&world, Persona::Participant).await;
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert!(!file.contains("Salainenaihe") && !file.contains(&title(ElementKind::SmallGroupCoaching)), "{file}");
        assert!(!file.contains("ATTENDEE") && !file.contains("ORGANIZER"), "{file}");
        // The control: what is not confidential is said.
        assert!(file.contains("DESCRIPTION:Ajanhallinta") && file.contains("LOCATION:Etänä"), "{file}");
    }
}
