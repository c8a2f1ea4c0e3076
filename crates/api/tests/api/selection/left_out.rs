//! A preference for those whom an earlier round left out: from the call that declares it to the outcome of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{applications, decisions};
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::applications::{
    ApplicationState, ApplicationsQuery, CheckCause, CheckFinding, CheckRemedy,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, Problem, ProblemCode};
use polku_api_types::programmes::{
    CallDetails, CopyProgramme, LeftOut, LeftOutDecision, NextYearQuery, SaveCall, SelectionMethod,
};
use polku_api_types::rehearsal::{RehearsalPool, RehearseSelection, StratumKind};
use polku_api_types::selection::{AnswerCheck, AskForCheck, CorrectedFact, SelectionDetails};
use polku_domain::access::Role;
use polku_domain::ids::{ApplicationId, CallId, ProgrammeId, SelectionId};
use polku_domain::selection::verify;
use uuid::Uuid;

use super::pool::{self, ELIGIBLE, Pool, SEATS};
use super::quotas::{chance, committed, confirm, drawn, in_june, quota, verifier};
use super::{confirmed, promised};
use crate::for_each_engine;
use crate::support::calls::{apply, set_clock, terms, text};
use crate::support::scratch::Folder;
use crate::support::{Home, Persona, World, code, problem};

/// The preference, decided.
fn left_out(round: Uuid, min: u32) -> LeftOut {
    let decision = LeftOutDecision {
        reason: text("Edellisellä kerralla moni jäi ilman paikkaa."),
        decided_by_name: "Päivi Päättäjä".into(),
        decided_by_title: "kehittämispäällikkö".into(),
        decided_on: date(2020, 5, 7),
    };
    LeftOut { selection_id: round, min, decision: Some(decision) }
}

fn preferring(named: LeftOut) -> SaveCall {
    SaveCall { method: SelectionMethod::QuotaDraw, left_out: Some(named), ..terms() }
}

/// An earlier round with its end: who holds, refused, left and still waits.
struct Earlier {
    pool: Pool,
    round: SelectionDetails,
    /// Who was in the pool and never had a place offered.
    left_out: BTreeSet<Persona>,
    /// Who declined the place they were offered.
    declined: Persona,
    /// Who got that place from the waiting list.
    promoted: Persona,
    /// Who left the waiting list.
    withdrawn: Persona,
}

async fn offered(world: &World, pool: &Pool) -> Vec<Persona> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let query = ApplicationsQuery {
        state: Some(ApplicationState::Offered),
        limit: Some(200),
        ..ApplicationsQuery::default()
    };
    let listed = coordinator.list_applications(pool.call.uuid(), &query).await.unwrap();
    listed.items.iter().map(|entry| pool.persona(entry.id)).collect()
}

/// Four are offered a place; one declines, so the first who waits gets it; the last who waits withdraws.
async fn earlier(world: &World) -> Earlier {
    let pool = Pool::settle(world).await;
    let round = confirmed(world, &pool).await;
    let order = pool.waiting_order(world).await;
    let declined = offered(world, &pool).await[0];
    let client = world.client(Home::A, declined);
    let own = client.view_own_application(pool.application_of[&declined].uuid()).await.unwrap();
    let offer = own.outcome.unwrap().offer.unwrap();
    client.decline_offer(offer.id, world.key()).await.unwrap();
    let (promoted, withdrawn) = (pool.persona(order[0]), pool.persona(order[order.len() - 1]));
    let client = world.client(Home::A, withdrawn);
    let own = client.view_own_application(order[order.len() - 1]).await.unwrap();
    client.withdraw_application(world.key(), own.id, own.version).await.unwrap();
    let left_out: BTreeSet<Persona> =
        order[1..order.len() - 1].iter().map(|application| pool.persona(*application)).collect();
    assert_eq!(left_out.len(), (ELIGIBLE - SEATS) as usize - 2);
    Earlier { pool, round, left_out, declined, promoted, withdrawn }
}

