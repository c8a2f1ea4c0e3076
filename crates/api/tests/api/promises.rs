//! The promise of time (N18): who takes part is asked again when a design takes more than was promised, and nobody answers for
//! them.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use polku_api_types::digests::DigestFrequency;
use polku_api_types::page::PageQuery;
use polku_api_types::participation::{DiscontinuationReason, DiscontinueParticipation};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{
    DesignDetails, ElementDetails, ElementInput, ElementKind, LengthKind, ProgrammeDetails, UpdateDesign,
    UpdateProgramme,
};
use polku_api_types::promises::{
    ConsentToHours, HourQuestion, HourQuestionsQuery, OwnHourQuestion, PromisedTime,
};
use polku_client::Client;
use uuid::Uuid;

use crate::for_each_engine;
use crate::sessions::{TAKING_PART, coordinator, take_part};
use crate::statements::{BESIDES, taken};
use crate::support::calls::{approved_call, published_programme, set_clock};
use crate::support::{Home, Persona, World, code, problem};

/// 15 hours, an orientation day, and two days of which nobody says how long they are.
const PROMISED: PromisedTime = PromisedTime { minutes: 15 * 60 + 3 * 441, unmeasured_meetings: 2 };
const ENOUGH: DiscontinueParticipation =
    DiscontinueParticipation { reason: DiscontinuationReason::WorkSituation };

/// A programme with its design of 2020 in which personas take part; the limit is an hour.
struct Promised {
    programme: ProgrammeDetails,
    application_of: BTreeMap<Persona, Uuid>,
}

impl Promised {
    async fn settle(world: &World) -> Self {
        let programme = published_programme(world, Home::A).await;
        let application_of = take_part(world, programme.id, &TAKING_PART).await;
        // Whoever leaves gives their place back, and so it has to have been taken.
        crate::retention::execute(world, "UPDATE programmes SET places_taken = 8".to_owned()).await;
        set_clock(world, 9, 1, 9);
        Self { programme, application_of }
    }

    fn mine(&self) -> Uuid {
        self.application_of[&Persona::Participant]
    }

    /// Adds a lecture of so many minutes, or of unknown length, and publishes the version.
    async fn grow(&self, world: &World, minutes: Option<u32>) -> DesignDetails {
        let draft = self.draft(world, minutes).await;
        coordinator(world).publish_design(world.key(), self.programme.id, draft.version).await.unwrap()
    }

    async fn draft(&self, world: &World, minutes: Option<u32>) -> DesignDetails {
        let client = coordinator(world);
        let draft = client.create_design_draft(world.key(), self.programme.id).await.unwrap();
        let mut elements: Vec<ElementInput> = draft.elements.iter().map(input).collect();
        let last = elements.iter().rfind(|element| element.kind == ElementKind::Lecture).unwrap().clone();
        let title =
            polku_api_types::text::Localised { fi: format!("Lisää {minutes:?}"), sv: None, en: None };
        let length = if minutes.is_some() { LengthKind::Minutes } else { LengthKind::Unknown };
        elements.push(ElementInput { title, repeats: 1, length, minutes, ..last });
        client.update_design(self.programme.id, draft.version, &UpdateDesign { elements }).await.unwrap()
    }

    async fn questions(&self, world: &World, open: Option<bool>) -> Vec<HourQuestion> {
        let query = HourQuestionsQuery { open, ..HourQuestionsQuery::default() };
        coordinator(world).list_hour_questions(self.programme.id, &query).await.unwrap().items
    }

    async fn unanswered(&self, world: &World) -> u32 {
        coordinator(world).view_programme_health(self.programme.id).await.unwrap().unanswered_hours
    }
}

fn input(element: &ElementDetails) -> ElementInput {
    ElementInput {
        kind: element.kind,
        title: element.title.clone(),
        description: element.description.clone(),
        repeats: element.repeats,
        length: element.length,
        minutes: element.minutes.filter(|_| element.length == LengthKind::Minutes),
        planned_mode: element.planned_mode,
    }
}

