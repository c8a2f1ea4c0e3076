//! What mails say to calendars (iTIP; U15, U16, U25): invited, told of changes, taken out again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use polku::jobs::Runner;
use polku::notify::{Outbox, Transport};
use polku_api_types::notify::SunkMail;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    CancelSession, CancellationReason, OwnSessionsQuery, SaveSession, SessionDetails,
};

use super::seen::moved;
use super::{Autumn, TAKING_PART, coordinator, take_part, weekly};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::support::calls::text;
use crate::support::{Home, Persona, World};

const WHO: Persona = Persona::Participant;
const ILL: CancelSession = CancelSession { reason: CancellationReason::FacilitatorAbsent };

fn address(persona: Persona) -> String {
    format!("{}@example.test", persona.name())
}

/// A calendar message without its folds.
fn unfolded(mail: &SunkMail) -> String {
    let calendar = mail.calendar.as_deref().unwrap_or_default();
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    calendar.replace("\r\n ", "")
}

/// The jobs run, everything that waits is sent, and the sessions' mails to somebody are read, the latest first.
pub async fn mails(world: &World, persona: Persona) -> Vec<SunkMail> {
    Runner::new(world.app.clone()).run_due().await.unwrap();
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    outbox.send_due().await.unwrap();
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let mut found = Vec::new();
    let mut cursor = None;
    loop {
        let page = admin.list_sunk_mails(cursor.as_deref()).await.unwrap();
        found.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    found.retain(|mail| mail.recipient == address(persona));
    found
}

/// The mails to somebody that are not among those `seen` so far, and are from now on.
async fn new(world: &World, persona: Persona, seen: &mut BTreeSet<String>) -> Vec<SunkMail> {
    let mut all = mails(world, persona).await;
    // The clock stands still, so nothing but the name of a mail tells it from those before.
    all.retain(|mail| seen.insert(mail.message_id.clone()));
    all
}

/// What calendars were told by those mails.
async fn told(world: &World, persona: Persona, seen: &mut BTreeSet<String>) -> Vec<String> {
    new(world, persona, seen).await.iter().filter(|mail| mail.calendar.is_some()).map(unfolded).collect()
}

/// The mails of somebody until now.
async fn until_now(world: &World, persona: Persona) -> BTreeSet<String> {
    mails(world, persona).await.into_iter().map(|mail| mail.message_id).collect()
}

fn line<'a>(message: &'a str, name: &str) -> &'a str {
    let found = message.split("\r\n").find_map(|line| line.strip_prefix(&format!("{name}:")));
    found.unwrap_or_else(|| panic!("{name}: {message}"))
}

fn sequence(message: &str) -> u64 {
    line(message, "SEQUENCE").parse().unwrap()
}

fn lecture(autumn: &Autumn) -> SaveSession {
    autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
}

fn again(session: &SessionDetails, start: &str, end: &str) -> SaveSession {
    SaveSession { start: start.into(), end: end.into(), ..session.to_save() }
}

