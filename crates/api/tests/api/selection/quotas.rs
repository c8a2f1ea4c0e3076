//! A draw under quotas, from the call that declares them to the proof and to what each applicant sees.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{line_chances, panel_books, people, sites};
use polku::db::{Day, DbError, Key};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{CallDetails, Quota, SaveCall, SelectionMethod};
use polku_api_types::selection::{
    CommitSelection, ConfirmSelection, Fallback, OwnChance, RevealShare, SelectionDetails, SelectionState,
};
use polku_client::Client;
use polku_domain::access::{Permission, Policy, Relation, Role, Rule, Who};
use polku_domain::ids::{ApplicationId, CallId, ProgrammeId, SelectionId, SiteId};
use polku_domain::selection::panels::Book;
use polku_domain::selection::{Digest, LineOutcome, LineSalt, Pseudonym, Verified, verify};

use super::pool::{self, ELIGIBLE, Pool, SEATS};
use super::told::looks;
use super::{HOLDERS, confirmed, promised, share};
use crate::for_each_engine;
use crate::support::calls::{apply, set_clock, terms};
use crate::support::scratch::Folder;
use crate::support::{Home, Persona, Scratch, World, code, problem};

/// The only one of a small site: in every panel, so the one whom the book would betray.
const ALONE: Persona = Persona::Coach;
/// Four of another job category.
const LAWYERS: [Persona; 4] =
    [Persona::Participant, Persona::OtherParticipant, Persona::Assessor, Persona::Mentor];

pub(super) fn quota(attribute: &str, value: &str, min: u32, max: u32) -> Quota {
    Quota { attribute: attribute.into(), value: value.into(), min, max }
}

fn two_quotas() -> Vec<Quota> {
    vec![quota("site", "Sodankylä", 1, 1), quota("job_category", "lawyer", 1, 2)]
}

fn quota_terms(quotas: Vec<Quota>) -> SaveCall {
    SaveCall { method: SelectionMethod::QuotaDraw, quotas, ..terms() }
}

/// People of two sites and two job categories.
async fn settle_register(world: &World) {
    let (agency, site) = (world.a.clone(), SiteId::new(world.app.ids.ordered()));
    let put = move |conn: &mut polku::db::AnyConn| -> Result<(), DbError> {
        diesel::insert_into(sites::table)
            .values((
                sites::id.eq(Key(site)),
                sites::agency_id.eq(Key(agency.id)),
                sites::name.eq("Sodankylä"),
                sites::valid_from.eq(Day(date(2010, 1, 1))),
                sites::version.eq(1),
            ))
            .execute(conn)?;
        let person = |persona| Key(agency.personas[&persona].person.expect("on the register"));
        diesel::update(people::table.filter(people::id.eq(person(ALONE))))
            .set(people::site_id.eq(Key(site)))
            .execute(conn)?;
        for lawyer in LAWYERS {
            diesel::update(people::table.filter(people::id.eq(person(lawyer))))
                .set(people::job_category.eq("lawyer"))
                .execute(conn)?;
        }
        Ok(())
    };
    world.app.db.write_tx(put).await.unwrap();
}

/// A programme of four places and its call, a draft.
async fn draft_call(world: &World, quotas: Vec<Quota>) -> CallDetails {
    pool::draft_call(world, &quota_terms(quotas)).await
}

/// A closed call with these quotas, to which everybody on the staff has applied.
async fn settle(world: &World, quotas: Vec<Quota>) -> Pool {
    settle_register(world).await;
    let call = pool::opened(world, draft_call(world, quotas).await).await;
    let mut application_of = BTreeMap::new();
    for persona in Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin) {
        let sent = apply(world, Home::A, persona, &call).await;
        application_of.insert(persona, ApplicationId::new(sent.id));
    }
    set_clock(world, 6, 1, 9);
    Pool { programme: ProgrammeId::new(call.programme_id), call: CallId::new(call.id), application_of }
}

pub(super) fn in_june() -> CommitSelection {
    CommitSelection {
        fallback: Fallback {
            description: "The seven main numbers of the Finnish Lotto of 6 June 2020, ascending".into(),
            available_on: date(2020, 6, 6),
        },
    }
}

pub(super) async fn committed(world: &World, pool: &Pool) -> SelectionDetails {
    let round = promised(world, pool).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await.unwrap()
}