async fn asked(client: &Client) -> Vec<OwnHourQuestion> {
    client.list_own_hour_questions(&PageQuery::default()).await.unwrap().items
}

/// The mails that ask a persona.
async fn mails(world: &World, persona: Persona) -> Vec<String> {
    let person = world.rows(Home::A, persona).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    let texts = mails.into_iter().map(|mail| mail.letter);
    let asking = texts.filter(|letter| letter.subject.contains("enemmän aikaa"));
    // Hours are written with spaces that do not break.
    asking.map(|letter| letter.text.replace('\u{a0}', " ")).collect()
}

async fn audited(world: &World) -> usize {
    let officer = world.client(Home::A, Persona::DataProtectionOfficer);
    let page = officer.list_audit_entries(None).await.unwrap();
    page.items.iter().filter(|entry| entry.action == "hours_consented").count()
}

fn to(design: &DesignDetails) -> ConsentToHours {
    ConsentToHours { design_id: design.id }
}

for_each_engine! {
    /// Whoever chose a digest reads there that the question waits, until they answer it.
    async fn a_digest_says_that_the_question_waits(world: World) {
        let promised = Promised::settle(&world).await;
        let said = async || crate::digests::preview(&world, Persona::Participant, DigestFrequency::Weekly).await;
        assert_eq!(said().await, None, "the control");
        let grown = promised.grow(&world, Some(61)).await;
        let text = said().await.unwrap();
        assert!(text.contains("– Vastaa, suostutko luvattua suurempaan tuntimäärään"), "{text}");
        let me = world.client(Home::A, Persona::Participant);
        me.consent_to_hours(promised.mine(), world.key(), &to(&grown)).await.unwrap();
        assert_eq!(said().await, None);
    }

    async fn an_hour_more_asks_nobody_and_a_little_more_asks_everybody(world: World) {
        let promised = Promised::settle(&world).await;
        let me = world.client(Home::A, Persona::Participant);
        promised.grow(&world, Some(60)).await;
        assert_eq!((asked(&me).await, mails(&world, Persona::Participant).await.len()), (Vec::new(), 0));
        assert_eq!((promised.questions(&world, None).await.len(), promised.unanswered(&world).await), (0, 0));
        // The steps are added up: it is the promise that counts, not the version before.
        let grown = promised.grow(&world, Some(5)).await;
        let own = asked(&me).await;
        assert_eq!(own.len(), 1);
        assert_eq!((own[0].consent.design_id, own[0].consent.promised), (grown.id, PROMISED));
        assert_eq!(own[0].consent.takes, PromisedTime { minutes: PROMISED.minutes + 65, ..PROMISED });
        assert_eq!((own[0].consent.growth_limit_minutes, own[0].consent.consented_at), (60, None));
        let changes: Vec<_> = own[0].changes.iter().map(|one| (one.before, one.now.unwrap().minutes)).collect();
        assert_eq!(changes, [(None, Some(60)), (None, Some(5))]);
        let told = mails(&world, Persona::Participant).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("37 t 3 min") && told[0].contains("38 t 8 min"), "{}", told[0]);
        assert_eq!(promised.unanswered(&world).await, 8);
        assert_eq!(promised.questions(&world, Some(true)).await.len(), 8);
    }

    async fn consent_is_given_once_and_raises_the_promise(world: World) {
        let promised = Promised::settle(&world).await;
        let me = world.client(Home::A, Persona::Participant);
        let grown = promised.grow(&world, Some(120)).await;
        let key = world.key();
        let given = me.consent_to_hours(promised.mine(), key, &to(&grown)).await.unwrap();
        assert!(given.consented_at.is_some());
        assert_eq!(me.consent_to_hours(promised.mine(), key, &to(&grown)).await.unwrap(), given);
        set_clock(&world, 9, 2, 9);
        let again = me.consent_to_hours(promised.mine(), world.key(), &to(&grown)).await.unwrap();
        assert_eq!((again, audited(&world).await), (given, 1), "consenting again changes nothing");
        assert_eq!((asked(&me).await.len(), promised.unanswered(&world).await), (0, 7));
        assert_eq!(promised.questions(&world, Some(false)).await.len(), 1);
        // An hour more than they consented to asks the seven others again, and not them.
        promised.grow(&world, Some(60)).await;
        assert_eq!((asked(&me).await.len(), promised.unanswered(&world).await), (0, 7));
        // Nothing was sent meanwhile: what the version before asked is taken back, and nobody gets two figures.
        assert_eq!((mails(&world, Persona::Participant).await.len(), mails(&world, Persona::Coach).await.len()), (0, 1));
        let data = me.view_my_data().await.unwrap();
        assert_eq!(data.hour_consents.len(), 1);
        assert!(data.hour_consents[0].consented_at.is_some());
    }

    async fn a_version_that_was_replaced_is_consented_to_no_more(world: World) {
        let promised = Promised::settle(&world).await;
        let me = world.client(Home::A, Persona::Participant);
        let shown = promised.grow(&world, Some(120)).await;
        let newer = promised.grow(&world, Some(240)).await;
        let late = me.consent_to_hours(promised.mine(), world.key(), &to(&shown)).await;
        assert_eq!((code(late), audited(&world).await), (ProblemCode::HoursReplaced, 0));
        assert_eq!(asked(&me).await[0].consent.design_id, newer.id);
        // The control.
        me.consent_to_hours(promised.mine(), world.key(), &to(&newer)).await.unwrap();
        assert_eq!(audited(&world).await, 1);
    }

    async fn of_a_consent_and_a_newer_version_at_once_both_are_never_true(world: World) {
        let promised = Promised::settle(&world).await;
        let (me, runs) = (world.client(Home::A, Persona::Participant), coordinator(&world));
        let shown = promised.grow(&world, Some(120)).await;
        let draft = promised.draft(&world, Some(240)).await;
        let (body, key) = (to(&shown), world.key());
        let (given, published) = tokio::join!(
            me.consent_to_hours(promised.mine(), key, &body),
            runs.publish_design(world.key(), promised.programme.id, draft.version)
        );
        let newer = published.unwrap();
        let own = asked(&me).await;
        assert_eq!(own[0].consent.design_id, newer.id);
        // Whoever consented first is asked from there; whoever came too late, from where they were.
        let known = if given.is_ok() { 120 } else { 0 };
        assert_eq!(own[0].consent.promised.minutes, PROMISED.minutes + known, "{given:?}");
        if given.is_err() {
            assert_eq!(code(given), ProblemCode::HoursReplaced);
        }
    }

    async fn a_version_within_the_limit_makes_the_question_moot(world: World) {
        let promised = Promised::settle(&world).await;
        let (me, runs) = (world.client(Home::A, Persona::Participant), coordinator(&world));
        let grown = promised.grow(&world, Some(120)).await;
        assert_eq!(promised.unanswered(&world).await, 8);
        let draft = runs.create_design_draft(world.key(), promised.programme.id).await.unwrap();
        let mut elements: Vec<ElementInput> = draft.elements.iter().map(input).collect();
        elements.pop();
        let draft = runs.update_design(promised.programme.id, draft.version, &UpdateDesign { elements }).await.unwrap();
        let back = runs.publish_design(world.key(), promised.programme.id, draft.version).await.unwrap();
        assert_eq!((asked(&me).await.len(), promised.unanswered(&world).await), (0, 0));
        for (design, refusal) in [(&grown, ProblemCode::HoursReplaced), (&back, ProblemCode::NoHoursAsked)] {
            let refused = me.consent_to_hours(promised.mine(), world.key(), &to(design)).await;
            assert_eq!(code(refused), refusal);
        }
        assert_eq!(audited(&world).await, 0);
    }

    async fn a_meeting_of_unknown_length_is_no_way_round(world: World) {
        let promised = Promised::settle(&world).await;
        promised.grow(&world, None).await;
        assert_eq!(promised.unanswered(&world).await, 8);
        let told = mails(&world, Persona::Participant).await;
        assert!(told[0].contains("yksi uusi tilaisuus"), "{}", told[0]);
    }

    async fn nobody_answers_for_somebody_else(world: World) {
        let promised = Promised::settle(&world).await;
        let grown = promised.grow(&world, Some(120)).await;
        let (mine, programme) = (promised.mine(), promised.programme.id);
        let all = HourQuestionsQuery::default();
        for home in [Home::A, Home::B] {
            for persona in Persona::ALL {
                let client = world.client(home, persona);
                let at = format!("{home:?} {persona:?}");
                let runs = home == Home::A && matches!(persona, Persona::Coordinator | Persona::Decider);
                assert_eq!(client.list_hour_questions(programme, &all).await.is_ok(), runs, "{at}");
                if home == Home::A && persona == Persona::Participant {
                    continue;
                }
                let refused = code(client.consent_to_hours(mine, world.key(), &to(&grown)).await);
                let seen = runs || persona == Persona::SystemAdmin;
                let expected = if seen { ProblemCode::Forbidden } else { ProblemCode::NotFound };
                assert_eq!(refused, expected, "{at}");
                // Everybody who is asked reads their own question, and only that.
                if persona != Persona::SystemAdmin {
                    let own = client.list_own_hour_questions(&PageQuery::default()).await;
                    let own = own.map(|page| page.items).unwrap_or_default();
                    let application = promised.application_of.get(&persona).filter(|_| home == Home::A);
                    let shown: Vec<_> = own.iter().map(|one| one.consent.application_id).collect();
                    assert_eq!(shown, application.copied().into_iter().collect::<Vec<_>>(), "{at}");
                }
            }
        }
        let nobody = world.anonymous();
        assert_eq!(code(nobody.consent_to_hours(mine, world.key(), &to(&grown)).await), ProblemCode::Unauthenticated);
        assert_eq!((audited(&world).await, promised.unanswered(&world).await), (0, 8));
        // The control.
        let me = world.client(Home::A, Persona::Participant);
        me.consent_to_hours(mine, world.key(), &to(&grown)).await.unwrap();
        assert_eq!((audited(&world).await, promised.unanswered(&world).await), (1, 7));
    }

    async fn who_leaves_is_asked_no_more_and_who_pauses_is(world: World) {
        let promised = Promised::settle(&world).await;
        let (me, runs) = (world.client(Home::A, Persona::Participant), coordinator(&world));
        runs.pause_participation(promised.application_of[&Persona::Coach], world.key()).await.unwrap();
        let grown = promised.grow(&world, Some(120)).await;
        assert_eq!(promised.unanswered(&world).await, 8);
        me.leave_programme(promised.mine(), world.key(), &ENOUGH).await.unwrap();
        assert_eq!((asked(&me).await.len(), promised.unanswered(&world).await), (0, 7));
        let late = me.consent_to_hours(promised.mine(), world.key(), &to(&grown)).await;
        assert_eq!(code(late), ProblemCode::ParticipationStandsStill);
        let paused = world.client(Home::A, Persona::Coach);
        paused.consent_to_hours(promised.application_of[&Persona::Coach], world.key(), &to(&grown)).await.unwrap();
        assert_eq!(promised.unanswered(&world).await, 6);
    }

    async fn what_publishing_asks_is_seen_before(world: World) {
        let promised = Promised::settle(&world).await;
        let (runs, programme) = (coordinator(&world), promised.programme.id);
        assert_eq!(code(runs.preview_design_publication(programme).await), ProblemCode::DesignStandsStill);
        promised.draft(&world, Some(65)).await;
        let seen = runs.preview_design_publication(programme).await.unwrap();
        assert_eq!((seen.participants, seen.asked, seen.growth_limit_minutes), (8, 8, 60));
        assert_eq!(seen.takes, PromisedTime { minutes: PROMISED.minutes + 65, ..PROMISED });
        // A look asks nobody.
        assert_eq!((promised.unanswered(&world).await, mails(&world, Persona::Participant).await.len()), (0, 0));
        for persona in [Persona::Participant, Persona::Decider, Persona::PartnerDesigner] {
            let look = world.client(Home::A, persona).preview_design_publication(programme).await;
            assert!(look.is_err(), "{persona:?}");
        }
    }

    async fn the_limit_is_promised_with_the_call(world: World) {
        let call = approved_call(&world, Home::A).await;
        let runs = coordinator(&world);
        let seen = runs.view_programme(call.programme_id).await.unwrap();
        assert_eq!((seen.growth_limit_minutes, call.growth_limit_minutes), (60, 60));
        let to = |minutes| UpdateProgramme {
            name: seen.name.clone(),
            summary: seen.summary.clone(),
            partner: seen.partner.clone(),
            target_group: seen.target_group.clone(),
            places: seen.places,
            group_count: seen.group_count,
            growth_limit_minutes: minutes,
            published: true,
        };
        let refused = problem(runs.update_programme(seen.id, seen.version, &to(Some(600))).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::CallNotDraft, "/growth_limit_minutes"));
        let same = runs.update_programme(seen.id, seen.version, &to(None)).await.unwrap();
        assert_eq!(same.growth_limit_minutes, 60);
        // The control: before there is a call, it is free within its range.
        let (other, _) = crate::sessions::another(&world).await;
        let body = |minutes| UpdateProgramme { name: other.name.clone(), published: false, places: other.places, ..to(minutes) };
        let far = problem(runs.update_programme(other.id, other.version, &body(Some(6_001))).await);
        assert_eq!(far.errors[0].fault, FieldCode::TooLarge { max: 6_000 });
        let free = runs.update_programme(other.id, other.version, &body(Some(0))).await.unwrap();
        assert_eq!(free.growth_limit_minutes, 0);
        // Another path gives places without a call, and promises as much.
        let taken = format!("UPDATE programmes SET places_taken = 1 WHERE id = '{}'", other.id);
        crate::retention::execute(&world, taken).await;
        let refused = problem(runs.update_programme(other.id, free.version, &body(Some(6_000))).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::CallNotDraft, "/growth_limit_minutes"));
    }

    async fn a_design_is_published_twenty_times_a_day(world: World) {
        let promised = Promised::settle(&world).await;
        for _ in 0..20 {
            promised.grow(&world, Some(5)).await;
        }
        let draft = promised.draft(&world, Some(5)).await;
        let publish = async || {
            coordinator(&world).publish_design(world.key(), promised.programme.id, draft.version).await
        };
        assert_eq!(code(publish().await), ProblemCode::TooManyRequests);
        world.pass(SignedDuration::from_hours(25));
        publish().await.unwrap();
    }

    async fn asking_reads_no_more_for_many_than_for_few(world: World) {
        let promised = Promised::settle(&world).await;
        promised.grow(&world, Some(120)).await;
        let page = async |limit| {
            let query = HourQuestionsQuery { limit: Some(limit), ..HourQuestionsQuery::default() };
            let ask = async || coordinator(&world).list_hour_questions(promised.programme.id, &query).await.unwrap().items.len();
            taken(&world, ask).await
        };
        let (one, many) = (page(1).await, page(200).await);
        assert_eq!((one.0, many.0), (1, 8));
        assert!(many.1 <= one.1 + BESIDES, "{} and {}", one.1, many.1);
    }
}
