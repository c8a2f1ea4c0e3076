//! Calls, their approval, and rules as decisions.

use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{ApproveCall, CallState, CallsQuery, ReturnCall, SaveCall};
use polku_domain::access::Role;

use crate::for_each_engine;
use crate::support::calls::{approved_call, published_programme, set_clock, supervisor_rule, terms};
use crate::support::{Home, Persona, code, problem};

fn approval() -> ApproveCall {
    ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() }
}

for_each_engine! {
    async fn a_call_opens_and_closes_by_the_clock_once_approved(world: World) {
        let call = approved_call(&world, Home::A).await;
        let participant = world.client(Home::A, Persona::Participant);
        assert_eq!(call.state, CallState::Approved);
        assert_eq!(call.approval.unwrap().title, "kehittämispäällikkö");
        for (month, day, hour, state) in [
            (5, 10, 23, CallState::Approved),
            (5, 11, 0, CallState::Open),
            (5, 29, 23, CallState::Open),
            (5, 30, 0, CallState::Closed),
        ] {
            set_clock(&world, month, day, hour);
            assert_eq!(participant.view_call(call.id).await.unwrap().state, state, "{day}.{month}. {hour}");
        }
        set_clock(&world, 5, 18, 12);
        let open = CallsQuery { state: Some(CallState::Open), ..CallsQuery::default() };
        let calls = participant.list_calls(&open).await.unwrap().items;
        assert_eq!(calls.len(), 1);
        assert_eq!((calls[0].seats, calls[0].elements.len(), calls[0].applied), (40, 12, false));
        assert_eq!(calls[0].hours.as_ref().unwrap().stated_minutes, 900);
    }

    /// The coordinator prepares, another named person approves.
    async fn whoever_prepared_a_call_cannot_approve_it(world: World) {
        set_clock(&world, 5, 8, 9);
        world.grant(Home::A, Persona::Coordinator, Role::Decider, None).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = published_programme(&world, Home::A).await;
        let call = coordinator.create_call(world.key(), programme.id, &terms()).await.unwrap();
        let early = coordinator.approve_call(world.key(), call.id, call.version, &approval()).await;
        assert_eq!(code(early), ProblemCode::CallNotAwaitingApproval);
        let call = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
        let own = coordinator.approve_call(world.key(), call.id, call.version, &approval()).await;
        assert_eq!(code(own), ProblemCode::OwnCall);
        let participant = world.client(Home::A, Persona::Participant);
        assert_eq!(code(participant.view_call(call.id).await), ProblemCode::NotFound);
    }

    async fn an_incomplete_call_is_sent_to_nobody_and_says_what_is_missing(world: World) {
        set_clock(&world, 5, 8, 9);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = published_programme(&world, Home::A).await;
        let mut body = SaveCall { cooperation_on: None, cooperation_reference: None, ..terms() };
        body.target_group.sv = None;
        let call = coordinator.create_call(world.key(), programme.id, &body).await.unwrap();
        let told = problem(coordinator.submit_call(world.key(), call.id, call.version).await);
        assert_eq!(told.code, ProblemCode::CallIncomplete);
        let at: Vec<_> = told.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(at, ["/cooperation_on", "/questions"]);
    }

    async fn a_returned_call_tells_why_and_can_be_changed(world: World) {
        set_clock(&world, 5, 8, 9);
        let (coordinator, decider) =
            (world.client(Home::A, Persona::Coordinator), world.client(Home::A, Persona::Decider));
        let programme = published_programme(&world, Home::A).await;
        let call = coordinator.create_call(world.key(), programme.id, &terms()).await.unwrap();
        let call = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
        let fixed = coordinator.update_call(call.id, call.version, &terms()).await;
        assert_eq!(code(fixed), ProblemCode::CallNotDraft);
        let why = ReturnCall { note: "Perustelu puuttuu.".into() };
        let call = decider.return_call(world.key(), call.id, call.version, &why).await.unwrap();
        assert_eq!(call.returned_note.as_deref(), Some("Perustelu puuttuu."));
        let changed = SaveCall { offer_days: 7, ..terms() };
        let call = coordinator.update_call(call.id, call.version, &changed).await.unwrap();
        assert_eq!((call.state, call.offer_days), (CallState::Draft, 7));
    }

    /// N3: publishing without a reason is refused by the API; protected grounds are refused by their own code.
    async fn a_rule_needs_its_reason_and_no_protected_ground(world: World) {
        set_clock(&world, 5, 8, 9);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = published_programme(&world, Home::A).await;
        let call = coordinator.create_call(world.key(), programme.id, &terms()).await.unwrap();
        let mut rule = supervisor_rule();
        rule.reason.sv = None;
        rule.decided_by_name = "  ".into();
        let told = problem(coordinator.create_rule(world.key(), call.id, &rule).await);
        let at: Vec<_> = told.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!((told.code, at), (ProblemCode::InvalidFields, vec!["/reason/sv", "/decided_by_name"]));
        for ground in ["age", "sukupuoli", "modersmål", "vanhempainvapaa", "health", "union_member"] {
            let mut rule = supervisor_rule();
            rule.condition.attribute = ground.into();
            let refused = coordinator.create_rule(world.key(), call.id, &rule).await;
            assert_eq!(code(refused), ProblemCode::ProtectedGround, "{ground}");
        }
        let mut rule = supervisor_rule();
        rule.condition.attribute = "shoe_size".into();
        let unknown = coordinator.create_rule(world.key(), call.id, &rule).await;
        assert_eq!(code(unknown), ProblemCode::InvalidFields);
    }

    /// N3: the history of a rule is immutable, and everybody who sees the call sees it.
    async fn versions_of_a_rule_are_only_ever_added(world: World) {
        set_clock(&world, 5, 8, 9);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = published_programme(&world, Home::A).await;
        let call = coordinator.create_call(world.key(), programme.id, &terms()).await.unwrap();
        let first = coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
        let mut anew = supervisor_rule();
        anew.decided_by_title = "johtaja".into();
        let second = coordinator.create_rule_version(world.key(), first.id, &anew).await.unwrap();
        assert_eq!((second.id, second.number), (first.id, 2));
        let history = coordinator.list_rule_versions(first.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(history, [second.clone(), first.clone()]);
        let ended = coordinator.withdraw_rule(world.key(), first.id).await.unwrap();
        assert_eq!((ended.number, ended.withdrawn), (3, true));
        let late = coordinator.create_rule_version(world.key(), first.id, &anew).await;
        assert_eq!(code(late), ProblemCode::RuleWithdrawn);
        assert_eq!(coordinator.list_rule_versions(first.id, &PageQuery::default()).await.unwrap().items.len(), 3);
    }

    async fn rules_of_an_approved_call_stand_still(world: World) {
        let call = approved_call(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let added = coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await;
        assert_eq!(code(added), ProblemCode::CallNotDraft);
        let changed = coordinator.create_rule_version(world.key(), call.rules[0].id, &supervisor_rule()).await;
        assert_eq!(code(changed), ProblemCode::CallNotDraft);
        let participant = world.client(Home::A, Persona::Participant);
        let seen = participant.list_rule_versions(call.rules[0].id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(seen[0].alternative.fi, "Esihenkilöiden omat koulutukset");
    }

    async fn another_agency_finds_neither_call_nor_rule(world: World) {
        let call = approved_call(&world, Home::A).await;
        for persona in [Persona::Coordinator, Persona::Decider, Persona::Participant] {
            let stranger = world.client(Home::B, persona);
            assert_eq!(code(stranger.view_call(call.id).await), ProblemCode::NotFound);
            assert_eq!(code(stranger.list_rule_versions(call.rules[0].id, &PageQuery::default()).await), ProblemCode::NotFound);
            assert_eq!(stranger.list_calls(&CallsQuery::default()).await.unwrap().items, []);
        }
    }
}