/// Everybody, or some of them, apply to a call; then it is over.
async fn applied(world: &World, call: &CallDetails, who: impl IntoIterator<Item = Persona>) -> Pool {
    let mut application_of = BTreeMap::new();
    for persona in who {
        let sent = apply(world, Home::A, persona, call).await;
        application_of.insert(persona, ApplicationId::new(sent.id));
    }
    set_clock(world, 6, 1, 9);
    Pool { programme: ProgrammeId::new(call.programme_id), call: CallId::new(call.id), application_of }
}

fn staff() -> impl Iterator<Item = Persona> {
    Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin)
}

/// A closed call that prefers those whom the earlier round left out.
async fn second(world: &World, earlier: &Earlier, min: u32) -> Pool {
    let draft = pool::draft_call(world, &preferring(left_out(earlier.round.id, min))).await;
    let call = pool::opened(world, draft).await;
    applied(world, &call, staff()).await
}

/// What is kept with the decisions of a round.
async fn kept(world: &World, pool: &Pool, round: Uuid) -> BTreeMap<Persona, Option<bool>> {
    let round = SelectionId::new(round);
    let read = move |conn: &mut AnyConn| -> Result<Vec<(Key<ApplicationId>, Option<bool>)>, DbError> {
        Ok(decisions::table
            .filter(decisions::selection_id.eq(Key(round)))
            .select((decisions::application_id, decisions::left_out))
            .load(conn)?)
    };
    let rows = world.app.db.read(read).await.unwrap();
    rows.into_iter().map(|(application, counted)| (pool.persona(application.0.uuid()), counted)).collect()
}

/// The earlier round's decisions and applications are erased, as they are some day.
async fn erase(world: &World, earlier: &Earlier) {
    let (round, call) = (SelectionId::new(earlier.round.id), earlier.pool.call);
    let gone = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::delete(decisions::table.filter(decisions::selection_id.eq(Key(round)))).execute(conn)?;
        diesel::update(applications::table.filter(applications::call_id.eq(Key(call))))
            .set(applications::state.eq("withdrawn"))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(gone).await.unwrap();
}

fn pointers(problem: &Problem) -> Vec<&str> {
    problem.errors.iter().map(|error| error.pointer.as_str()).collect()
}

fn correction(value: &str, remedy: Option<CheckRemedy>) -> AnswerCheck {
    AnswerCheck {
        text: "Olit aiemmassa arvonnassa mukana.".into(),
        corrections: vec![CorrectedFact { attribute: "left_out".into(), value: value.into() }],
        cause: remedy.map(|_| CheckCause::RegisterWrong),
        remedy,
        name: "Tuula Tarkastaja".into(),
        title: "henkilöstöjohtaja".into(),
    }
}

