//! Who reads what: two each, level, nobody in conflict.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::scoring::{Abstain, AbstentionReason, AssessorHindrance, NameAssessors};
use polku_domain::access::Role;

use super::{ASSESSORS, accounts, divided, give, points, readers, settle, sheets};
use crate::for_each_engine;
use crate::selection::promised;
use crate::support::calls::approved_call;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    /// R19, U10: conflicts are found from the reporting lines; loads are level.
    async fn every_application_is_read_by_two_who_are_in_no_conflict(world: World) {
        let pool = settle(&world).await;
        let (_, overview) = divided(&world, &pool).await;
        assert_eq!((overview.applications, overview.settled, overview.open), (12, 0, true));
        assert!(overview.lacking.is_empty() && overview.disagreements.is_empty());
        let loads: Vec<u32> =
            overview.assessors.iter().filter(|one| one.named).map(|one| one.assigned).collect();
        assert_eq!(loads, [6, 6, 6, 6]);
        let mut of_application: BTreeMap<Persona, BTreeSet<Persona>> = BTreeMap::new();
        for (account, application, _) in readers(&world).await {
            let reads = Persona::ALL.into_iter().find(|one| world.rows(Home::A, *one).account == account).unwrap();
            assert!(of_application.entry(pool.persona(application.uuid())).or_default().insert(reads));
        }
        assert_eq!(of_application.len(), 12, "supervisors are outside by the rule of the call");
        for (applicant, reading) in of_application {
            assert_eq!(reading.len(), 2, "{applicant:?}");
            assert!(!reading.contains(&applicant), "{applicant:?} reads their own");
            // The assessor supervises the one, the mentor has the same supervisor as the other.
            assert!(!(applicant == Persona::OtherParticipant && reading.contains(&Persona::Assessor)));
            assert!(!(applicant == Persona::Participant && reading.contains(&Persona::Mentor)));
        }
    }

    async fn where_it_cannot_be_divided_it_is_said_which_and_why(world: World) {
        let pool = settle(&world).await;
        promised(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let two = accounts(&world, &[Persona::Assessor, Persona::Mentor]);
        let overview = coordinator.name_assessors(world.key(), pool.call.uuid(), &two).await.unwrap();
        let lacking: BTreeMap<Persona, (u32, u32, u32, u32)> = overview
            .lacking
            .iter()
            .map(|one| (pool.persona(one.application_id), (one.missing, one.own, one.reporting_line, one.same_supervisor)))
            .collect();
        let expected = [
            (Persona::Participant, (1, 0, 0, 1)),
            (Persona::OtherParticipant, (1, 0, 1, 0)),
            (Persona::Assessor, (1, 1, 0, 0)),
            (Persona::Mentor, (1, 1, 0, 0)),
        ];
        assert_eq!(lacking, expected.into_iter().collect());
        // More assessors close the gaps, and nobody loses what they had.
        let before = readers(&world).await;
        let all = accounts(&world, &ASSESSORS);
        let overview = coordinator.name_assessors(world.key(), pool.call.uuid(), &all).await.unwrap();
        assert!(overview.lacking.is_empty(), "{:?}", overview.lacking);
        let after = readers(&world).await;
        assert!(before.iter().all(|one| after.contains(one)) && after.len() == 24);
    }

    async fn who_sees_names_or_has_no_role_is_no_assessor(world: World) {
        let pool = settle(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let call = pool.call.uuid();
        let early = coordinator.name_assessors(world.key(), call, &accounts(&world, &ASSESSORS)).await;
        assert_eq!(code(early), ProblemCode::ScoringNotOpen);
        promised(&world, &pool).await;
        world.grant(Home::A, Persona::Decider, Role::Assessor, None).await;
        let asked = accounts(&world, &[Persona::Coach, Persona::Decider, Persona::Participant]);
        let told = problem(coordinator.name_assessors(world.key(), call, &asked).await);
        let faults: Vec<_> = told.errors.iter().map(|one| (one.pointer.as_str(), one.fault.clone())).collect();
        assert_eq!(faults, [("/account_ids/1", FieldCode::NotAllowed), ("/account_ids/2", FieldCode::NotFound)]);
        let overview = coordinator.view_scoring(call).await.unwrap();
        let hindered: Vec<_> = overview.assessors.iter().filter_map(|one| one.hindrance).collect();
        assert_eq!(hindered, [AssessorHindrance::SeesNames]);
        let draw = approved_call(&world, Home::B).await;
        let elsewhere = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(elsewhere.view_scoring(draw.id).await), ProblemCode::ScoringNotDeclared);
        assert_eq!(code(elsewhere.view_scoring(call).await), ProblemCode::NotFound);
    }

    /// U10: abstaining is recorded, and somebody else reads.
    async fn who_abstains_is_replaced_and_never_given_it_again(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        let client = world.client(Home::A, Persona::Coach);
        let mine = sheets(&client).await;
        let (left, kept) = (mine[0].id, mine[1].id);
        let why = Abstain { reason: AbstentionReason::Recognised };
        client.abstain(world.key(), left, &why).await.unwrap();
        let again = client.abstain(world.key(), left, &why).await;
        assert_eq!(code(again), ProblemCode::ScoreSheetAnswered);
        // What was abstained from is not read any more.
        let closed = client.view_score_sheet(left).await.unwrap();
        assert!(closed.answers.is_empty() && closed.questions.is_empty());
        give(&client, kept, &points(3, 3)).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        assert!(overview.lacking.is_empty());
        let coach = world.rows(Home::A, Persona::Coach).account;
        let one = overview.assessors.iter().find(|one| one.account_id == coach.uuid()).unwrap();
        assert_eq!((one.assigned, one.given, one.abstained), (5, 1, 1));
        // Whoever is not named any more gives back what waits, and what they gave stays.
        let three = [Persona::Assessor, Persona::Facilitator, Persona::Mentor];
        let named: NameAssessors = accounts(&world, &three);
        coordinator.name_assessors(world.key(), pool.call.uuid(), &named).await.unwrap();
        let states: Vec<String> =
            readers(&world).await.into_iter().filter(|one| one.0 == coach).map(|one| one.2).collect();
        assert_eq!(states.iter().collect::<BTreeSet<_>>().len(), 2, "{states:?}");
        assert!(states.iter().all(|state| state != "assigned"), "{states:?}");
    }
}
