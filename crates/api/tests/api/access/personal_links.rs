//! The personal link of somebody who has left: it opens their own data and nothing else, once, until it ends.

use actix_web::cookie::Cookie;
use jiff::SignedDuration;
use polku::jobs::Runner;
use polku::notify::{Outbox, Transport};
use polku_api_types::accommodation::{AccommodationNeed, NameAccommodationContact, SetAccommodationWish};
use polku_api_types::groups::{SetApartWish, SetGroupWishes};
use polku_api_types::page::PageQuery;
use polku_api_types::people::{MyData, PeopleQuery, WithheldPart};
use polku_api_types::personal_links::LinkAddress;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::AskForCheck;
use polku_api_types::text::Language;
use polku_client::{Client, ClientError};
use polku_domain::access::{Permission, Policy, Relation, Rule, Who};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::matrix::{NOTHING, ask_as, doors, ends_the_asker};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, Scratch, World, code};

const ADDRESS: &str = "oma.osoite@kotona.test";
/// Nobody else would write this, so wherever it is found it came from the wish.
const MARK: &str = "Tarvitsen luiskan.";

fn person(world: &World, home: Home, persona: Persona) -> Uuid {
    world.rows(home, persona).person.expect("on the staff").uuid()
}

/// The register names somebody no longer, or again.
pub async fn serves(world: &World, home: Home, persona: Persona, active: bool) {
    let (person, left) = (person(world, home, persona), if active { "NULL" } else { "'2020-05-04'" });
    let sql = format!("UPDATE people SET active = {active}, left_on = {left} WHERE id = '{person}'");
    execute(world, sql).await;
}

/// The secret of a link.
pub fn secret(link: &str) -> &str {
    link.split('#').nth(1).expect("the secret is behind the #")
}

/// A link that a coordinator hands over.
async fn handed(world: &World, home: Home, persona: Persona) -> String {
    let coordinator = world.client(home, Persona::Coordinator);
    let made = coordinator.issue_personal_link(person(world, home, persona), world.key()).await.unwrap();
    secret(&made.link.expect("the first answer shows the link")).to_owned()
}

/// A browser that has opened a link.
async fn opened(world: &World, token: &str) -> Client {
    let browser = world.anonymous();
    browser.open_personal_link(token).await.unwrap();
    browser
}

/// Somebody left and has opened the link that was handed over.
async fn leaver(world: &World, home: Home, persona: Persona) -> Client {
    serves(world, home, persona, false).await;
    opened(world, &handed(world, home, persona).await).await
}

async fn send(world: &World) {
    Runner::new(world.app.clone()).run_due().await.unwrap();
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    outbox.send_due().await.unwrap();
}

/// The links that were mailed to an address, the latest first.
async fn mailed(world: &World, home: Home, address: &str) -> Vec<String> {
    send(world).await;
    let admin = world.client(home, Persona::AgencyAdmin);
    let mails = admin.list_sunk_mails(None).await.unwrap().items;
    let to = mails.iter().filter(|mail| mail.recipient == address);
    let link = |text: &str| {
        let line = text.lines().find(|line| line.contains("/personal-link#")).expect("a link");
        secret(line.trim()).to_owned()
    };
    to.map(|mail| link(&mail.text)).collect()
}

fn address(text: &str) -> LinkAddress {
    LinkAddress { address: text.to_owned() }
}

fn mail_of(persona: Persona) -> String {
    format!("{}@example.test", persona.name())
}

/// The participant says what nobody else may read, or one person alone.
async fn say_in_confidence(world: &World, pool: &Pool) {
    let (own, application) =
        (world.client(Home::A, Persona::Participant), pool.application_of[&Persona::Participant].uuid());
    let apart = vec![SetApartWish { email: mail_of(Persona::Coach) }];
    let wishes = SetGroupWishes { mode: None, languages: vec![Language::Fi], apart };
    own.set_group_wishes(application, 0, &wishes).await.unwrap();
    let contact = NameAccommodationContact { email: mail_of(Persona::Facilitator) };
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.name_accommodation_contact(pool.programme.uuid(), 0, &contact).await.unwrap();
    let needs = vec![AccommodationNeed::StepFreeAccess];
    let wish = SetAccommodationWish { needs, words: Some(MARK.to_owned()) };
    own.set_accommodation_wish(application, 0, &wish).await.unwrap();
}