pub(super) async fn drawn(world: &World, mut round: SelectionDetails) -> SelectionDetails {
    for (persona, _, _, number) in HOLDERS {
        let body = RevealShare { share: share(number).reveal() };
        round = world.client(Home::A, persona).reveal_share(round.id, world.key(), &body).await.unwrap();
    }
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.draw_selection(round.id, world.key(), round.version).await.unwrap()
}

pub(super) async fn confirm(world: &World, round: &SelectionDetails) -> SelectionDetails {
    let body =
        ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap()
}

pub(super) async fn chance(world: &World, pool: &Pool, persona: Persona) -> OwnChance {
    let client = world.client(Home::A, persona);
    client.view_own_chance(pool.application_of[&persona].uuid()).await.unwrap()
}

/// The hash that seals a chance, written out from docs/SELECTION.md.
fn sealed(line: Pseudonym, chance: &OwnChance) -> Digest {
    let key = Digest::of(&format!("polku-chance-key/1\n{}\n", chance.file.salt));
    let mut text = format!("polku-chance/1\n{}\n{line}\n{key}\n", chance.selection_id);
    chance.file.quotas.iter().for_each(|number| text += &format!("quota: {number}\n"));
    chance.file.panels.iter().for_each(|number| text += &format!("panel: {number}\n"));
    Digest::of(&text)
}

/// Runs the independent verifier, which knows nothing of this program.
pub(super) fn verifier(arguments: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/selection/verify.py");
    let out = Command::new("python3").arg(script).args(arguments).output().expect("Python 3");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    said
}

/// Places go to the picked panel, which keeps the quotas, and everybody's rank is that of the proof.
async fn follows_the_proof(world: &World, pool: &Pool, proof: &Verified) {
    let panel = &proof.proof().panel().expect("a panel was picked").lines;
    assert_eq!(panel.len(), SEATS as usize);
    let mut placed = Vec::new();
    for (persona, application) in &pool.application_of {
        let own = world.client(Home::A, *persona).view_own_application(application.uuid()).await.unwrap();
        let outcome = own.outcome.expect("an outcome after confirmation");
        let Some(salt) = outcome.line_salt else {
            assert_eq!(*persona, Persona::Supervisor);
            continue;
        };
        let salt = LineSalt::parse(&salt).unwrap();
        let line = Pseudonym::of(proof.proof().commitment().parts().round, *application, &salt);
        let rank = match proof.outcome_of(line).expect("the own line is in the pool") {
            LineOutcome::Place { position } => {
                placed.push(*persona);
                position
            }
            LineOutcome::Waiting { number } => SEATS + number,
        };
        assert_eq!(outcome.rank, Some(rank));
        assert!(outcome.sentences[2].contains("kiintiö"), "{:?}", outcome.sentences);
    }
    assert!(placed.contains(&ALONE), "{placed:?}");
    let lawyers = placed.iter().filter(|persona| LAWYERS.contains(persona)).count();
    assert!((1..=2).contains(&lawyers), "{placed:?}");
}

/// Everything that is public of a confirmed round.
async fn published(nobody: &Client, round: &SelectionDetails) -> String {
    let commitment = nobody.view_commitment(round.id).await.unwrap();
    let proof = nobody.view_proof(round.id).await.unwrap();
    format!("{}{proof}", serde_json::to_string(&commitment).unwrap())
}

/// Lines of what is public that an attacker who knows everybody's quotas finds in it, if the attacker has these keys.
fn found_by_register(public: &str, book: &Book, keys: &[String]) -> usize {
    let of_key = |key: &String| {
        book.opened_chances().into_iter().any(|(line, quotas, panels)| {
            let mut text = format!("polku-chance/1\n{}\n{line}\n{key}\n", book.round());
            quotas.iter().for_each(|number| text += &format!("quota: {number}\n"));
            panels.iter().for_each(|number| text += &format!("panel: {number}\n"));
            public.contains(&Digest::of(&text).to_string())
        })
    };
    keys.iter().filter(|key| of_key(key)).count()
}