for_each_engine! {
    /// Issue 3: those left out last time are preferred as the call declares, and anybody can verify the draw.
    async fn those_whom_an_earlier_round_left_out_are_counted_drawn_and_told(world: World) {
        let earlier = earlier(&world).await;
        let pool = second(&world, &earlier, 2).await;
        let round = committed(&world, &pool).await;
        let counted = kept(&world, &pool, round.id).await;
        for (persona, counted) in &counted {
            let expected = (*persona != Persona::Supervisor).then(|| earlier.left_out.contains(persona));
            assert_eq!(*counted, expected, "{persona:?}");
        }
        for persona in [earlier.declined, earlier.promoted, earlier.withdrawn] {
            assert_eq!(counted[&persona], Some(false), "{persona:?} had a place, or left");
        }
        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert!(public.text.starts_with("polku-draw/2\n"), "{}", public.text);
        let [named] = public.quotas.as_slice() else { panic!("{:?}", public.quotas) };
        assert_eq!((named.attribute.as_str(), named.value.as_str()), ("left_out", earlier.round.id.to_string().as_str()));
        assert_eq!((named.min, named.max), (2, SEATS));
        for persona in staff().filter(|persona| *persona != Persona::Supervisor) {
            let own = chance(&world, &pool, persona).await;
            let own_quotas = if earlier.left_out.contains(&persona) {
                vec![quota("left_out", &earlier.round.id.to_string(), 2, SEATS)]
            } else {
                Vec::new()
            };
            assert_eq!(own.quotas, own_quotas, "{persona:?}");
            assert!(own.per_mille > 0, "whoever applies for the first time keeps a chance: {persona:?}");
        }
        let own = chance(&world, &pool, *earlier.left_out.first().unwrap()).await;
        // The outcome is replayed from what was kept, whatever becomes of the earlier applications.
        erase(&world, &earlier).await;
        let round = drawn(&world, round).await;
        let book = world.client(Home::A, Persona::Decider).view_panel_book(round.id).await.unwrap();
        let round = confirm(&world, &round).await;
        let placed = offered(&world, &pool).await;
        assert_eq!(placed.len(), SEATS as usize);
        assert!(placed.iter().filter(|persona| earlier.left_out.contains(persona)).count() >= 2, "{placed:?}");
        for (persona, application) in &pool.application_of {
            let told = world.client(Home::A, *persona).view_own_application(application.uuid()).await.unwrap();
            let outcome = told.outcome.expect("an outcome after confirmation");
            let fact = outcome.left_out.map(|fact| (fact.value.unwrap(), fact.source));
            let expected = (*persona != Persona::Supervisor)
                .then(|| (earlier.left_out.contains(persona).to_string(), "earlier_round".to_owned()));
            assert_eq!(fact, expected, "{persona:?}");
            let says = |words: &str| outcome.sentences.iter().any(|sentence| sentence.contains(words));
            assert_eq!(says("jääneet ilman paikkaa"), *persona != Persona::Supervisor, "{:?}", outcome.sentences);
            // Whoever is left out now is told that a later call may say so.
            let waits = told.state == ApplicationState::Waiting;
            assert_eq!(says("sinut lasketaan heihin"), waits, "{:?}", outcome.sentences);
        }
        let file = world.anonymous().view_proof(round.id).await.unwrap();
        verify(&file).unwrap();
        let folder = Folder::new();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("proof.json"), &file).unwrap();
        std::fs::write(at("chance.json"), serde_json::to_string(&own.file).unwrap()).unwrap();
        std::fs::write(at("book.json"), &book).unwrap();
        verifier(&[&at("proof.json")]);
        verifier(&[Path::new("--chance"), &at("chance.json"), &at("proof.json")]);
        verifier(&[Path::new("--audit"), &at("book.json"), &at("proof.json")]);
    }

    /// N17: before the confirmation no list says who was left out, and the public proof never does.
    async fn nobody_learns_from_a_list_or_the_proof_who_was_left_out(world: World) {
        let earlier = earlier(&world).await;
        let pool = second(&world, &earlier, 2).await;
        let round = committed(&world, &pool).await;
        let round = drawn(&world, round).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let query = ApplicationsQuery { limit: Some(200), ..ApplicationsQuery::default() };
        let applications = coordinator.list_applications(pool.call.uuid(), &query).await.unwrap();
        let proposal = coordinator.list_proposal(round.id, &PageQuery { limit: Some(200), cursor: None }).await.unwrap();
        let details = coordinator.view_selection(round.id).await.unwrap();
        let seen = format!(
            "{}{}{}",
            serde_json::to_string(&applications).unwrap(),
            serde_json::to_string(&proposal).unwrap(),
            serde_json::to_string(&details).unwrap()
        );
        assert!(!seen.contains("left_out") && !seen.contains(&earlier.round.id.to_string()), "{seen}");
        for persona in staff() {
            let own = world.client(Home::A, persona);
            let told = own.view_own_application(pool.application_of[&persona].uuid()).await.unwrap();
            let told = serde_json::to_string(&told).unwrap();
            assert!(!told.contains("left_out"), "{persona:?} is told before the confirmation: {told}");
        }
        // Nor does anybody see the chance of somebody else.
        let counted = *earlier.left_out.first().unwrap();
        let other = world.client(Home::A, Persona::Supervisor);
        let asked = other.view_own_chance(pool.application_of[&counted].uuid()).await;
        assert_eq!(code(asked), ProblemCode::NotFound);
        let round = confirm(&world, &round).await;
        let proof: serde_json::Value =
            serde_json::from_str(&world.anonymous().view_proof(round.id).await.unwrap()).unwrap();
        for line in proof["commitment"]["pool"].as_array().unwrap() {
            let names: Vec<&String> = line.as_object().unwrap().keys().collect();
            assert_eq!(names, ["chance", "line"]);
        }
        // The control: once confirmed, each is told their own.
        let own = world.client(Home::A, counted);
        let told = own.view_own_application(pool.application_of[&counted].uuid()).await.unwrap();
        assert!(serde_json::to_string(&told).unwrap().contains("left_out"));
    }

    async fn a_call_names_only_a_confirmed_round_that_its_coordinator_may_see(world: World) {
        let pool = Pool::settle(&world).await;
        let unconfirmed = promised(&world, &pool).await;
        let draft = pool::draft_call(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let naming = async |client: &polku_client::Client, round: Uuid| {
            let told = problem(client.update_call(draft.id, draft.version, &preferring(left_out(round, 2))).await);
            (told.code, pointers(&told).join(" "))
        };
        let refused = (ProblemCode::InvalidFields, "/left_out/selection_id".to_owned());
        assert_eq!(naming(&coordinator, unconfirmed.id).await, refused);
        assert_eq!(naming(&coordinator, world.app.ids.ordered()).await, refused);
        assert_eq!(coordinator.list_left_out_rounds(draft.programme_id).await.unwrap().rounds, []);
    }

    async fn a_round_of_another_agency_or_out_of_sight_is_not_there(world: World) {
        let earlier = earlier(&world).await;
        let draft = pool::draft_call(&world, &terms()).await;
        let wanted = preferring(left_out(earlier.round.id, 2));
        // Somebody who prepares this programme alone does not see the selection of the other.
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(draft.programme_id))).await;
        let narrow = world.client(Home::A, Persona::Supervisor);
        assert_eq!(narrow.list_left_out_rounds(draft.programme_id).await.unwrap().rounds, []);
        let told = problem(narrow.update_call(draft.id, draft.version, &wanted).await);
        assert_eq!(pointers(&told), ["/left_out/selection_id"]);
        // Nor does anybody of another agency, and nobody without a call to write gets the list.
        let other = crate::support::calls::create_programme(&world, Home::B).await;
        let stranger = world.client(Home::B, Persona::Coordinator);
        assert_eq!(stranger.list_left_out_rounds(other.id).await.unwrap().rounds, []);
        let told = problem(stranger.create_call(world.key(), other.id, &wanted).await);
        assert_eq!(pointers(&told), ["/left_out/selection_id"]);
        for persona in [Persona::Participant, Persona::Decider] {
            let asked = world.client(Home::A, persona).list_left_out_rounds(draft.programme_id).await;
            assert_eq!(code(asked), ProblemCode::Forbidden, "{persona:?}");
        }
        // The control: the agency's coordinator sees the round with how many it left out, and names it.
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let rounds = coordinator.list_left_out_rounds(draft.programme_id).await.unwrap().rounds;
        let listed: Vec<_> = rounds.iter().map(|choice| (choice.round.selection_id, choice.people)).collect();
        assert_eq!(listed, [(earlier.round.id, u32::try_from(earlier.left_out.len()).unwrap())]);
        let saved = coordinator.update_call(draft.id, draft.version, &wanted).await.unwrap();
        assert_eq!(saved.left_out, wanted.left_out);
        assert_eq!(saved.left_out_round.unwrap().selection_id, earlier.round.id);
        // Whoever changes something else need not see the round that stands there.
        let longer = SaveCall { offer_days: 9, ..wanted.clone() };
        assert_eq!(narrow.update_call(draft.id, saved.version, &longer).await.unwrap().offer_days, 9);
    }

    async fn the_preference_is_a_term_with_a_reason_that_somebody_decided(world: World) {
        let earlier = earlier(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let draft = pool::draft_call(&world, &preferring(left_out(earlier.round.id, 2))).await;
        let at = async |wanted: &SaveCall| {
            let told = problem(coordinator.update_call(draft.id, draft.version, wanted).await);
            pointers(&told).join(" ")
        };
        for min in [0, SEATS, 5] {
            let wanted = preferring(left_out(earlier.round.id, min));
            assert_eq!(at(&wanted).await, "/left_out/min", "a place stays for the others: {min}");
        }
        let plain = SaveCall { method: SelectionMethod::EqualChanceDraw, ..preferring(left_out(earlier.round.id, 2)) };
        assert_eq!(at(&plain).await, "/method");
        let mut nameless = left_out(earlier.round.id, 2);
        nameless.decision.as_mut().unwrap().decided_by_name = " ".into();
        assert_eq!(at(&preferring(nameless)).await, "/left_out/decision/decided_by_name");
        let by_hand = SaveCall {
            quotas: vec![quota("left_out", &earlier.round.id.to_string(), 1, 2)],
            method: SelectionMethod::QuotaDraw,
            ..terms()
        };
        assert_eq!(at(&by_hand).await, "/quotas/0/attribute", "no quota without its reason");
        // Proposed, and decided on a day to come: neither is sent to the decider.
        let proposed = LeftOut { decision: None, ..left_out(earlier.round.id, 2) };
        let mut later = left_out(earlier.round.id, 2);
        later.decision.as_mut().unwrap().decided_on = date(2020, 5, 20);
        let many = LeftOut { min: 3, ..left_out(earlier.round.id, 3) };
        let mut version = draft.version;
        for (named, pointer) in [(proposed, "/left_out/decision"), (later, "/left_out/decision/decided_on")] {
            version = coordinator.update_call(draft.id, version, &preferring(named)).await.unwrap().version;
            let told = problem(coordinator.submit_call(world.key(), draft.id, version).await);
            assert_eq!((told.code, pointers(&told)), (ProblemCode::CallIncomplete, vec![pointer]));
        }
        let decided = coordinator.update_call(draft.id, version, &preferring(many)).await.unwrap();
        let call = pool::opened(&world, decided).await;
        assert_eq!(call.left_out.unwrap().decision.unwrap().decided_by_name, "Päivi Päättäjä");
    }

    async fn too_few_of_them_are_told_by_their_number(world: World) {
        let earlier = earlier(&world).await;
        let draft = pool::draft_call(&world, &preferring(left_out(earlier.round.id, 2))).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let call = pool::opened(&world, draft).await;
        let one = *earlier.left_out.first().unwrap();
        let others = staff().filter(|persona| *persona == one || !earlier.left_out.contains(persona));
        let pool = applied(&world, &call, others).await;
        let round = promised(&world, &pool).await;
        let told = problem(coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await);
        assert_eq!(told.code, ProblemCode::QuotasInfeasible);
        let bounds: Vec<_> = told.errors.iter().map(|error| (error.pointer.as_str(), error.fault.clone())).collect();
        assert_eq!(bounds, [("/left_out/min", FieldCode::TooLarge { max: 1 })]);
        // With the earlier applications erased there is nobody to prefer.
        erase(&world, &earlier).await;
        let rounds = coordinator.list_left_out_rounds(call.programme_id).await.unwrap().rounds;
        assert_eq!(rounds, [], "a round whose applications are gone is not offered");
    }

    async fn a_check_counts_whoever_should_have_been_and_there_is_no_second_draw(world: World) {
        let earlier = earlier(&world).await;
        let pool = second(&world, &earlier, 2).await;
        let round = committed(&world, &pool).await;
        let round = drawn(&world, round).await;
        let round = confirm(&world, &round).await;
        let proof = world.anonymous().view_proof(round.id).await.unwrap();
        let order = pool.waiting_order(&world).await;
        let mut waiting = order.iter().map(|application| pool.persona(*application));
        let uncounted = waiting
            .find(|one| *one != Persona::Decider && !earlier.left_out.contains(one))
            .expect("at most two of the six others have a place");
        let application = pool.application_of[&uncounted].uuid();
        let applicant = world.client(Home::A, uncounted);
        let claim = AskForCheck { claim: "Olin mukana myös viime kerralla.".into() };
        let check = applicant.ask_for_check(application, world.key(), &claim).await.unwrap();
        assert_eq!(check.left_out.as_ref().and_then(|fact| fact.value.as_deref()), Some("false"));
        // Whoever answers did not prepare the round, and is not the applicant.
        let decider = world.client(Home::A, Persona::Decider);
        let early = decider.answer_check(check.id, world.key(), check.version, &correction("true", None)).await;
        assert_eq!(pointers(&problem(early)), ["/cause", "/remedy"]);
        let full = correction("true", Some(CheckRemedy::Place));
        let full = decider.answer_check(check.id, world.key(), check.version, &full).await;
        assert_eq!(code(full), ProblemCode::NoFreePlace);
        let body = correction("true", Some(CheckRemedy::Waiting));
        let answered = decider.answer_check(check.id, world.key(), check.version, &body).await.unwrap();
        let answer = answered.answer.unwrap();
        assert_eq!((answer.finding, answer.corrected_left_out), (CheckFinding::Wrong, Some(true)));
        assert_eq!(pool.waiting_order(&world).await, order, "nobody loses a place on the list by it");
        assert_eq!(world.anonymous().view_proof(round.id).await.unwrap(), proof);
        let told = applicant.view_own_application(application).await.unwrap();
        assert_eq!(told.outcome.unwrap().left_out.unwrap().value.as_deref(), Some("true"), "what is right counts");
        assert_eq!(told.checks[0].left_out.as_ref().unwrap().value.as_deref(), Some("false"), "the record stays");
        assert_eq!(kept(&world, &pool, round.id).await[&uncounted], Some(false));
    }

    async fn a_count_too_much_takes_nothing_and_a_call_without_it_has_nothing_to_correct(world: World) {
        let earlier = earlier(&world).await;
        let pool = second(&world, &earlier, 2).await;
        let round = committed(&world, &pool).await;
        let round = drawn(&world, round).await;
        confirm(&world, &round).await;
        let decider = world.client(Home::A, Persona::Decider);
        let counted = *earlier.left_out.iter().find(|persona| **persona != Persona::Decider).unwrap();
        let before = world.client(Home::A, counted).view_own_application(pool.application_of[&counted].uuid()).await.unwrap();
        let claim = AskForCheck { claim: "En ollut mukana viime kerralla.".into() };
        let check = world.client(Home::A, counted).ask_for_check(before.id, world.key(), &claim).await.unwrap();
        let answered =
            decider.answer_check(check.id, world.key(), check.version, &correction("false", None)).await.unwrap();
        assert_eq!(answered.answer.unwrap().finding, CheckFinding::WrongWithoutEffect);
        let after = world.client(Home::A, counted).view_own_application(before.id).await.unwrap();
        assert_eq!(after.state, before.state);
        // The earlier call named no round.
        let other = world.client(Home::A, earlier.promoted);
        let own = earlier.pool.application_of[&earlier.promoted].uuid();
        let check = other.ask_for_check(own, world.key(), &claim).await.unwrap();
        assert_eq!(check.left_out, None);
        let refused =
            decider.answer_check(check.id, world.key(), check.version, &correction("true", None)).await;
        assert_eq!(pointers(&problem(refused)), ["/corrections/0/attribute"]);
    }

    async fn a_copy_offers_the_round_and_decides_nothing(world: World) {
        let earlier = earlier(&world).await;
        let pool = second(&world, &earlier, 2).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let ahead = coordinator.preview_next_year(programme, &NextYearQuery::default()).await.unwrap();
        assert_eq!(ahead.left_out, None, "nothing is confirmed yet");
        let round = committed(&world, &pool).await;
        let round = drawn(&world, round).await;
        let round = confirm(&world, &round).await;
        let told = coordinator.preview_next_year(programme, &NextYearQuery::default()).await.unwrap();
        let offered = told.left_out.expect("the round is confirmed");
        assert_eq!((offered.round.selection_id, offered.people), (round.id, ELIGIBLE - SEATS));
        let copied = async |prefer_left_out| {
            let body = CopyProgramme { prefer_left_out, ..CopyProgramme::default() };
            let copy = coordinator.copy_programme(world.key(), programme, &body).await?;
            coordinator.view_call(copy.call_id.expect("the copy has a call")).await
        };
        // What the call declares was decided for that call, and names an older round: its copy has none of it.
        let plain = copied(None).await.unwrap();
        assert_eq!((plain.method, plain.left_out), (SelectionMethod::EqualChanceDraw, None));
        let wished = copied(Some(2)).await.unwrap();
        let proposed = LeftOut { selection_id: round.id, min: 2, decision: None };
        assert_eq!((wished.method, wished.left_out.clone()), (SelectionMethod::QuotaDraw, Some(proposed)));
        let refused = problem(coordinator.submit_call(world.key(), wished.id, wished.version).await);
        assert!(pointers(&refused).contains(&"/left_out/decision"), "{:?}", pointers(&refused));
        let too_many = problem(copied(Some(SEATS)).await);
        assert_eq!(pointers(&too_many), ["/prefer_left_out"]);
        // The copy has had no round that it could offer.
        let body = CopyProgramme { prefer_left_out: Some(2), ..CopyProgramme::default() };
        let again = coordinator.copy_programme(world.key(), wished.programme_id, &body).await;
        assert_eq!(pointers(&problem(again)), ["/prefer_left_out"]);
    }

    async fn the_pool_of_a_past_round_is_rehearsed_with_whom_it_left_out(world: World) {
        let earlier = earlier(&world).await;
        let draft = pool::draft_call(&world, &preferring(left_out(earlier.round.id, 2))).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let body = RehearseSelection {
            pool: RehearsalPool { call: Some(earlier.pool.call.uuid()), ..RehearsalPool::default() },
            seed: Some("07".repeat(32)),
            ..RehearseSelection::default()
        };
        let found = coordinator.rehearse_selection(draft.id, &body).await.unwrap();
        let under = found.methods.iter().find(|one| one.method == SelectionMethod::QuotaDraw).unwrap();
        assert!(under.chances.is_some(), "{:?}", under.relaxation);
        let table = found.strata.iter().find(|table| table.attribute == "left_out").unwrap();
        let rows: Vec<_> = table.rows.iter().map(|row| (row.kind, row.name.as_deref(), row.people)).collect();
        // Six of the twelve were left out; the other six had a place, or withdrew.
        let mut sizes: Vec<_> = rows.iter().map(|(_, name, people)| (name.unwrap(), *people)).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [("false", 6), ("true", 6)], "{rows:?}");
        assert!(rows.iter().all(|(kind, ..)| *kind == StratumKind::Named));
        let outcome = |name: &str| {
            let row = table.rows.iter().find(|row| row.name.as_deref() == Some(name)).unwrap();
            let of = row.outcomes.iter().find(|one| one.method == SelectionMethod::QuotaDraw).unwrap();
            (of.expected_hundredths, of.example)
        };
        assert!(outcome("true").0 >= 200 && outcome("true").1 >= 2 && outcome("false").0 > 0);
        // The control: a call that names no round has no such table.
        let plain = coordinator.update_call(draft.id, draft.version, &terms()).await.unwrap();
        let found = coordinator.rehearse_selection(plain.id, &body).await.unwrap();
        assert!(found.strata.iter().all(|table| table.attribute != "left_out"));
    }
}