fn is_confided(data: &MyData) -> bool {
    let told = serde_json::to_string(data).unwrap();
    told.contains(MARK) && told.contains(&mail_of(Persona::Coach))
}

async fn is_out(browser: &Client) -> bool {
    matches!(browser.view_my_data().await, Err(ClientError::Problem(problem)) if problem.code == ProblemCode::Unauthenticated)
}

for_each_engine! {
    /// What is held is told as it was told before leaving, and in the own log stands who handed the link over.
    async fn a_link_opens_what_is_held_of_its_holder(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let before = world.client(Home::A, Persona::Participant).view_my_data().await.unwrap();
        let browser = leaver(&world, Home::A, Persona::Participant).await;
        let data = browser.view_my_data().await.unwrap();
        assert_eq!(data.person.as_ref().map(|own| own.id), before.person.as_ref().map(|own| own.id));
        assert_eq!(data.applications, before.applications);
        let outcome = data.applications[0].outcome.as_ref().expect("the outcome");
        assert!(!outcome.rules.is_empty() && !outcome.sentences.is_empty());
        assert_eq!(data.account.map(|held| held.account_id), before.account.map(|held| held.account_id));
        assert_eq!(data.personal_link.address, None);
        assert!(data.personal_link.opened_at.is_some());
        let log = browser.view_my_access_log(&PageQuery::default()).await.unwrap().items;
        let handed = log.iter().find(|look| look.operation == "issue_personal_link").expect("it is told");
        assert_eq!((handed.record.as_str(), handed.viewer_role.as_deref()), ("personal_link", Some("coordinator")));
        let own = log.iter().find(|look| look.operation == "view_my_data" && look.viewer_role.as_deref() == Some("leaver"));
        assert!(own.is_some(), "{log:#?}");
        let taken = browser.export_my_data().await.unwrap();
        assert_eq!(taken.data.applications, before.applications);
        assert!(!taken.access_log.is_empty());
    }

    async fn a_leaver_passes_no_other_door(world: World) {
        let browser = leaver(&world, Home::A, Persona::Participant).await;
        let own = ["ask_for_check", "export_my_data", "view_my_access_log", "view_my_data"];
        assert_eq!(passed(&world, &browser).await, own);
    }

    async fn anothers_data_stays_anothers(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let browser = leaver(&world, Home::A, Persona::Participant).await;
        let claim = AskForCheck { claim: "Tehtäväni alkoi aiemmin.".into() };
        let others = pool.application_of[&Persona::Coach].uuid();
        assert_eq!(code(browser.ask_for_check(others, world.key(), &claim).await), ProblemCode::NotFound);
        let own = pool.application_of[&Persona::Participant].uuid();
        browser.ask_for_check(own, world.key(), &claim).await.unwrap();
        let told = serde_json::to_string(&browser.view_my_data().await.unwrap()).unwrap();
        assert!(told.contains(&own.to_string()) && !told.contains(&others.to_string()));
    }

    async fn a_link_opens_once(world: World) {
        serves(&world, Home::A, Persona::Participant, false).await;
        let token = handed(&world, Home::A, Persona::Participant).await;
        let browser = opened(&world, &token).await;
        let again = world.anonymous();
        assert_eq!(code(again.open_personal_link(&token).await), ProblemCode::LinkNotValid);
        assert!(is_out(&again).await && !is_out(&browser).await);
        // The next link takes the place of what this one opened.
        let next = opened(&world, &handed(&world, Home::A, Persona::Participant).await).await;
        assert!(is_out(&browser).await && !is_out(&next).await);
        next.end_sign_in().await.unwrap();
        assert!(is_out(&next).await);
        assert_eq!(count(&world, "personal_link_sessions", "TRUE").await, 0);
    }

    async fn of_two_who_open_one_link_together_one_is_let_in(world: World) {
        serves(&world, Home::A, Persona::Participant, false).await;
        let token = handed(&world, Home::A, Persona::Participant).await;
        let browsers: Vec<Client> = (0..4).map(|_| world.anonymous()).collect();
        let opening = browsers.iter().map(|browser| browser.open_personal_link(&token));
        let opened = futures_util::future::join_all(opening).await;
        assert_eq!(opened.iter().filter(|answer| answer.is_ok()).count(), 1, "{opened:?}");
    }

    async fn a_link_ends_by_its_time_and_by_a_newer_one(world: World) {
        serves(&world, Home::A, Persona::Participant, false).await;
        let (first, second) =
            (handed(&world, Home::A, Persona::Participant).await, handed(&world, Home::A, Persona::Participant).await);
        assert_eq!(code(world.anonymous().open_personal_link(&first).await), ProblemCode::LinkNotValid);
        world.pass(SignedDuration::from_hours(14 * 24) - SignedDuration::from_secs(1));
        let state = fresh(&world).await.view_personal_link(person(&world, Home::A, Persona::Participant)).await.unwrap();
        assert!(state.has_left && state.link_until.is_some() && !state.open);
        world.pass(SignedDuration::from_secs(1));
        assert_eq!(code(world.anonymous().open_personal_link(&second).await), ProblemCode::LinkNotValid);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(count(&world, "personal_links", "TRUE").await, 0, "and nothing is left of it");
    }

    async fn what_a_link_opened_ends_when_it_is_left_alone_and_by_its_age(world: World) {
        let browser = leaver(&world, Home::A, Persona::Participant).await;
        world.pass(SignedDuration::from_mins(29));
        assert!(!is_out(&browser).await);
        world.pass(SignedDuration::from_mins(30));
        assert!(is_out(&browser).await, "nobody used it for half an hour");
        let browser = opened(&world, &handed(&world, Home::A, Persona::Participant).await).await;
        for _ in 0..5 {
            world.pass(SignedDuration::from_mins(20));
            assert!(!is_out(&browser).await);
        }
        world.pass(SignedDuration::from_mins(20));
        assert!(is_out(&browser).await, "two hours have passed");
    }

    async fn whoever_made_it_can_end_it(world: World) {
        let own = world.client(Home::A, Persona::Participant);
        own.set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        serves(&world, Home::A, Persona::Participant, false).await;
        world.pass(SignedDuration::from_hours(1));
        let browser = opened(&world, &mailed(&world, Home::A, ADDRESS).await[0]).await;
        let whose = person(&world, Home::A, Persona::Participant);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        world.pass(SignedDuration::from_mins(1));
        assert!(admin.issue_personal_link(whose, world.key()).await.unwrap().sent);
        let unused = mailed(&world, Home::A, ADDRESS).await.remove(0);
        let state = admin.view_personal_link(whose).await.unwrap();
        assert!(state.address_given && state.open && state.link_until.is_some());
        admin.end_personal_link(whose).await.unwrap();
        assert!(is_out(&browser).await);
        assert_eq!(code(world.anonymous().open_personal_link(&unused).await), ProblemCode::LinkNotValid);
        let sent = mailed(&world, Home::A, ADDRESS).await.len();
        world.pass(SignedDuration::from_hours(1));
        world.anonymous().ask_for_personal_link(&address(ADDRESS)).await.unwrap();
        assert_eq!(mailed(&world, Home::A, ADDRESS).await.len(), sent, "the way back is shut, too");
    }

    /// Whose address it is, removes it; and whose link is ended, is told by whom.
    async fn ending_a_link_is_for_those_who_have_left_and_is_told_to_them(world: World) {
        let own = world.client(Home::A, Persona::Participant);
        own.set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        let (whose, coordinator) = (person(&world, Home::A, Persona::Participant), world.client(Home::A, Persona::Coordinator));
        assert_eq!(code(coordinator.end_personal_link(whose).await), ProblemCode::StillInService);
        assert_eq!(own.view_own_personal_link().await.unwrap().address.as_deref(), Some(ADDRESS));
        // The control: of somebody who has left, it ends; and whoever opens the next one reads who did it.
        serves(&world, Home::A, Persona::Participant, false).await;
        coordinator.end_personal_link(whose).await.unwrap();
        let browser = opened(&world, &handed(&world, Home::A, Persona::Participant).await).await;
        let log = browser.view_my_access_log(&PageQuery::default()).await.unwrap().items;
        let ended: Vec<_> = log.iter().filter(|look| look.operation == "end_personal_link").collect();
        assert_eq!(ended.len(), 1, "{log:#?}");
        assert_eq!(ended[0].viewer_role.as_deref(), Some("coordinator"));
    }

    /// ADR 15: whoever works at the agency holds no link in their hands that opens what no role may read.
    async fn of_whoever_gave_an_address_nobody_is_shown_a_link(world: World) {
        let own = world.client(Home::A, Persona::Participant);
        own.set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        serves(&world, Home::A, Persona::Participant, false).await;
        world.pass(SignedDuration::from_hours(1));
        let first = mailed(&world, Home::A, ADDRESS).await;
        let (whose, key) = (person(&world, Home::A, Persona::Participant), world.key());
        let coordinator = fresh(&world).await;
        for _ in 0..2 {
            let made = coordinator.issue_personal_link(whose, key).await.unwrap();
            assert_eq!((made.link, made.sent), (None, true), "in the first answer and in its repeat");
        }
        let links = mailed(&world, Home::A, ADDRESS).await;
        assert_eq!((first.len(), links.len()), (1, 2), "one mail, to its holder");
        let new = links.iter().find(|link| !first.contains(link)).unwrap();
        assert_eq!(code(world.anonymous().open_personal_link(&first[0]).await), ProblemCode::LinkNotValid);
        let log = opened(&world, new).await.view_my_access_log(&PageQuery::default()).await.unwrap().items;
        assert!(log.iter().any(|look| look.operation == "issue_personal_link"), "who had it sent is told");
        // The control: of whoever gave none it is shown.
        serves(&world, Home::A, Persona::Coach, false).await;
        let made = coordinator.issue_personal_link(person(&world, Home::A, Persona::Coach), world.key()).await.unwrap();
        assert!(made.link.is_some() && !made.sent);
    }

    /// Whoever hands a link over can have opened it.
    async fn a_link_that_was_handed_over_leaves_out_what_no_role_may_read(world: World) {
        let pool = Pool::settle(&world).await;
        say_in_confidence(&world, &pool).await;
        let own = world.client(Home::A, Persona::Participant);
        let before = own.view_my_data().await.unwrap();
        assert!(before.withheld.is_empty() && is_confided(&before), "the control: the author reads it");
        let by_hand = leaver(&world, Home::A, Persona::Participant).await;
        for data in [by_hand.view_my_data().await.unwrap(), by_hand.export_my_data().await.unwrap().data] {
            assert_eq!(data.withheld, WithheldPart::ALL);
            assert_eq!((data.group_wishes.len(), data.group_wishes[0].apart.len()), (1, 0));
            assert_eq!((data.accommodation_wishes.len(), data.personal_link.by_hand), (0, Some(true)));
            let told = serde_json::to_string(&data).unwrap();
            assert!(!told.contains(MARK) && !told.contains(&mail_of(Persona::Coach)), "{told}");
        }
        // Another who left and confided nothing is told the same: it does not say whether there is anything.
        let other = leaver(&world, Home::A, Persona::Coach).await;
        assert_eq!(other.view_my_data().await.unwrap().withheld, WithheldPart::ALL);
    }

    /// The control: a link that went to its holder alone opens everything.
    async fn a_link_that_was_mailed_leaves_out_nothing(world: World) {
        let pool = Pool::settle(&world).await;
        say_in_confidence(&world, &pool).await;
        let own = world.client(Home::A, Persona::Participant);
        own.set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        serves(&world, Home::A, Persona::Participant, false).await;
        world.pass(SignedDuration::from_hours(1));
        let by_mail = opened(&world, &mailed(&world, Home::A, ADDRESS).await[0]).await;
        let data = by_mail.view_my_data().await.unwrap();
        assert!(data.withheld.is_empty() && is_confided(&data));
        assert_eq!((data.personal_link.address.as_deref(), data.personal_link.by_hand), (Some(ADDRESS), Some(false)));
    }

    /// By whatever way the register says so.
    async fn whoever_comes_back_signs_in_again(world: World) {
        let own = world.client(Home::A, Persona::Participant);
        assert_eq!(
            code(world.client(Home::A, Persona::Coordinator)
                .issue_personal_link(person(&world, Home::A, Persona::Participant), world.key()).await),
            ProblemCode::StillInService
        );
        let browser = leaver(&world, Home::A, Persona::Participant).await;
        let unused = handed(&world, Home::A, Persona::Participant).await;
        assert!(is_out(&own).await, "whoever has left cannot sign in");
        serves(&world, Home::A, Persona::Participant, true).await;
        assert!(is_out(&browser).await && !is_out(&own).await);
        // And whoever leaves again has no use of the old one.
        serves(&world, Home::A, Persona::Participant, false).await;
        assert!(is_out(&browser).await);
        assert_eq!(code(world.anonymous().open_personal_link(&unused).await), ProblemCode::LinkNotValid);
    }

    async fn the_link_goes_where_its_holder_said_when_their_service_ends(world: World) {
        let own = world.client(Home::A, Persona::Participant);
        let said = own.set_own_link_address(world.key(), &address(" Oma.Osoite@Kotona.test ")).await.unwrap();
        assert_eq!(said.address.as_deref(), Some(ADDRESS));
        assert_eq!(code(own.set_own_link_address(world.key(), &address("kotona")).await), ProblemCode::InvalidFields);
        assert_eq!(mailed(&world, Home::A, ADDRESS).await.len(), 0, "not while they are here");
        serves(&world, Home::A, Persona::Participant, false).await;
        world.pass(SignedDuration::from_hours(1));
        let links = mailed(&world, Home::A, ADDRESS).await;
        assert_eq!(links.len(), 1);
        let browser = opened(&world, &links[0]).await;
        let held = browser.view_my_data().await.unwrap().personal_link;
        assert_eq!(held.address.as_deref(), Some(ADDRESS));
        // Once, however often the job runs; a new one is asked for, and nobody is told whether the address is known.
        world.pass(SignedDuration::from_hours(1));
        assert_eq!(mailed(&world, Home::A, ADDRESS).await.len(), 1);
        let asking = world.anonymous();
        asking.ask_for_personal_link(&address("vieras@kotona.test")).await.unwrap();
        asking.ask_for_personal_link(&address("OMA.OSOITE@kotona.test")).await.unwrap();
        assert_eq!(mailed(&world, Home::A, ADDRESS).await.len(), 2);
        assert_eq!(mailed(&world, Home::A, "vieras@kotona.test").await.len(), 0);
        own.delete_own_link_address().await.expect_err("whoever has left changes nothing");
    }

    /// In clear as long as the mail waits, and never in a table of links.
    async fn no_secret_is_kept(world: World) {
        world.client(Home::A, Persona::Participant).set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        serves(&world, Home::A, Persona::Participant, false).await;
        serves(&world, Home::A, Persona::Coach, false).await;
        world.pass(SignedDuration::from_hours(1));
        let sent = mailed(&world, Home::A, ADDRESS).await.remove(0);
        let handed = handed(&world, Home::A, Persona::Coach).await;
        for secret in [sent, handed] {
            let text: &'static str = secret.leak();
            let mut found = crate::walks::columns_with(&world, text).await;
            found.retain(|column| !column.starts_with("mail_sink."));
            assert_eq!(found, Vec::<String>::new());
        }
        let text = world.client(Home::A, Persona::Coordinator);
        let key = world.key();
        let whose = person(&world, Home::A, Persona::Coach);
        assert!(text.issue_personal_link(whose, key).await.unwrap().link.is_some());
        assert!(text.issue_personal_link(whose, key).await.unwrap().link.is_none(), "a repeat shows none");
    }

    async fn guessing_is_held_back_and_a_right_link_is_not(world: World) {
        serves(&world, Home::A, Persona::Participant, false).await;
        let token = handed(&world, Home::A, Persona::Participant).await;
        let guess = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for _ in 0..20 {
            assert_eq!(code(world.anonymous().open_personal_link(guess).await), ProblemCode::LinkNotValid);
        }
        assert_eq!(code(world.anonymous().open_personal_link(guess).await), ProblemCode::TooManyRequests);
        // A right link is let in: whoever guesses beside somebody shuts nobody out.
        opened(&world, &token).await;
        assert_eq!(code(world.anonymous().open_personal_link(guess).await), ProblemCode::TooManyRequests);
        world.pass(SignedDuration::from_mins(16));
        assert_eq!(code(world.anonymous().open_personal_link(guess).await), ProblemCode::LinkNotValid);
    }

    /// Whoever knows an address can neither fill its mailbox nor end the link before it is read, and hears nothing.
    async fn nobody_floods_an_address_that_they_know(world: World) {
        world.client(Home::A, Persona::Participant).set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
        serves(&world, Home::A, Persona::Participant, false).await;
        world.pass(SignedDuration::from_hours(1));
        let first = mailed(&world, Home::A, ADDRESS).await;
        for minutes in [1, 1, 2] {
            world.pass(SignedDuration::from_mins(minutes));
            for asked in [ADDRESS, "vieras@kotona.test"] {
                world.anonymous().ask_for_personal_link(&address(asked)).await.unwrap();
            }
        }
        assert_eq!(mailed(&world, Home::A, ADDRESS).await, first, "the link that is being read stays");
        opened(&world, &first[0]).await;
        // From five minutes on one goes; of all on this day five.
        let mut sent = Vec::new();
        for _ in 0..8 {
            world.pass(SignedDuration::from_mins(6));
            world.anonymous().ask_for_personal_link(&address(ADDRESS)).await.unwrap();
            sent.push(mailed(&world, Home::A, ADDRESS).await.len());
        }
        assert_eq!(sent, [2, 3, 4, 5, 5, 5, 5, 5]);
        set_clock(&world, 5, 5, 8);
        world.anonymous().ask_for_personal_link(&address(ADDRESS)).await.unwrap();
        send(&world).await;
        assert_eq!(count(&world, "mail_sink", &format!("recipient = '{ADDRESS}'")).await, 6, "another day");
        // Whoever asks for many addresses waits, known ones or not.
        for _ in 0..49 {
            world.anonymous().ask_for_personal_link(&address("vieras@kotona.test")).await.unwrap();
        }
        let more = world.anonymous().ask_for_personal_link(&address(ADDRESS)).await;
        assert_eq!(code(more), ProblemCode::TooManyRequests);
    }

    async fn an_agency_gives_links_to_its_own_alone(world: World) {
        serves(&world, Home::B, Persona::Participant, false).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let whose = person(&world, Home::B, Persona::Participant);
        assert_eq!(code(coordinator.issue_personal_link(whose, world.key()).await), ProblemCode::NotFound);
        assert_eq!(code(coordinator.view_personal_link(whose).await), ProblemCode::NotFound);
        assert_eq!(code(coordinator.end_personal_link(whose).await), ProblemCode::NotFound);
        let browser = opened(&world, &handed(&world, Home::B, Persona::Participant).await).await;
        let data = browser.view_my_data().await.unwrap();
        assert_eq!(data.account.and_then(|held| held.agency_id), Some(world.b.id.uuid()));
        assert_eq!(code(browser.list_people(&PeopleQuery::default()).await), ProblemCode::Forbidden);
    }

    /// One address in two agencies: each sends a link of its own, to its own data.
    async fn whoever_left_two_agencies_gets_two_links(world: World) {
        for home in [Home::A, Home::B] {
            world.client(home, Persona::Participant).set_own_link_address(world.key(), &address(ADDRESS)).await.unwrap();
            serves(&world, home, Persona::Participant, false).await;
        }
        world.pass(SignedDuration::from_hours(1));
        for home in [Home::A, Home::B] {
            let links = mailed(&world, home, ADDRESS).await;
            assert_eq!(links.len(), 1, "{home:?}");
            let data = opened(&world, &links[0]).await.view_my_data().await.unwrap();
            assert_eq!(data.person.map(|own| own.id), Some(person(&world, home, Persona::Participant)));
        }
    }

    /// Whoever holds roles in the agency leaves them behind.
    async fn a_coordinator_who_left_coordinates_no_more(world: World) {
        serves(&world, Home::A, Persona::Coordinator, false).await;
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let made = admin.issue_personal_link(person(&world, Home::A, Persona::Coordinator), world.key()).await.unwrap();
        let browser = opened(&world, secret(&made.link.unwrap())).await;
        let data: MyData = browser.view_my_data().await.unwrap();
        assert!(data.account.unwrap().roles.iter().any(|held| held.role == "coordinator"), "it is held, and told");
        assert_eq!(code(browser.list_people(&PeopleQuery::default()).await), ProblemCode::Forbidden);
    }

    /// The cookie is no script's, and no other site's page changes anything with it.
    async fn the_cookie_is_as_careful_as_that_of_a_sign_in(world: World) {
        serves(&world, Home::A, Persona::Participant, false).await;
        let token = handed(&world, Home::A, Persona::Participant).await;
        let raw = reqwest::Client::new();
        let at = |path: &str| format!("{}/api/v1/{path}", world.origin);
        let body = json!({ "token": token });
        let foreign = raw.post(at("personal_links/opening")).header("Origin", "https://evil.example").json(&body);
        assert_eq!(foreign.send().await.unwrap().status(), 403);
        // Whoever was signed in in that browser is not any more.
        let signed_in = world.cookie(Home::A, Persona::Supervisor);
        let opening = raw.post(at("personal_links/opening")).header("Cookie", &signed_in);
        let answer = opening.header("Sec-Fetch-Site", "same-origin").json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 204);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let set = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
        let cookie = Cookie::parse(set.as_str()).unwrap();
        assert!(cookie.http_only() == Some(true) && set.contains("SameSite=Lax"), "{set}");
        let before = raw.get(at("me")).header("Cookie", signed_in).send().await.unwrap();
        assert_eq!(before.status(), 401);
        let own = format!("{}={}", cookie.name(), cookie.value());
        let read = raw.get(at("me/data")).header("Cookie", &own).send().await.unwrap();
        assert_eq!(read.status(), 200);
        let out = raw.request(Method::DELETE, at("sign_ins/current")).header("Cookie", &own);
        assert_eq!(out.header("Sec-Fetch-Site", "cross-site").send().await.unwrap().status(), 403);
        let problem: Value = raw.get(at("me")).header("Cookie", &own).send().await.unwrap().json().await.unwrap();
        assert_eq!(problem["code"], "forbidden");
    }
}

