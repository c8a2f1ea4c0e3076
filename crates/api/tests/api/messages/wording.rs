//! Own words of a programme: complete or none, harmless whatever is written, and as they were for what was sent before.

use jiff::SignedDuration;
use polku_api_types::messages::{
    InEachLanguage, MessageKind, PreviewMessage, SaveMessage, TryMessage, Wording,
};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::text::Language;

use super::{address, coordinator, each, message, offer_words, send, subjects, sunk, worded};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::{Pool, SEATS};
use crate::support::{Answers as _, Home, Persona, code, problem};

for_each_engine! {
    async fn a_place_is_offered_in_the_programmes_own_words(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        assert_eq!(worded(&world, programme, MessageKind::Offer, Some(offer_words())).await, 1);
        confirmed(&world, &pool).await;
        // What is changed afterwards changes nothing of what is on its way, and nothing of what was sent.
        let later = Wording { subject: each("Toinen", "Andra", "Other"), ..offer_words() };
        worded(&world, programme, MessageKind::Offer, Some(later)).await;
        send(&world).await;
        worded(&world, programme, MessageKind::Offer, None).await;
        let offers: Vec<_> = sunk(&world).await.into_iter().filter(|mail| mail.subject.starts_with("Tule mukaan")).collect();
        assert_eq!(offers.len(), SEATS as usize);
        for mail in &offers {
            assert_eq!(mail.subject, "Tule mukaan: Arvoa yhteistyöhön");
            assert!(mail.text.contains("Odotamme sinua ohjelmassa Arvoa yhteistyöhön."), "{}", mail.text);
            assert!(!mail.text.contains("{deadline}"), "{}", mail.text);
            // What must be said, where it is answered and who writes is the house's.
            for kept in ["tarjous raukeaa", "/applications/", "Virasto A", "Hei"] {
                assert!(mail.text.contains(kept), "{kept}: {}", mail.text);
            }
        }
        let places = coordinator(&world).whole_places(programme).await.unwrap();
        let who = pool.persona(places.offers[0].application_id);
        assert!(subjects(&world, who).await.contains(&"Tule mukaan: Arvoa yhteistyöhön".to_owned()), "as it was sent");
        assert_eq!(message(&world, programme, MessageKind::Offer).await.own, None);
    }

    /// Every version stays for good, so what changes nothing makes none.
    async fn the_same_words_are_no_new_version(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        for (words, version) in [(Some(offer_words()), 1), (Some(offer_words()), 1), (None, 2), (None, 2), (Some(offer_words()), 3)] {
            assert_eq!(worded(&world, programme, MessageKind::Offer, words).await, version);
        }
    }

    /// Versions stay for good, so that a day has room for a hundred of them and no more.
    async fn a_programme_is_worded_a_hundred_times_a_day(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        for round in 1..=50 {
            worded(&world, programme, MessageKind::Offer, Some(offer_words())).await;
            assert_eq!(worded(&world, programme, MessageKind::Offer, None).await, 2 * round);
        }
        let again = SaveMessage { kind: MessageKind::Offer, words: Some(offer_words()) };
        let refused = coordinator(&world).save_programme_message(programme, 100, &again).await;
        assert_eq!(code(refused), ProblemCode::TooManyRequests);
        world.pass(SignedDuration::from_hours(25));
        assert_eq!(worded(&world, programme, MessageKind::Offer, Some(offer_words())).await, 101, "tomorrow is another day");
    }

    /// The language is the recipient's, whoever wrote or sent it (U25).
    async fn everybody_reads_their_own_language(world: World) {
        let pool = Pool::settle(&world).await;
        worded(&world, pool.programme.uuid(), MessageKind::Offer, Some(offer_words())).await;
        crate::retention::execute(&world, "UPDATE people SET language = 'sv'".into()).await;
        confirmed(&world, &pool).await;
        send(&world).await;
        let offers = sunk(&world).await;
        let own: Vec<_> = offers.iter().filter(|mail| mail.subject == "Kom med: Arvoa yhteistyöhön").collect();
        assert_eq!(own.len(), SEATS as usize);
        assert!(own.iter().all(|mail| mail.language == "sv" && mail.text.contains("förfaller erbjudandet")));
    }

    /// A set is whole or refused, and each fault is told at the text it is in.
    async fn half_a_set_is_refused(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        let client = coordinator(&world);
        let refused = async |words: Wording| {
            let body = SaveMessage { kind: MessageKind::Offer, words: Some(words) };
            let problem = problem(client.save_programme_message(programme, 0, &body).await);
            assert_eq!(problem.code, ProblemCode::InvalidFields);
            problem.errors.into_iter().map(|error| (error.pointer, error.fault)).collect::<Vec<_>>()
        };
        let fine = offer_words();
        let no_swedish = Wording { body: InEachLanguage { sv: String::new(), ..fine.body.clone() }, ..fine.clone() };
        assert_eq!(refused(no_swedish).await, [("/words/body/sv".to_owned(), FieldCode::Missing)]);
        let no_deadline = Wording { body: InEachLanguage { en: "{programme}".into(), ..fine.body.clone() }, ..fine.clone() };
        assert_eq!(refused(no_deadline).await, [("/words/body/en/deadline".to_owned(), FieldCode::Missing)]);
        let header = Wording { subject: each("Paikka\r\nBcc: x@y.fi", "{members}", "{programme"), ..fine.clone() };
        assert_eq!(refused(header).await, [
            ("/words/subject/fi".to_owned(), FieldCode::ForbiddenCharacter),
            ("/words/subject/sv".to_owned(), FieldCode::NotAllowed),
            ("/words/subject/en".to_owned(), FieldCode::Malformed),
        ]);
        assert_eq!(message(&world, programme, MessageKind::Offer).await.saved_at, None, "nothing was saved");
    }

    async fn what_a_coordinator_writes_is_text_and_nothing_else(world: World) {
        let pool = Pool::settle(&world).await;
        let evil = "<script>alert(1)</script> {programme} {deadline} <a href=\"https://paha.example\">x</a>";
        let words = Wording { subject: each("<b>{programme}</b>", "s", "e"), body: each(evil, evil, evil) };
        worded(&world, pool.programme.uuid(), MessageKind::Offer, Some(words)).await;
        confirmed(&world, &pool).await;
        send(&world).await;
        let mails = sunk(&world).await;
        let mail = mails.iter().find(|mail| mail.text.contains("alert(1)")).unwrap();
        assert!(!mail.html.contains("<script") && !mail.html.contains("<b>") && !mail.html.contains("paha.example\">x</a>"));
        assert!(mail.html.contains("&lt;script&gt;"), "the control: it is there as text");
    }

    async fn the_last_writer_does_not_win_unseen(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        let client = coordinator(&world);
        let body = SaveMessage { kind: MessageKind::Offer, words: Some(offer_words()) };
        let one = client.save_programme_message(programme, 0, &body);
        let other = client.save_programme_message(programme, 0, &body);
        let (one, other) = futures_util::future::join(one, other).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        assert_eq!(code(if one.is_err() { one } else { other }), ProblemCode::StaleVersion);
        let saved = message(&world, programme, MessageKind::Offer).await;
        assert!(saved.saved_by_name.is_some() && saved.own == Some(offer_words()));
    }

    /// Shown with data of nobody, in each language; tried on oneself alone, marked as a test, ten times an hour.
    async fn words_are_shown_and_tried(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        let client = coordinator(&world);
        for kind in [MessageKind::Ineligible, MessageKind::WayReminder, MessageKind::GroupConfirmed] {
            let shown = client.preview_programme_message(programme, &PreviewMessage { kind, words: None }).await.unwrap();
            assert_eq!(shown.mails.iter().map(|mail| mail.language).collect::<Vec<_>>(), [Language::Fi, Language::Sv, Language::En]);
            assert!(shown.mails.iter().all(|mail| !mail.text.contains(['{', '}', '$'])), "{shown:?}");
        }
        let body = TryMessage { kind: MessageKind::Offer, words: Some(offer_words()), language: Language::Sv };
        let key = world.key();
        client.try_programme_message(programme, key, &body).await.unwrap();
        client.try_programme_message(programme, key, &body).await.unwrap();
        assert_eq!(send(&world).await, 1, "one key, one mail");
        let mails = sunk(&world).await;
        assert_eq!(mails[0].subject, "Test: Kom med: Arvoa yhteistyöhön");
        assert!(mails[0].text.contains("testmeddelande") && mails[0].text.contains("förfaller erbjudandet"), "{}", mails[0].text);
        assert_eq!(mails[0].recipient, address(&world, Persona::Coordinator).await);
        for _ in 0..9 {
            client.try_programme_message(programme, world.key(), &body).await.unwrap();
        }
        assert_eq!(code(client.try_programme_message(programme, world.key(), &body).await), ProblemCode::TooManyRequests);
        world.pass(SignedDuration::from_mins(61));
        client.try_programme_message(programme, world.key(), &body).await.unwrap();
        crate::retention::execute(&world, "UPDATE people SET email = NULL".into()).await;
        assert_eq!(code(client.try_programme_message(programme, world.key(), &body).await), ProblemCode::NoOwnAddress);
        assert_eq!(message(&world, programme, MessageKind::Offer).await.own, None, "nothing of it was saved");
    }

    async fn only_who_runs_the_programme_words_its_mails(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        coordinator(&world).view_programme_messages(programme).await.expect("the control");
        for (home, persona) in [(Home::A, Persona::Decider), (Home::A, Persona::Participant), (Home::B, Persona::Coordinator)] {
            let client = world.client(home, persona);
            let body = SaveMessage { kind: MessageKind::Offer, words: Some(offer_words()) };
            for refused in [
                code(client.view_programme_messages(programme).await),
                code(client.save_programme_message(programme, 0, &body).await),
                code(client.view_reminders(programme).await),
                code(client.list_programme_mails(programme, &Default::default()).await),
                code(client.export_programme_mails(programme, &Default::default()).await),
            ] {
                assert!(matches!(refused, ProblemCode::NotFound | ProblemCode::Forbidden), "{persona:?}: {refused}");
                assert!(home == Home::A || refused == ProblemCode::NotFound);
            }
        }
    }
}
