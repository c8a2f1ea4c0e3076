//! The secret address by which a calendar follows its owner's sessions (U15): what it says, to whom, and until when.

use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, SaveSession};
use polku_api_types::text::DeliveryMode;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, ETAG, IF_NONE_MATCH, VARY};
use reqwest::{Response, StatusCode};

use super::{Autumn, coordinator};
use crate::access::personal_links::serves;
use crate::for_each_engine;
use crate::retention::execute;
use crate::support::calls::{set_clock, text};
use crate::support::{Home, Persona, World, code};
use crate::walks::columns_with;

const WHO: Persona = Persona::Participant;

/// The secret of a new address of somebody.
async fn secret(world: &World, persona: Persona) -> String {
    let made = world.client(Home::A, persona).make_own_calendar_address(world.key()).await.unwrap();
    let address = made.address.expect("the first answer shows it");
    let rest =
        address.strip_prefix(&format!("{}/api/v1/calendars/", world.origin)).expect("an address of ours");
    rest.strip_suffix("/polku.ics").expect("a file of a calendar").to_owned()
}

async fn follow(world: &World, secret: &str) -> Result<String, ProblemCode> {
    match world.anonymous().follow_calendar(secret).await {
        Ok(file) => {
            assert!(file.split("\r\n").all(|line| line.len() <= 75));
            Ok(file.replace("\r\n ", ""))
        }
        Err(refused) => Err(code::<()>(Err(refused))),
    }
}

async fn raw(world: &World, secret: &str, held: Option<&str>) -> Response {
    let request = reqwest::Client::new().get(format!("{}/api/v1/calendars/{secret}/polku.ics", world.origin));
    match held {
        Some(tag) => request.header(IF_NONE_MATCH, tag),
        None => request,
    }
    .send()
    .await
    .unwrap()
}

fn lecture(autumn: &Autumn) -> SaveSession {
    autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
}