/// The coordinator, signed in anew as long after as the clock says.
async fn fresh(world: &World) -> Client {
    let hash = world.rows(Home::A, Persona::Coordinator).account;
    let now = world.app.clock.now();
    let later = now + SignedDuration::from_hours(1);
    execute(
        world,
        format!(
            "UPDATE sign_ins SET last_used_at = '{}', expires_at = '{}' WHERE account_id = '{hash}'",
            moment(now),
            moment(later)
        ),
    )
    .await;
    world.client(Home::A, Persona::Coordinator)
}

fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Every operation there is, asked by a leaver about nothing and about real things: those that do not refuse them, but for
/// what is everybody's.
async fn passed(world: &World, browser: &Client) -> Vec<String> {
    let pool = Pool::settle(world).await;
    let (document, operations) = doors().await;
    let everybodys = |permission| Policy::house().rules_for(permission).any(|rule| rule.who == Who::Anyone);
    let ids = [NOTHING, pool.application_of[&Persona::Coach].uuid(), pool.call.uuid(), pool.programme.uuid()];
    let mut passed = std::collections::BTreeSet::new();
    for operation in operations.iter().filter(|operation| !ends_the_asker(operation)) {
        if everybodys(operation.needed.permission.expect("a door")) {
            continue;
        }
        for id in ids {
            let heard = ask_as(world, browser, &document, operation, id).await;
            assert_ne!(heard.status, 401, "{}", operation.id);
            if heard.status != 403 {
                passed.insert(operation.id.clone());
            }
        }
    }
    passed.into_iter().collect()
}

/// The walk itself is tested: a service that lets a leaver do more is noticed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_lets_leavers_do_more_is_noticed() {
    let mut rules = Policy::house().rules().to_vec();
    rules.push(Rule { permission: Permission::ListPeople, who: Who::Leaver, relation: Relation::None });
    let world = World::start_with(Scratch::sqlite(), Policy::from_rules(rules)).await;
    let browser = leaver(&world, Home::A, Persona::Participant).await;
    let seen = passed(&world, &browser).await;
    assert!(seen.iter().any(|operation| operation == "list_people"), "{seen:?}");
}