for_each_engine! {
    async fn a_round_under_quotas_runs_from_the_call_to_a_proof_that_outsiders_verify(world: World) {
        let pool = settle(&world, two_quotas()).await;
        let round = committed(&world, &pool).await;
        assert_eq!((round.state, round.pool_size), (SelectionState::Committed, ELIGIBLE));
        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert!(public.text.starts_with("polku-draw/2\n"), "{}", public.text);
        assert_eq!(Digest::of(&public.text).to_string(), public.commitment_sha256);
        let named: Vec<_> = public.quotas.iter().map(|quota| (quota.value.as_str(), quota.lines)).collect();
        // Four lawyers and one at the small site: both numbers would betray somebody.
        assert_eq!(named, [("lawyer", None), ("Sodankylä", None)]);
        assert_eq!((public.panels, public.auditor.as_deref()), (Some(10_000), Some("decider")));

        let decider = world.client(Home::A, Persona::Decider);
        let early = decider.view_panel_book(round.id).await;
        assert_eq!(code(early), ProblemCode::SelectionOutOfStep);
        assert!(!round.panel_book_open);
        let own = chance(&world, &pool, Persona::Participant).await;
        let round = drawn(&world, round).await;
        assert!(round.panel_book_open);
        let book = decider.view_panel_book(round.id).await.unwrap();
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_panel_book(round.id).await), ProblemCode::Forbidden);
        let seen = looks(&world, Persona::Participant).await;
        assert!(seen.contains("view_panel_book"), "{seen:?}");
        let confirmed = confirm(&world, &round).await;
        assert_eq!(pool.states(&world).await["offered"], SEATS);

        let file = world.anonymous().view_proof(confirmed.id).await.unwrap();
        let proof = verify(&file).unwrap();
        assert_eq!(proof.proof().commitment().sha256().to_string(), confirmed.commitment_sha256.unwrap());
        follows_the_proof(&world, &pool, &proof).await;
        let folder = Folder::new();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("proof.json"), &file).unwrap();
        std::fs::write(at("chance.json"), serde_json::to_string(&own.file).unwrap()).unwrap();
        std::fs::write(at("book.json"), &book).unwrap();
        verifier(&[&at("proof.json")]);
        verifier(&[Path::new("--chance"), &at("chance.json"), &at("proof.json")]);
        verifier(&[Path::new("--audit"), &at("book.json"), &at("proof.json")]);
        // After the draw the chance is still there to be compared with the proof.
        assert_eq!(chance(&world, &pool, Persona::Participant).await, own);
    }

    async fn quotas_that_cannot_be_kept_name_the_least_change_and_store_nothing(world: World) {
        // There is a supervisor on the staff, but a rule of the call leaves supervisors outside.
        let quotas = vec![quota("is_supervisor", "true", 1, 3), quota("job_category", "lawyer", 1, 2)];
        let pool = settle(&world, quotas).await;
        let round = promised(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let late = CommitSelection {
            fallback: Fallback { available_on: date(2020, 5, 31), ..in_june().fallback },
        };
        let refused = coordinator.commit_selection(round.id, world.key(), round.version, &late).await;
        assert_eq!(code(refused), ProblemCode::InvalidFields);
        let refused = coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await;
        let told = problem(refused);
        assert_eq!(told.code, ProblemCode::QuotasInfeasible);
        let bounds: Vec<_> = told.errors.iter().map(|error| (error.pointer.as_str(), error.fault.clone())).collect();
        assert_eq!(bounds, [("/quotas/0/min", FieldCode::TooLarge { max: 0 })]);
        let after = coordinator.view_selection(round.id).await.unwrap();
        assert_eq!((after.state, after.version), (SelectionState::SharesPromised, round.version));
        assert_eq!(code(world.anonymous().view_commitment(round.id).await), ProblemCode::NotFound);
        let kept: (i64, i64) = world
            .app
            .db
            .read(|conn| -> Result<_, DbError> {
                Ok((panel_books::table.count().get_result(conn)?, line_chances::table.count().get_result(conn)?))
            })
            .await
            .unwrap();
        assert_eq!(kept, (0, 0));
    }

    async fn each_in_the_pool_sees_the_own_chance_and_nobody_else_does(world: World) {
        let pool = settle(&world, two_quotas()).await;
        let of = |persona| pool.application_of[&persona].uuid();
        let (participant, outsider) =
            (world.client(Home::A, Persona::Participant), world.client(Home::A, Persona::Supervisor));
        let nothing_yet = problem(participant.view_own_chance(of(Persona::Participant)).await);
        assert_eq!(nothing_yet.code, ProblemCode::NotFound);
        assert_eq!(participant.export_my_data().await.unwrap().data.chances, []);
        let round = promised(&world, &pool).await;
        let before = problem(outsider.view_own_chance(of(Persona::Supervisor)).await);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let key = world.key();
        let committed =
            coordinator.commit_selection(round.id, key, round.version, &in_june()).await.unwrap();
        let again = coordinator.commit_selection(round.id, key, round.version, &in_june()).await.unwrap();
        assert_eq!(again, committed, "the same key is answered alike");

        let alone = chance(&world, &pool, ALONE).await;
        assert_eq!((alone.per_mille, alone.panels, alone.of_panels), (1_000, 10_000, 10_000));
        assert_eq!(alone.quotas, [quota("site", "Sodankylä", 1, 1)]);
        let text = world.anonymous().view_commitment(round.id).await.unwrap().text;
        for persona in pool.application_of.keys().filter(|persona| **persona != Persona::Supervisor) {
            let own = chance(&world, &pool, *persona).await;
            // Three places for the other eleven, and the quotas leave their chances equal.
            let expected = if *persona == ALONE { 10_000..=10_000 } else { 2_727..=2_728 };
            assert!(expected.contains(&own.panels), "{persona:?} {}", own.panels);
            assert_eq!(own.quotas.iter().any(|quota| quota.value == "lawyer"), LAWYERS.contains(persona));
            let salt = LineSalt::parse(&own.file.salt).unwrap();
            let line = Pseudonym::of(SelectionId::new(round.id), pool.application_of[persona], &salt);
            assert_eq!(own.pool_line, line.to_string());
            assert!(text.contains(&format!("{line} {}\n", sealed(line, &own))), "{persona:?}");
        }
        let taken_along = participant.export_my_data().await.unwrap().data.chances;
        assert_eq!(taken_along, [chance(&world, &pool, Persona::Participant).await], "what is held goes along");
        assert_eq!(outsider.export_my_data().await.unwrap().data.chances, [], "outside the pool, as before");
        // Outside the pool the answer is the one from before the commitment, word for word.
        let after = problem(outsider.view_own_chance(of(Persona::Supervisor)).await);
        assert_eq!((after.code, after.title, after.errors), (before.code, before.title, before.errors));
        let other = world.client(Home::A, Persona::OtherParticipant);
        assert_eq!(code(other.view_own_chance(of(Persona::Participant)).await), ProblemCode::NotFound);
        for official in [Persona::Coordinator, Persona::Decider] {
            let asked = world.client(Home::A, official).view_own_chance(of(Persona::Participant)).await;
            assert_eq!(code(asked), ProblemCode::Forbidden, "{official:?}");
        }
        let stranger = world.client(Home::B, Persona::Participant);
        assert_eq!(code(stranger.view_own_chance(of(Persona::Participant)).await), ProblemCode::NotFound);
    }

    async fn a_call_without_quotas_is_drawn_by_the_first_format_byte_for_byte(world: World) {
        let pool = Pool::settle(&world).await;
        let round = confirmed(&world, &pool).await;
        let file = world.anonymous().view_proof(round.id).await.unwrap();
        assert!(file.contains("\"polku-draw-proof/1\"") && file.contains("\"equal chance draw\""), "{file}");
        assert!(!file.contains("quota") && !file.contains("panel") && !file.contains("auditor"), "{file}");
        assert_eq!(verify(&file).unwrap().proof().to_json(), file);
        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert!(public.text.starts_with("polku-draw/1\n") && public.quotas.is_empty());
        let told = serde_json::to_value(&public).unwrap();
        assert!(["quotas", "panels", "auditor"].iter().all(|field| told.get(field).is_none()), "{told}");
        let own = world.client(Home::A, Persona::Participant);
        let asked = own.view_own_chance(pool.application_of[&Persona::Participant].uuid()).await;
        assert_eq!(code(asked), ProblemCode::NotFound);
        let decider = world.client(Home::A, Persona::Decider);
        assert!(!decider.view_selection(round.id).await.unwrap().panel_book_open);
        assert_eq!(code(decider.view_panel_book(round.id).await), ProblemCode::NotFound);
    }

    /// N17, section 7 of docs/SELECTION.md: the only one of a site is in every panel, and nothing public says so.
    async fn what_is_public_of_a_quota_round_holds_no_attribute_of_a_person(world: World) {
        let pool = settle(&world, two_quotas()).await;
        let round = committed(&world, &pool).await;
        let round = drawn(&world, round).await;
        let book = world.client(Home::A, Persona::Decider).view_panel_book(round.id).await.unwrap();
        let round = confirm(&world, &round).await;
        let public = published(&world.anonymous(), &round).await;
        for secret in ["Rooli-", "Hämeenlinna", "Yksikkö 1", "expert", "asiantuntija", "example.test"] {
            assert!(!public.contains(secret), "{secret}");
        }
        for application in pool.application_of.values() {
            assert!(!public.contains(&application.to_string()));
        }
        let raw: serde_json::Value = serde_json::from_str(&book).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let keys: Vec<String> = raw["lines"].as_array().unwrap().iter().map(|line| text(&line["key"])).collect();
        assert_eq!(keys.len(), ELIGIBLE as usize);
        assert!(!public.contains(&text(&raw["secret"])));
        assert!(keys.iter().all(|key| !public.contains(key)));
        let of_line: serde_json::Value =
            serde_json::from_str(&world.anonymous().view_proof(round.id).await.unwrap()).unwrap();
        for line in of_line["commitment"]["pool"].as_array().unwrap() {
            let names: Vec<&String> = line.as_object().unwrap().keys().collect();
            assert_eq!(names, ["chance", "line"]);
        }
        // Whoever knows the panels and everybody's quotas, but no key, finds no line; with the keys, every one.
        let book = Book::from_json(&book).unwrap();
        let guesses: Vec<String> = (0..50).map(|number| Digest::of(&format!("guess {number}")).to_string()).collect();
        assert_eq!(found_by_register(&public, &book, &guesses), 0);
        assert_eq!(found_by_register(&public, &book, &keys), ELIGIBLE as usize);
    }

    async fn quotas_are_terms_of_the_call_and_stand_still_with_them(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let call = draft_call(&world, two_quotas()).await;
        assert_eq!(call.method, SelectionMethod::QuotaDraw);
        let sorted = [quota("job_category", "lawyer", 1, 2), quota("site", "Sodankylä", 1, 1)];
        assert_eq!(call.quotas, sorted);
        let wrong = quota_terms(vec![
            quota("unit", "Yksikkö 1", 3, 2),
            quota("unit", " ", 0, 1),
            quota("shoe_size", "43", 0, 1),
            quota("site", &"x".repeat(201), 0, 0),
            quota("job_category", "lawyer", 5, 6),
        ]);
        let told = problem(coordinator.update_call(call.id, call.version, &wrong).await);
        let at: Vec<_> = told.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(
            at,
            [
                "/quotas/2/attribute", "/quotas/0/min", "/quotas/1/value", "/quotas/3/value", "/quotas/3/max",
                "/quotas/4/min",
            ]
        );
        let protected = quota_terms(vec![quota("sukupuoli", "nainen", 1, 2)]);
        let refused = coordinator.update_call(call.id, call.version, &protected).await;
        assert_eq!(code(refused), ProblemCode::ProtectedGround);
        let plain = SaveCall { quotas: two_quotas(), ..terms() };
        let told = problem(coordinator.update_call(call.id, call.version, &plain).await);
        assert_eq!(told.errors[0].pointer, "/method");
        // Nobody on the staff is of these; with two at the small site, one of them would be missing.
        let told = problem(coordinator.submit_call(world.key(), call.id, call.version).await);
        let at: Vec<_> = told.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!((told.code, at), (ProblemCode::CallIncomplete, vec!["/quotas/0/value", "/quotas/1/value"]));
        settle_register(&world).await;
        let two = quota_terms(vec![quota("site", "Sodankylä", 2, 2)]);
        let wanted = coordinator.update_call(call.id, call.version, &two).await.unwrap();
        let told = problem(coordinator.submit_call(world.key(), call.id, wanted.version).await);
        assert_eq!(told.errors[0].fault, FieldCode::TooLarge { max: 1 });
        let call = coordinator.update_call(call.id, wanted.version, &quota_terms(two_quotas())).await.unwrap();
        let call = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
        let late = coordinator.update_call(call.id, call.version, &quota_terms(two_quotas())).await;
        assert_eq!(code(late), ProblemCode::CallNotDraft);
    }
}

/// The control of the chance's test: a service that shows it to others is noticed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chance_shown_to_others_would_be_noticed() {
    let mut rules = Policy::house().rules().to_vec();
    rules.push(Rule {
        permission: Permission::ViewOwnChance,
        who: Who::Role(Role::Participant),
        relation: Relation::Agency,
    });
    let world = World::start_with(Scratch::sqlite(), Policy::from_rules(rules)).await;
    let pool = settle(&world, two_quotas()).await;
    committed(&world, &pool).await;
    let other = world.client(Home::A, Persona::OtherParticipant);
    let seen = other.view_own_chance(pool.application_of[&Persona::Participant].uuid()).await.unwrap();
    assert_eq!(seen.per_mille, 273);
}
