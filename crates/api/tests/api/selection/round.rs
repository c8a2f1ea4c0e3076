use std::collections::BTreeMap;

use jiff::SignedDuration;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{
    ConfirmSelection, ProposedOutcome, RevealShare, SelectionState, ShareHolderRole, UseFallback,
};
use polku_domain::ids::{ApplicationId, SelectionId};
use polku_domain::selection::{LineOutcome, LineSalt, Pseudonym, verify};

use super::pool::{ELIGIBLE, Pool, SEATS};
use super::{HOLDERS, committed, confirmed, drawn, fallback, promise, promised, share};
use crate::for_each_engine;
use crate::support::{Home, Persona, code};

fn counts(of: &[(&str, u32)]) -> BTreeMap<String, u32> {
    of.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

for_each_engine! {
    async fn a_round_runs_from_judged_applications_to_a_proof_that_outsiders_verify(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        assert_eq!((round.state, round.pool_size, round.ineligible), (SelectionState::Drawn, ELIGIBLE, 1));
        let decider = world.client(Home::A, Persona::Decider);
        let preview = decider.preview_selection_mail(round.id).await.unwrap();
        assert_eq!((preview.recipients, preview.without_address), (13, 0));
        assert_eq!(preview.groups.iter().map(|group| group.count).collect::<Vec<_>>(), [SEATS, 8, 1]);
        assert!(preview.groups[2].text.contains("Heille on tarjolla muita koulutuksia."));
        let body = ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        let confirmed = decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap();
        assert_eq!(confirmed.state, SelectionState::Confirmed);
        assert_eq!(pool.states(&world).await, counts(&[("ineligible", 1), ("offered", SEATS), ("waiting", 8)]));
        assert_eq!(pool.mails(&world).await, counts(&[("ineligible", 1), ("offer", SEATS), ("waiting", 8)]));

        let proof = verify(&world.anonymous().view_proof(round.id).await.unwrap()).unwrap();
        assert_eq!(proof.proof().result().order().len(), ELIGIBLE as usize);
        assert_eq!(proof.proof().commitment().sha256().to_string(), confirmed.commitment_sha256.unwrap());
        for (persona, application) in &pool.application_of {
            let own = world.client(Home::A, *persona).view_own_application(application.uuid()).await.unwrap();
            let outcome = own.outcome.expect("an outcome after confirmation");
            let Some(salt) = outcome.line_salt else {
                assert_eq!(*persona, Persona::Supervisor);
                continue;
            };
            let salt = LineSalt::parse(&salt).unwrap();
            let line = Pseudonym::of(SelectionId::new(round.id), *application, &salt);
            assert_eq!(Some(line.to_string()), outcome.pool_line);
            let position = match proof.outcome_of(line).expect("the own line is in the pool") {
                LineOutcome::Place { position } => position,
                LineOutcome::Waiting { number } => SEATS + number,
            };
            assert_eq!(outcome.rank, Some(position));
        }
    }

    async fn nothing_of_the_outcome_is_seen_before_the_decider_confirms(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        assert_eq!(pool.states(&world).await, counts(&[("submitted", 13)]));
        assert_eq!(pool.mails(&world).await, BTreeMap::new());
        assert_eq!(code(world.anonymous().view_proof(round.id).await), ProblemCode::NotFound);
        let applicant = world.client(Home::A, Persona::Participant);
        let own = applicant.view_own_application(pool.application_of[&Persona::Participant].uuid()).await.unwrap();
        assert!(own.outcome.is_none() && own.pool_line.is_none());
        for outsider in [Persona::Participant, Persona::Coach, Persona::Supervisor] {
            let outsider = world.client(Home::A, outsider);
            assert_eq!(code(outsider.view_selection(round.id).await), ProblemCode::Forbidden);
            assert_eq!(code(outsider.list_proposal(round.id, &PageQuery::default()).await), ProblemCode::Forbidden);
        }
        let stranger = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(stranger.view_selection(round.id).await), ProblemCode::NotFound);
    }

    async fn the_commitment_is_public_before_the_draw_and_carries_no_attributes(world: World) {
        let pool = Pool::settle(&world).await;
        let round = promised(&world, &pool).await;
        assert_eq!(code(world.anonymous().view_commitment(round.id).await), ProblemCode::NotFound);
        let round = {
            let coordinator = world.client(Home::A, Persona::Coordinator);
            coordinator.commit_selection(round.id, world.key(), round.version, &fallback()).await.unwrap()
        };
        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert_eq!(Some(&public.commitment_sha256), round.commitment_sha256.as_ref());
        assert_eq!(polku_domain::selection::Digest::of(&public.text).to_string(), public.commitment_sha256);
        assert_eq!(public.text.lines().count(), 13 + ELIGIBLE as usize);
        for application in pool.application_of.values() {
            assert!(!public.text.contains(&application.to_string()));
        }
        assert!(!public.text.contains("Rooli-"));
    }

    async fn there_is_no_second_draw_and_no_second_round(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let again = coordinator.draw_selection(round.id, world.key(), round.version).await;
        assert_eq!(code(again), ProblemCode::AlreadyDrawn);
        let anew = coordinator.create_selection(pool.call.uuid(), world.key()).await;
        assert_eq!(code(anew), ProblemCode::SelectionExists);
        let judged = coordinator.prepare_selection(round.id, world.key(), round.version).await;
        assert_eq!(code(judged), ProblemCode::SelectionOutOfStep);
    }

    async fn two_coordinators_cannot_hold_both_shares(world: World) {
        let pool = Pool::settle(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let round = coordinator.create_selection(pool.call.uuid(), world.key()).await.unwrap();
        world.grant(Home::A, Persona::Decider, polku_domain::access::Role::Coordinator, None).await;
        let [(_, role, label, number), _] = HOLDERS;
        coordinator.promise_share(round.id, world.key(), &promise(round.id, role, label, number)).await.unwrap();
        let other = promise(round.id, ShareHolderRole::Decider, "decider", 3);
        let refused = world.client(Home::A, Persona::Decider).promise_share(round.id, world.key(), &other).await;
        assert_eq!(code(refused), ProblemCode::HoldersTooClose);
        let foreign = promise(round.id, ShareHolderRole::StaffRepresentative, "staff_representative", 3);
        assert_eq!(
            code(coordinator.promise_share(round.id, world.key(), &foreign).await),
            ProblemCode::InvalidFields
        );
    }

    async fn a_share_is_taken_only_from_its_holder_and_only_as_promised(world: World) {
        let pool = Pool::settle(&world).await;
        let round = committed(&world, &pool).await;
        let own = RevealShare { share: share(1).reveal() };
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(
            code(decider.reveal_share(round.id, world.key(), &own).await),
            ProblemCode::NotAShareHolder
        );
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let other = RevealShare { share: share(2).reveal() };
        assert_eq!(code(coordinator.reveal_share(round.id, world.key(), &other).await), ProblemCode::InvalidFields);
        let revealed = coordinator.reveal_share(round.id, world.key(), &own).await.unwrap();
        assert!(revealed.shares.iter().any(|share| share.revealed && share.mine));
        assert_eq!(
            code(coordinator.reveal_share(round.id, world.key(), &own).await),
            ProblemCode::AlreadyRevealed
        );
        let early = coordinator.draw_selection(round.id, world.key(), revealed.version).await;
        assert_eq!(code(early), ProblemCode::SharesMissing);
    }

    async fn a_withheld_share_is_replaced_by_the_declared_value_from_its_day_on(world: World) {
        let pool = Pool::settle(&world).await;
        let round = committed(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let own = RevealShare { share: share(1).reveal() };
        let round = coordinator.reveal_share(round.id, world.key(), &own).await.unwrap();
        let value = UseFallback { value: "3 8 15 22 29 36 40".into(), source: "veikkaus.fi".into() };
        let early = coordinator.use_fallback(round.id, world.key(), round.version, &value).await;
        assert_eq!(code(early), ProblemCode::SharesMissing);
        assert!(!coordinator.view_selection(round.id).await.unwrap().fallback_due);
        world.pass(SignedDuration::from_hours(24 * 5));
        assert!(coordinator.view_selection(round.id).await.unwrap().fallback_due);
        let late = RevealShare { share: share(2).reveal() };
        let holder = world.client(Home::A, Persona::StaffRepresentative);
        assert_eq!(code(holder.reveal_share(round.id, world.key(), &late).await), ProblemCode::RevealOver);
        let round = coordinator.use_fallback(round.id, world.key(), round.version, &value).await.unwrap();
        assert!(!round.fallback_due, "it is kept once");
        assert_eq!(round.fallback_used.map(|used| used.value), Some(value.value.clone()));
        let again = coordinator.use_fallback(round.id, world.key(), round.version, &value).await;
        assert_eq!(code(again), ProblemCode::SelectionOutOfStep);
        let round = coordinator.draw_selection(round.id, world.key(), round.version).await.unwrap();
        let body = ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        let decider = world.client(Home::A, Persona::Decider);
        decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap();
        let proof = verify(&world.anonymous().view_proof(round.id).await.unwrap()).unwrap();
        assert_eq!(proof.proof().fallback_value().map(|value| value.as_str()), Some("3 8 15 22 29 36 40"));
    }

    async fn the_proposal_is_paged_in_drawn_order_with_the_rule_of_those_outside(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        let (mut query, mut lines) = (PageQuery { limit: Some(5), cursor: None }, Vec::new());
        loop {
            let page = decider.list_proposal(round.id, &query).await.unwrap();
            lines.extend(page.items);
            match page.next_cursor {
                Some(cursor) => query.cursor = Some(cursor),
                None => break,
            }
        }
        let ranks: Vec<_> = lines.iter().map(|line| line.rank).collect();
        assert_eq!(ranks, (1..=ELIGIBLE).map(Some).chain([None]).collect::<Vec<_>>());
        assert!(lines[..SEATS as usize].iter().all(|line| line.outcome == ProposedOutcome::Place));
        let outside = lines.last().unwrap();
        assert_eq!(outside.outcome, ProposedOutcome::Ineligible);
        assert_eq!(pool.persona(outside.application_id), Persona::Supervisor);
        assert_eq!(outside.failed_rule.as_ref().unwrap().fi, "Esihenkilöt jäävät ulkopuolelle.");
    }

    async fn who_withdraws_after_the_draw_frees_the_place_for_the_next_in_order(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        let lines = decider.list_proposal(round.id, &PageQuery::default()).await.unwrap().items;
        let (first, fifth) = (lines[0].application_id, lines[SEATS as usize].application_id);
        let leaver = world.client(Home::A, pool.persona(first));
        let own = leaver.view_own_application(first).await.unwrap();
        leaver.withdraw_application(world.key(), first, own.version).await.unwrap();
        let round = decider.view_selection(round.id).await.unwrap();
        let body = ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap();
        assert_eq!(
            pool.states(&world).await,
            counts(&[("ineligible", 1), ("offered", SEATS), ("waiting", 7), ("withdrawn", 1)])
        );
        let own = world.client(Home::A, pool.persona(fifth)).view_own_application(fifth).await.unwrap();
        assert!(own.outcome.unwrap().offer.is_some());
    }

    async fn only_the_decider_confirms(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let body = ConfirmSelection { name: "Kaisa".into(), title: "koordinaattori".into() };
        for persona in [Persona::Coordinator, Persona::StaffRepresentative, Persona::Participant] {
            let client = world.client(Home::A, persona);
            let refused = client.confirm_selection(round.id, world.key(), round.version, &body).await;
            assert_eq!(code(refused), ProblemCode::Forbidden, "{persona:?}");
        }
        confirmed_state_is(&world, round.id, SelectionState::Drawn).await;
    }

    async fn a_confirmation_sent_twice_tells_nobody_twice(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let (decider, key) = (world.client(Home::A, Persona::Decider), world.key());
        let body = ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        let once = decider.confirm_selection(round.id, key, round.version, &body).await.unwrap();
        let twice = decider.confirm_selection(round.id, key, round.version, &body).await.unwrap();
        assert_eq!(once, twice);
        assert_eq!(pool.mails(&world).await.values().sum::<u32>(), 13);
    }

    async fn the_register_of_receipts_stays_with_the_applicant(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let own = pool.application_of[&Persona::Participant];
        let other = world.client(Home::A, Persona::OtherParticipant);
        assert_eq!(code(other.view_own_application(own.uuid()).await), ProblemCode::NotFound);
        assert_ne!(own, ApplicationId::new(uuid::Uuid::nil()));
    }
}

async fn confirmed_state_is(world: &crate::support::World, round: uuid::Uuid, state: SelectionState) {
    let found = world.client(Home::A, Persona::Decider).view_selection(round).await.unwrap();
    assert_eq!(found.state, state);
}
