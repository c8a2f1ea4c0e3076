//! What one says: what its reader may see, and of that no name and nothing that is confidential.

use jiff::SignedDuration;
use polku_api_types::digests::DigestFrequency::{Weekly, WorkingDays};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ChooseWay, SaveSession, Way};
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{chooses, digests, only, preview, run_jobs};
use crate::for_each_engine;
use crate::leading::{bound, named};
use crate::retention::execute;
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::sessions::{Autumn, coordinator, once};
use crate::support::calls::{set_clock, text};
use crate::support::{Answers as _, Home, Persona, World};

/// Nowhere but on the pages of those who may read it.
const CANARY: &str = "kanarialintu";

/// The next Monday after everything was planned.
fn monday(world: &World) {
    set_clock(world, 9, 7, 7);
}

for_each_engine! {
    async fn own_days_until_the_next_one_as_a_member_and_as_one_who_leads(world: World) {
        let autumn = crate::leading::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        let lead = bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let here = SaveSession { place: Some("Sali 2".into()), ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00") };
        let here = autumn.told(&world, here).await;
        named(&world, &here, &[&lead]).await.unwrap();
        let remote = SaveSession { mode: Some(DeliveryMode::Remote), ..autumn.of(ElementKind::Lecture, "2020-09-11T13:00", "2020-09-11T14:00") };
        autumn.told(&world, remote).await;
        // The first group's alone; a draft; and what the next digest will tell.
        let of_group = SaveSession { group_id: Some(autumn.groups.groups[0].id), ..autumn.of(ElementKind::GroupFeedback, "2020-09-09T12:00", "2020-09-09T13:00") };
        autumn.told(&world, of_group).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-10T09:00", "2020-09-10T10:00"))).await;
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-14T09:00", "2020-09-14T10:00")).await;
        let (first, second) = (autumn.member_of(0), autumn.member_of(1));
        for persona in [first, second, Persona::StaffRepresentative] {
            chooses(&world, persona, Weekly).await;
        }
        monday(&world);
        run_jobs(&world).await;
        let own = only(&world, first).await;
        let name = &autumn.programme.name.fi;
        assert!(own.contains("Tapaamiset, joihin osallistut:"), "{own}");
        assert!(own.contains(&format!("– ti 8.9.2020 klo 9 (Suomen aikaa): {name} (Sali 2)")), "{own}");
        assert!(own.contains("– pe 11.9.2020 klo 13") && own.contains("– ke 9.9.2020 klo 12"), "{own}");
        assert!(!own.contains("10.9.2020 klo") && !own.contains("14.9.2020 klo") && !own.contains("jotka vedät"), "{own}");
        assert!(own.contains("/sessions/digest"), "it says how to stop it: {own}");
        let other = only(&world, second).await;
        assert!(other.contains("– ti 8.9.2020") && !other.contains("9.9.2020 klo"), "the other group's is not theirs: {other}");
        let led = only(&world, Persona::StaffRepresentative).await;
        assert!(led.contains("Tapaamiset, jotka vedät:") && led.contains("– ti 8.9.2020"), "{led}");
        assert!(!led.contains("Sali 2"), "a mail to whoever leads says no place: {led}");
        assert!(!led.contains("joihin osallistut") && !led.contains("11.9.2020 klo"), "{led}");
    }

    async fn whoever_runs_a_programme_is_told_what_its_page_shows(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        set_clock(&world, 9, 1, 9);
        chooses(&world, Persona::Coordinator, WorkingDays).await;
        chooses(&world, Persona::Decider, WorkingDays).await;
        set_clock(&world, 9, 2, 7);
        run_jobs(&world).await;
        assert!(digests(&world, Persona::Coordinator).await.is_empty(), "nothing asks for anything: the control");
        let over = autumn.of(ElementKind::Lecture, "2020-09-02T09:00", "2020-09-02T10:00");
        autumn.told(&world, over).await;
        let remote = |day: &str| SaveSession { mode: Some(DeliveryMode::Remote), ..autumn.of(ElementKind::Lecture, &format!("2020-09-{day}T09:00"), &format!("2020-09-{day}T10:00")) };
        autumn.told(&world, remote("09")).await;
        autumn.told(&world, remote("10")).await;
        autumn.told(&world, remote("30")).await;
        execute(&world, format!("UPDATE mails SET state = 'failed', last_error = 'refused' WHERE programme_id = '{programme}'")).await;
        monday(&world);
        run_jobs(&world).await;
        let health = coordinator(&world).view_programme_health(programme).await.unwrap();
        assert_eq!((health.without_lead.count, health.without_address.count, health.unmarked.count), (3, 2, 1));
        let told = only(&world, Persona::Coordinator).await;
        for line in [
            format!("Vaatii toimia ohjelmassa {} ({}/coordinator/programmes/{programme}/health):", autumn.programme.name.fi, world.origin),
            "– 3 tulevalla tapaamisella ei ole vetäjää".to_owned(),
            "– 2 tapaamiselta puuttuu etäosallistumisen osoite".to_owned(),
            "– Yhden pidetyn tapaamisen läsnäolot ovat merkitsemättä".to_owned(),
            format!("– {} viestiä ei lähtenyt", health.undelivered.unwrap()),
        ] {
            assert!(told.contains(&line), "{line} in {told}");
        }
        assert!(!told.contains("valmentajalinjaus") && !told.contains("Kaikki eivät"), "what is none is not told: {told}");
        assert!(digests(&world, Persona::Decider).await.is_empty(), "whoever decides does not run it");
    }

    /// Whoever coordinated until yesterday is told nothing of the programme today.
    async fn a_right_that_ended_tells_nothing(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-09T09:00", "2020-09-09T10:00")).await;
        let programme = ProgrammeId::new(autumn.programme.id);
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(programme)).await;
        let (other, _) = crate::sessions::another(&world).await;
        world.grant(Home::A, Persona::Decider, Role::Coordinator, Some(ProgrammeId::new(other.id))).await;
        for persona in [Persona::Supervisor, Persona::Decider] {
            chooses(&world, persona, WorkingDays).await;
        }
        monday(&world);
        run_jobs(&world).await;
        assert!(only(&world, Persona::Supervisor).await.contains("ei ole vetäjää"), "the control");
        assert!(digests(&world, Persona::Decider).await.is_empty(), "a role in another programme is none here");
        let account = world.rows(Home::A, Persona::Supervisor).account;
        execute(&world, format!("UPDATE role_grants SET ends_on = '2020-09-07' WHERE account_id = '{account}'")).await;
        world.pass(SignedDuration::from_hours(24));
        run_jobs(&world).await;
        assert_eq!(digests(&world, Persona::Supervisor).await.len(), 1);
        assert_eq!(preview(&world, Persona::Supervisor, Weekly).await, None);
    }

    /// A choice that is open waits for a member wherever it lies ahead, until it is made.
    async fn a_way_waits_until_it_is_chosen(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        let hybrid = SaveSession { mode: Some(DeliveryMode::Hybrid), choose_hours: Some(24), ..autumn.of(ElementKind::Lecture, "2020-09-29T09:00", "2020-09-29T10:00") };
        let session = autumn.told(&world, hybrid).await;
        for persona in [Persona::Participant, Persona::OtherParticipant] {
            chooses(&world, persona, WorkingDays).await;
        }
        let way = ChooseWay { way: Way::Remote };
        world.client(Home::A, Persona::OtherParticipant).choose_way(session.id, world.key(), &way).await.unwrap();
        monday(&world);
        run_jobs(&world).await;
        let waits = only(&world, Persona::Participant).await;
        assert!(waits.contains("Odottaa sinua:") && waits.contains(&format!("/sessions/{}", session.id)), "{waits}");
        assert!(!waits.contains("joihin osallistut"), "it is not of these days: {waits}");
        assert!(digests(&world, Persona::OtherParticipant).await.is_empty(), "who has chosen is not asked");
    }

    /// Whoever said that they do not come is not reminded of it as if they came.
    async fn what_one_has_apologised_from_is_not_ones_own(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        for persona in [Persona::Participant, Persona::OtherParticipant] {
            chooses(&world, persona, Weekly).await;
        }
        world.client(Home::A, Persona::Participant).give_apology(session.id, world.key()).await.unwrap();
        monday(&world);
        run_jobs(&world).await;
        assert!(digests(&world, Persona::Participant).await.is_empty());
        assert!(only(&world, Persona::OtherParticipant).await.contains("– ti 8.9.2020"), "the control");
    }

    async fn a_place_waits_until_it_is_answered(world: World) {
        set_clock(&world, 5, 4, 9);
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let places = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        let (first, second) = (places.offers[0].application_id, places.offers[1].application_id);
        for application in [first, second] {
            chooses(&world, pool.persona(application), WorkingDays).await;
        }
        world.client(Home::A, pool.persona(second)).accept_latest(second, world.key()).await.unwrap();
        set_clock(&world, 5, 5, 7);
        run_jobs(&world).await;
        let waits = only(&world, pool.persona(first)).await;
        assert!(waits.contains("– Vastaa tarjottuun paikkaan viimeistään"), "{waits}");
        let answered = digests(&world, pool.persona(second)).await;
        assert!(answered.iter().all(|letter| !letter.text.contains("tarjottuun paikkaan")));
    }

    /// A mail is no confidential channel.
    async fn no_name_topic_reason_or_address_is_in_it(world: World) {
        let autumn = crate::leading::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        let lead = bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let session = SaveSession {
            mode: Some(DeliveryMode::Hybrid),
            choose_hours: Some(24),
            topic: Some(text(CANARY)),
            join_address: Some(format!("https://{CANARY}.example.fi/1")),
            group_id: Some(autumn.groups.groups[0].id),
            ..autumn.of(ElementKind::GroupFeedback, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        let session = autumn.told(&world, session).await;
        named(&world, &session, &[&lead]).await.unwrap();
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-02T09:00", "2020-09-02T10:00")).await;
        let member = autumn.member_of(0);
        let readers = [member, Persona::StaffRepresentative, Persona::Coordinator];
        for persona in readers {
            chooses(&world, persona, Weekly).await;
        }
        monday(&world);
        run_jobs(&world).await;
        for persona in readers {
            let letter = digests(&world, persona).await.remove(0);
            let whole = format!("{}{}{}", letter.subject, letter.text, letter.html);
            for secret in [CANARY, "Rooli-", "Testi", "example.test", "Ryhmä 1"] {
                assert!(!whole.contains(secret), "{secret} for {persona:?} in {whole}");
            }
        }
        let page = serde_json::to_string(&coordinator(&world).view_session(session.id).await.unwrap()).unwrap();
        assert!(page.contains(CANARY) && page.contains("Rooli-"), "the control: {page}");
    }
}