for_each_engine! {
    async fn a_calendar_follows_what_is_published_changed_and_cancelled(world: World) {
        let autumn = Autumn::settle(&world).await;
        let secret = secret(&world, WHO).await;
        assert!(!follow(&world, &secret).await.unwrap().contains("VEVENT"), "nothing is published");
        let session = autumn.told(&world, lecture(&autumn)).await;
        let file = follow(&world, &secret).await.unwrap();
        let uid = format!("UID:{}@sessions.polku\r\n", session.id);
        for line in ["METHOD:PUBLISH\r\n", "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", "X-PUBLISHED-TTL:PT1H\r\n", uid.as_str(),
            "STATUS:CONFIRMED\r\n", "SEQUENCE:2\r\n"] {
            assert!(file.contains(line), "{line}: {file}");
        }
        let why = CancelSession { reason: CancellationReason::Restrictions };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &why).await.unwrap();
        let file = follow(&world, &secret).await.unwrap();
        assert!(file.contains(&uid) && file.contains("STATUS:CANCELLED\r\n") && file.contains("SEQUENCE:3\r\n"), "{file}");
        // The same event under the same name as in the file that is saved by hand.
        assert!(world.client(Home::A, WHO).export_own_calendar().await.unwrap().replace("\r\n ", "").contains(&uid));
    }

    async fn of_coaching_it_says_when_and_where_and_never_what_or_who(world: World) {
        let autumn = Autumn::settle(&world).await;
        let secret = secret(&world, WHO).await;
        let of = |kind, start: &str, end: &str, topic: &str| SaveSession {
            topic: Some(text(topic)),
            mode: Some(DeliveryMode::InPerson),
            ..autumn.of(kind, start, end)
        };
        autumn.told(&world, of(ElementKind::SmallGroupCoaching, "2020-09-09T09:00", "2020-09-09T12:00", "Salainenaihe")).await;
        autumn.told(&world, of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00", "Ajanhallinta")).await;
        let file = follow(&world, &secret).await.unwrap();
        let coaching = autumn.design.elements.iter().find(|one| one.kind == ElementKind::SmallGroupCoaching).unwrap();
        assert!(!file.contains("Salainenaihe") && !file.contains(&coaching.title.fi), "{file}");
        assert!(!file.contains("ATTENDEE") && !file.contains("ORGANIZER") && !file.contains("@example.test"), "{file}");
        // The control: what is not confidential is said.
        assert!(file.contains("DESCRIPTION:Ajanhallinta"), "{file}");
    }

    async fn it_is_its_owners_alone_and_in_their_language(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.told(&world, SaveSession { group_id: Some(autumn.groups.groups[0].id), ..lecture(&autumn) }).await;
        let (inside, outside) = (autumn.member_of(0), autumn.member_of(1));
        let person = world.rows(Home::A, inside).person.unwrap();
        execute(&world, format!("UPDATE people SET language = 'sv' WHERE id = '{person}'")).await;
        let theirs = follow(&world, &secret(&world, inside).await).await.unwrap();
        assert!(theirs.contains("BEGIN:VEVENT") && theirs.contains("X-WR-CALNAME:Polku: mina träffar"), "{theirs}");
        let others = follow(&world, &secret(&world, outside).await).await.unwrap();
        assert!(!others.contains("VEVENT") && others.contains("X-WR-CALNAME:Polku: omat tapaamiset"), "{others}");
    }

    async fn it_is_sent_anew_only_where_it_has_changed(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, lecture(&autumn)).await;
        let secret = secret(&world, WHO).await;
        let first = raw(&world, &secret, None).await;
        assert_eq!(first.status(), StatusCode::OK);
        let header = |name| first.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert_eq!((header(CONTENT_TYPE.as_str()), header(CACHE_CONTROL.as_str())), ("text/calendar; charset=utf-8", "private, no-cache"));
        assert!(header(VARY.as_str()).contains("Cookie"));
        let tag = header(ETAG.as_str()).to_owned();
        set_clock(&world, 5, 5, 9);
        let same = raw(&world, &secret, Some(&tag)).await;
        assert_eq!((same.status(), same.bytes().await.unwrap().len()), (StatusCode::NOT_MODIFIED, 0));
        // The control: after a change the same question is answered in full.
        let why = CancelSession { reason: CancellationReason::Venue };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &why).await.unwrap();
        let changed = raw(&world, &secret, Some(&tag)).await;
        assert_eq!(changed.status(), StatusCode::OK);
        assert_ne!(changed.headers().get(ETAG).unwrap().to_str().unwrap(), tag);
    }

    /// Ended by a newer one, by its owner, by the end of the service and by a merge: alike, and like what never was.
    async fn an_address_that_has_ended_is_as_if_it_had_never_been(world: World) {
        let client = world.client(Home::A, WHO);
        let first = secret(&world, WHO).await;
        let second = secret(&world, WHO).await;
        assert_eq!(follow(&world, &first).await, Err(ProblemCode::NotFound), "a newer one took its place");
        assert!(follow(&world, &second).await.is_ok());
        assert!(client.view_own_calendar_address().await.unwrap().made_at.is_some());
        client.end_own_calendar_address().await.unwrap();
        assert_eq!(follow(&world, &second).await, Err(ProblemCode::NotFound), "its owner ended it");
        assert_eq!(client.view_own_calendar_address().await.unwrap().made_at, None);
        let third = secret(&world, WHO).await;
        serves(&world, Home::A, WHO, false).await;
        assert_eq!(follow(&world, &third).await, Err(ProblemCode::NotFound), "the service has ended");
        serves(&world, Home::A, WHO, true).await;
        assert_eq!(follow(&world, &third).await, Err(ProblemCode::NotFound), "and coming back does not bring it back");
        let told = |answer: Response| async move {
            let status = answer.status();
            let mut body: serde_json::Value = answer.json().await.unwrap();
            for own in ["instance", "request_id", "trace_id"] {
                body.as_object_mut().unwrap().remove(own);
            }
            (status, body)
        };
        let never = told(raw(&world, &"A".repeat(43), None).await).await;
        assert_eq!(told(raw(&world, &third, None).await).await, never);
        assert_eq!(told(raw(&world, "x", None).await).await, never);
    }

    async fn guessing_is_held_back_and_whoever_knows_is_not(world: World) {
        let secret = secret(&world, WHO).await;
        for _ in 0..20 {
            assert_eq!(follow(&world, &"A".repeat(43)).await, Err(ProblemCode::NotFound));
        }
        assert_eq!(follow(&world, &"B".repeat(43)).await, Err(ProblemCode::TooManyRequests));
        assert!(follow(&world, &secret).await.is_ok(), "from the same place");
        world.pass(jiff::SignedDuration::from_mins(16));
        assert_eq!(follow(&world, &"B".repeat(43)).await, Err(ProblemCode::NotFound));
    }

    async fn no_secret_is_kept_and_a_repeat_shows_none(world: World) {
        let (client, key) = (world.client(Home::A, WHO), world.key());
        let shown = client.make_own_calendar_address(key).await.unwrap();
        assert!(shown.address.is_some() && !format!("{shown:?}").contains("calendars"));
        assert_eq!(client.make_own_calendar_address(key).await.unwrap().address, None);
        let secret: &'static str = secret(&world, WHO).await.leak();
        assert_eq!(columns_with(&world, secret).await, Vec::<String>::new());
        // The control: the hash of it is found where it is kept.
        let hash: &'static str = hash(secret).leak();
        assert_eq!(columns_with(&world, hash).await, ["calendar_addresses.token_hash"]);
        let data = client.view_my_data().await.unwrap();
        assert!(data.calendar_address.made_at.is_some(), "it is among what is held of its owner");
    }

    /// A sign-in opens nobody else's calendar, and a leaver makes none.
    async fn a_cookie_makes_no_difference(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.told(&world, lecture(&autumn)).await;
        let secret = secret(&world, WHO).await;
        let plain = raw(&world, &secret, None).await.text().await.unwrap();
        let asked = reqwest::Client::new().get(format!("{}/api/v1/calendars/{secret}/polku.ics", world.origin));
        let signed_in = asked.header(COOKIE, world.cookie(Home::B, Persona::AgencyAdmin)).send().await.unwrap();
        assert_eq!(signed_in.text().await.unwrap(), plain);
        assert!(plain.contains("BEGIN:VEVENT"));
    }
}

fn hash(secret: &str) -> String {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(secret).unwrap();
    hex::encode(Sha256::digest(bytes))
}