for_each_engine! {
    async fn one_event_is_invited_to_changed_and_taken_back_under_one_name(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut seen = until_now(&world, WHO).await;
        let mut session = lecture(&autumn);
        session.place = Some("Sali 1, Helsinki; 2. kerros, sisäpihan puolella olevan pitkän käytävän päässä".into());
        let session = autumn.told(&world, session).await;
        let [invited] = <[String; 1]>::try_from(told(&world, WHO, &mut seen).await).unwrap();
        let body = again(&session, "2020-09-09T09:00", "2020-09-09T10:00");
        let changed = coordinator(&world).update_session(session.id, session.version, &body).await.unwrap();
        let [moved] = <[String; 1]>::try_from(told(&world, WHO, &mut seen).await).unwrap();
        coordinator(&world).cancel_session(session.id, changed.version, world.key(), &ILL).await.unwrap();
        let [cancelled] = <[String; 1]>::try_from(told(&world, WHO, &mut seen).await).unwrap();
        let uid = format!("{}@sessions.polku", session.id);
        assert!([&invited, &moved, &cancelled].iter().all(|message| line(message, "UID") == uid));
        assert!(sequence(&invited) < sequence(&moved) && sequence(&moved) < sequence(&cancelled));
        let of = |message: &str| (line(message, "METHOD").to_owned(), line(message, "STATUS").to_owned());
        assert_eq!(of(&invited), ("REQUEST".into(), "CONFIRMED".into()));
        assert_eq!(of(&moved), ("REQUEST".into(), "CONFIRMED".into()));
        assert_eq!(of(&cancelled), ("CANCEL".into(), "CANCELLED".into()));
        assert_eq!(line(&moved, "DTSTART;TZID=Europe/Helsinki"), "20200909T090000");
        assert!(moved.contains("BEGIN:VTIMEZONE"));
        // To whom it goes, and to nobody else; from whom.
        for message in [&invited, &moved, &cancelled] {
            assert_eq!(message.matches("ATTENDEE").count(), 1, "{message}");
            assert!(message.contains(&format!("RSVP=FALSE:mailto:{}\r\n", address(WHO))), "{message}");
            assert_eq!(line(message, "ORGANIZER"), "mailto:polku@polku.test");
            assert_eq!(message.matches("example.test").count(), 1, "nobody else's address: {message}");
        }
        // The same number in the file, so that neither overtakes the other.
        let file = world.client(Home::A, WHO).export_own_calendar().await.unwrap();
        assert!(file.contains(&format!("SEQUENCE:{}\r\n", sequence(&cancelled))), "{file}");
    }

    /// Calendars take one event out of a mail.
    async fn a_mail_about_several_is_followed_by_one_for_each(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut seen = until_now(&world, WHO).await;
        let drafts = autumn.plan(&world, &weekly(lecture(&autumn), 3)).await;
        autumn.publish(&world, &drafts).await;
        let new = new(&world, WHO, &mut seen).await;
        assert_eq!((new.len(), new.iter().filter(|mail| mail.calendar.is_none()).count()), (4, 1));
        let told: Vec<String> = new.iter().filter(|mail| mail.calendar.is_some()).map(unfolded).collect();
        assert!(told.iter().all(|message| message.matches("BEGIN:VEVENT").count() == 1));
        let mut starts: Vec<&str> = told.iter().map(|message| line(message, "DTSTART;TZID=Europe/Helsinki")).collect();
        starts.sort_unstable();
        assert_eq!(starts, ["20200908T090000", "20200915T090000", "20200922T090000"]);
    }

    async fn seats_are_nobodys_news_and_a_room_is(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, lecture(&autumn)).await;
        let mut seen = until_now(&world, WHO).await;
        let body = SaveSession { seats: Some(12), ..again(&session, "2020-09-08T09:00", "2020-09-08T10:00") };
        let changed = coordinator(&world).update_session(session.id, session.version, &body).await.unwrap();
        assert!(told(&world, WHO, &mut seen).await.is_empty());
        // The control: where it is held is for everybody who goes there.
        let body = SaveSession { place: Some("Sali 2".into()), ..body };
        coordinator(&world).update_session(session.id, changed.version, &body).await.unwrap();
        let told = told(&world, WHO, &mut seen).await;
        assert_eq!((told.len(), line(&told[0], "LOCATION")), (1, "Sali 2"));
    }

    /// Whoever leaves is told to strike what is to come, and whoever comes back is invited again; what is over stays.
    async fn a_leaver_is_taken_out_of_what_is_to_come_and_invited_again_on_return(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-05-04T12:00", "2020-05-04T13:00")).await;
        let session = autumn.told(&world, lecture(&autumn)).await;
        world.pass(SignedDuration::from_hours(24));
        let mut seen = until_now(&world, WHO).await;
        let mut others = until_now(&world, Persona::Coach).await;
        let mine = autumn.application_of[&WHO];
        let client = coordinator(&world);
        client.pause_participation(mine, world.key()).await.unwrap();
        world.pass(SignedDuration::from_mins(5));
        let [left] = <[String; 1]>::try_from(told(&world, WHO, &mut seen).await).unwrap();
        assert_eq!((line(&left, "METHOD"), line(&left, "UID")), ("CANCEL", format!("{}@sessions.polku", session.id).as_str()));
        assert_eq!(line(&left, "STATUS"), "CANCELLED");
        world.pass(SignedDuration::from_mins(5));
        assert!(told(&world, WHO, &mut seen).await.is_empty(), "once");
        // A change while away is no news of theirs.
        let body = again(&session, "2020-09-09T09:00", "2020-09-09T10:00");
        client.update_session(session.id, session.version, &body).await.unwrap();
        assert!(told(&world, WHO, &mut seen).await.is_empty());
        world.pass(SignedDuration::from_mins(5));
        client.resume_participation(mine, world.key()).await.unwrap();
        world.pass(SignedDuration::from_mins(5));
        let [back] = <[String; 1]>::try_from(told(&world, WHO, &mut seen).await).unwrap();
        assert_eq!(line(&back, "METHOD"), "REQUEST");
        assert!(sequence(&back) > sequence(&left), "{back} {left}");
        assert_eq!(line(&back, "DTSTART;TZID=Europe/Helsinki"), "20200909T090000");
        // The control: of the others there was one change and nothing else.
        let told = told(&world, Persona::Coach, &mut others).await;
        assert_eq!(told.iter().map(|message| line(message, "METHOD")).collect::<Vec<_>>(), ["REQUEST"]);
    }

    async fn whoever_comes_later_is_invited_to_what_is_still_to_come(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-05-04T12:00", "2020-05-04T13:00")).await;
        let drafts = autumn.plan(&world, &weekly(lecture(&autumn), 2)).await;
        autumn.publish(&world, &drafts).await;
        autumn.plan(&world, &weekly(lecture(&autumn), 1)).await;
        world.pass(SignedDuration::from_hours(24));
        let mut seen = until_now(&world, Persona::Supervisor).await;
        take_part(&world, autumn.programme.id, &[Persona::Supervisor]).await;
        world.pass(SignedDuration::from_mins(5));
        let new = new(&world, Persona::Supervisor, &mut seen).await;
        let overview: Vec<&str> = new.iter().map(|mail| mail.subject.as_str()).filter(|subject| subject.contains("2 tapaamista")).collect();
        assert_eq!(overview.len(), 1, "{overview:?}");
        let told: Vec<String> = new.iter().filter(|mail| mail.calendar.is_some()).map(unfolded).collect();
        assert_eq!(told.len(), 2, "neither what is over nor a draft: {told:?}");
        assert!(told.iter().all(|message| line(message, "METHOD") == "REQUEST"));
        // The control: whoever was told before hears nothing again.
        assert_eq!(count(&world, "mails", "template = 'sessions_joined'").await, 1);
    }

    async fn moving_between_groups_moves_the_calendar(world: World) {
        let autumn = Autumn::settle(&world).await;
        for index in [0, 1] {
            let group_id = Some(autumn.groups.groups[index].id);
            autumn.told(&world, SaveSession { group_id, ..lecture(&autumn) }).await;
        }
        let who = autumn.member_of(0);
        let mut seen = until_now(&world, who).await;
        world.pass(SignedDuration::from_mins(5));
        moved(&world, &autumn, who).await;
        let told = told(&world, who, &mut seen).await;
        let mut methods: Vec<&str> = told.iter().map(|message| line(message, "METHOD")).collect();
        methods.sort_unstable();
        assert_eq!(methods, ["CANCEL", "REQUEST"]);
        let names: BTreeMap<&str, &str> = told.iter().map(|message| (line(message, "UID"), line(message, "METHOD"))).collect();
        assert_eq!(names.len(), 2, "of two sessions");
    }

    async fn a_mail_names_its_zone_in_the_recipients_language_and_coaching_stays_unsaid(world: World) {
        let autumn = Autumn::settle(&world).await;
        let person = world.rows(Home::A, WHO).person.unwrap();
        execute(&world, format!("UPDATE people SET language = 'sv' WHERE id = '{person}'")).await;
        let mut session = autumn.of(ElementKind::SmallGroupCoaching, "2020-09-09T09:00", "2020-09-09T12:00");
        (session.topic, session.place) = (Some(text("Salainenaihe")), Some("Huone 4".into()));
        autumn.told(&world, SaveSession { zone: Some("Europe/Stockholm".into()), ..session }).await;
        autumn.told(&world, lecture(&autumn)).await;
        let mails = mails(&world, WHO).await;
        let one = |words: &str| mails.iter().find(|mail| mail.text.contains(words)).unwrap_or_else(|| panic!("{words}: {mails:#?}"));
        one("kl. 9 (finländsk tid)");
        let message = unfolded(one("kl. 9 (tidszonen Europe/Stockholm)"));
        assert!(line(&message, "SUMMARY").starts_with("Träff – ") && !message.contains("Salainenaihe"), "{message}");
        // Nine in Stockholm is seven in UTC; the place is said.
        assert_eq!((line(&message, "DTSTART"), line(&message, "LOCATION")), ("20200909T070000Z", "Huone 4"));
    }

    /// What was told goes with the application that it is about.
    async fn what_was_told_is_kept_once_for_each(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, lecture(&autumn)).await;
        let members = i64::try_from(TAKING_PART.len()).unwrap();
        assert_eq!(count(&world, "session_invitations", "state = 'invited'").await, members);
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &ILL).await.unwrap();
        assert_eq!(count(&world, "session_invitations", "TRUE").await, members);
        assert_eq!(count(&world, "session_invitations", "state = 'withdrawn'").await, members);
        let own = world.client(Home::A, WHO).list_own_sessions(&OwnSessionsQuery::default()).await.unwrap();
        assert_eq!(own.items.len(), 1);
    }
}
