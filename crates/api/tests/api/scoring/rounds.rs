//! From points to places.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::scoring::{Abstain, AbstentionReason, NameThirdAssessor, ScoreSheetState};
use polku_api_types::selection::{ConfirmSelection, RevealShare, SelectionDetails};
use polku_domain::access::Role;
use polku_domain::ids::SelectionId;
use polku_domain::selection::{LineSalt, Pseudonym, verify};

use super::{
    ASSESSORS, by_number, divided, give, in_june, points, score_all, scoring, settle, sheets, supervise,
    written, wrote,
};
use crate::for_each_engine;
use crate::selection::pool::{Pool, SEATS};
use crate::selection::{HOLDERS, share};
use crate::support::scratch::Folder;
use crate::support::{Home, Persona, World, code};

pub async fn confirmed(world: &World, mut round: SelectionDetails) -> SelectionDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    round = coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await.unwrap();
    for (persona, _, _, number) in HOLDERS {
        let body = RevealShare { share: share(number).reveal() };
        round = world.client(Home::A, persona).reveal_share(round.id, world.key(), &body).await.unwrap();
    }
    round = coordinator.draw_selection(round.id, world.key(), round.version).await.unwrap();
    let body =
        ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap()
}

/// The total that [`by_number`] comes to for a persona: twice 3 × need + 2 × benefit.
fn total_of(persona: Persona) -> u32 {
    let given = by_number(&wrote(persona));
    2 * (3 * given.points[0].points + 2 * given.points[1].points)
}

fn verified_by_python(file: &str) -> String {
    let folder = Folder::new();
    let at = folder.path().join("proof.json");
    std::fs::write(&at, file).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/selection/verify.py");
    let out = Command::new("python3").arg(script).arg(&at).output().expect("Python 3");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    said
}

/// Everybody's rank is that of the proof, a higher total comes first, and what was given is told.
async fn follows_the_totals(world: &World, pool: &Pool, file: &str) {
    let proof = verify(file).unwrap();
    let round: SelectionId = proof.proof().commitment().parts().round;
    let terms = proof.proof().commitment().parts().method.classes().expect("classes").clone();
    assert_eq!(terms.classes, 3);
    let mut by_rank = BTreeMap::new();
    for (persona, application) in &pool.application_of {
        let client = world.client(Home::A, *persona);
        let outcome = client.view_own_application(application.uuid()).await.unwrap().outcome.unwrap();
        let Some(salt) = &outcome.line_salt else {
            assert_eq!(*persona, Persona::Supervisor);
            assert_eq!(code(client.view_own_scores(application.uuid()).await), ProblemCode::NotFound);
            continue;
        };
        assert!(outcome.scored && outcome.sentences[2].contains("pistei"), "{:?}", outcome.sentences);
        let line = Pseudonym::of(round, *application, &LineSalt::parse(salt).unwrap());
        let total = total_of(*persona);
        by_rank.insert(outcome.rank.unwrap(), (total, terms.class_of[&line]));
        let own = client.view_own_scores(application.uuid()).await.unwrap();
        assert_eq!((own.total, own.highest_total, &own.scoring), (total, 50, &scoring()));
        let numbers: Vec<_> = own.given.iter().map(|one| (one.assessor, one.weighted_sum)).collect();
        assert_eq!(numbers, [(Some(1), total / 2), (Some(2), total / 2)]);
        let held = client.view_my_data().await.unwrap();
        assert_eq!(held.scores, [own]);
    }
    assert_eq!(by_rank.keys().copied().collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    let order: Vec<(u32, u32)> = by_rank.into_values().collect();
    assert!(order.is_sorted_by_key(|(total, _)| std::cmp::Reverse(*total)), "{order:?}");
    assert!(order.is_sorted_by_key(|(_, class)| *class), "{order:?}");
}

/// Everybody scores; on these applications the two are far apart. Gives who reads them on which sheet.
async fn far_apart(world: &World, split: &[String]) -> BTreeMap<String, Vec<(Persona, uuid::Uuid)>> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut of_split: BTreeMap<String, Vec<(Persona, uuid::Uuid)>> = BTreeMap::new();
    for persona in ASSESSORS {
        let client = world.client(Home::A, persona);
        for sheet in sheets(&client).await {
            let read = client.view_score_sheet(sheet.id).await.unwrap();
            assert!(read.given.is_empty() && read.settled.is_none() && read.proposal.is_none());
            let text = written(&read);
            let nth = seen.entry(text.clone()).or_default();
            *nth += 1;
            if split.contains(&text) {
                of_split.entry(text).or_default().push((persona, sheet.id));
                give(&client, sheet.id, &points(if *nth == 1 { 5 } else { 1 }, 2)).await;
            } else {
                give(&client, sheet.id, &by_number(&text)).await;
            }
        }
    }
    of_split
}

for_each_engine! {
    /// Q3: the method is declared; N1: outsiders check the order.
    async fn a_scored_call_runs_from_its_criteria_to_a_proof_that_outsiders_verify(world: World) {
        let pool = settle(&world).await;
        // Applicants read criteria and weights in the call.
        let call = world.client(Home::A, Persona::Participant).view_call(pool.call.uuid()).await.unwrap();
        assert_eq!(call.scoring, Some(scoring()));
        let (round, _) = divided(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let early = coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await;
        assert_eq!(code(early), ProblemCode::ScoringIncomplete);
        let totals = coordinator.list_scoring_totals(pool.call.uuid(), &PageQuery::default()).await;
        assert_eq!(code(totals), ProblemCode::ScoringIncomplete);
        score_all(&world, |text, _| by_number(text)).await;
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        assert_eq!((overview.settled, overview.applications), (12, 12));
        for official in [Persona::Coordinator, Persona::Decider] {
            let client = world.client(Home::A, official);
            let mut query = PageQuery { limit: Some(5), ..PageQuery::default() };
            let mut listed = Vec::new();
            loop {
                let page = client.list_scoring_totals(pool.call.uuid(), &query).await.unwrap();
                listed.extend(page.items);
                query.cursor = page.next_cursor;
                if query.cursor.is_none() {
                    break;
                }
            }
            assert_eq!(listed.len(), 12);
            assert!(listed.iter().all(|one| one.total == total_of(pool.persona(one.application_id))));
            assert!(listed.is_sorted_by_key(|one| one.class));
        }
        let round = confirmed(&world, round).await;
        assert_eq!(pool.states(&world).await["offered"], SEATS);
        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert!(public.text.starts_with("polku-draw/3\n"), "{}", public.text);
        assert_eq!(public.classes, Some(3));
        let file = world.anonymous().view_proof(round.id).await.unwrap();
        assert!(verified_by_python(&file).contains("3 of equals"));
        follows_the_totals(&world, &pool, &file).await;
        // The reading is over: what is no more needed is no more seen.
        assert!(sheets(&world.client(Home::A, Persona::Coach)).await.is_empty());
        let again = coordinator.list_scoring_totals(pool.call.uuid(), &PageQuery::default()).await.unwrap();
        assert_eq!(again.items.len(), 12);
    }

    async fn two_who_differ_agree_in_the_open_or_a_third_decides(world: World) {
        let pool = settle(&world).await;
        let (round, _) = divided(&world, &pool).await;
        let split = [wrote(Persona::Decider), wrote(Persona::AgencyAdmin)];
        let of_split = far_apart(&world, &split).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        assert_eq!((overview.settled, overview.disagreements.len()), (10, 2));
        let refused = coordinator.commit_selection(round.id, world.key(), round.version, &in_june()).await;
        assert_eq!(code(refused), ProblemCode::ScoringIncomplete);

        // One pair agrees: both see both, without a name; one proposes, the other accepts.
        let [(first, own), (second, other)] = of_split[&split[0]].as_slice() else { panic!("two read it") };
        let (first, second) = (world.client(Home::A, *first), world.client(Home::A, *second));
        let before = first.view_score_sheet(*own).await.unwrap();
        assert_eq!((before.state, before.given.len()), (ScoreSheetState::Disagreed, 2));
        assert_eq!(second.view_score_sheet(*other).await.unwrap().given, before.given);
        let nothing = second.accept_points(world.key(), *other, before.version).await;
        assert_eq!(code(nothing), ProblemCode::NoProposal);
        let proposed = first.propose_points(*own, before.version, &points(3, 2)).await.unwrap();
        assert!(proposed.proposal.as_ref().is_some_and(|one| one.own));
        assert_eq!(code(first.accept_points(world.key(), *own, proposed.version).await), ProblemCode::NoProposal);
        let stale = second.accept_points(world.key(), *other, before.version).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let theirs = second.view_score_sheet(*other).await.unwrap();
        assert!(theirs.proposal.as_ref().is_some_and(|one| !one.own));
        let agreed = second.accept_points(world.key(), *other, theirs.version).await.unwrap();
        assert_eq!(agreed.state, ScoreSheetState::Settled);
        let kept = first.view_score_sheet(*own).await.unwrap();
        assert_eq!((kept.given, kept.settled.map(|one| one.weighted_sum)), (before.given, Some(13)));
        let late = first.propose_points(*own, proposed.version, &points(5, 5)).await;
        assert_eq!(code(late), ProblemCode::ScoresNotDisagreed);

        // The other pair does not: a third decides, who is neither of the two nor in conflict.
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        let [open] = overview.disagreements.as_slice() else { panic!("one is open") };
        let [(one, sheet), _] = of_split[&split[1]].as_slice() else { panic!("two read it") };
        let own_account = NameThirdAssessor { account_id: world.rows(Home::A, *one).account.uuid() };
        let same = coordinator.name_third_assessor(world.key(), open.scored_id, &own_account).await;
        assert_eq!(code(same), ProblemCode::InvalidFields);
        let third = *open.candidates.first().unwrap();
        let body = NameThirdAssessor { account_id: third };
        coordinator.name_third_assessor(world.key(), open.scored_id, &body).await.unwrap();
        let twice = coordinator.name_third_assessor(world.key(), open.scored_id, &body).await;
        assert_eq!(code(twice), ProblemCode::ThirdAssessorNamed);
        let reader = world.client(Home::A, *one);
        let version = reader.view_score_sheet(*sheet).await.unwrap().version;
        let shut = reader.propose_points(*sheet, version, &points(3, 3)).await;
        assert_eq!(code(shut), ProblemCode::ThirdAssessorNamed);
        let decides = ASSESSORS.into_iter().find(|one| world.rows(Home::A, *one).account.uuid() == third).unwrap();
        let client = world.client(Home::A, decides);
        let to_decide = sheets(&client).await.into_iter().find(|one| one.third).unwrap();
        assert_eq!(client.view_score_sheet(to_decide.id).await.unwrap().given.len(), 2);
        give(&client, to_decide.id, &points(4, 2)).await;
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        assert_eq!((overview.settled, overview.disagreements.len()), (12, 0));

        confirmed(&world, round).await;
        for (persona, settled) in [(Persona::Decider, 13), (Persona::AgencyAdmin, 16)] {
            let application = pool.application_of[&persona].uuid();
            let own = world.client(Home::A, persona).view_own_scores(application).await.unwrap();
            assert_eq!((own.total, own.given.len()), (2 * settled, 2));
            assert_eq!(own.settled.map(|one| (one.assessor, one.weighted_sum)), Some((None, settled)));
        }
    }

    /// U10: whoever abstained has no say in what the two agree on, and learns nothing of it.
    async fn who_abstained_settles_nothing(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        let coach = world.client(Home::A, Persona::Coach);
        let left = sheets(&coach).await[0].id;
        let split = written(&coach.view_score_sheet(left).await.unwrap());
        let why = Abstain { reason: AbstentionReason::Recognised };
        coach.abstain(world.key(), left, &why).await.unwrap();
        let mut two = Vec::new();
        for persona in ASSESSORS.into_iter().filter(|one| *one != Persona::Coach) {
            let client = world.client(Home::A, persona);
            for sheet in sheets(&client).await {
                if written(&client.view_score_sheet(sheet.id).await.unwrap()) == split {
                    give(&client, sheet.id, &points(if two.is_empty() { 5 } else { 1 }, 2)).await;
                    two.push((persona, sheet.id));
                }
            }
        }
        let [(first, own), (second, other)] = two.as_slice() else { panic!("two read it") };
        let (first, second) = (world.client(Home::A, *first), world.client(Home::A, *second));
        let before = coach.view_score_sheet(left).await.unwrap();
        let meddling = coach.propose_points(left, before.version, &points(5, 5)).await;
        assert_eq!(code(meddling), ProblemCode::ScoresNotDisagreed);
        let version = first.view_score_sheet(*own).await.unwrap().version;
        first.propose_points(*own, version, &points(3, 2)).await.unwrap();
        assert_eq!(coach.view_score_sheet(left).await.unwrap().version, before.version);
        let accepted = coach.accept_points(world.key(), left, before.version).await;
        assert_eq!(code(accepted), ProblemCode::ScoresNotDisagreed);
        let version = second.view_score_sheet(*other).await.unwrap().version;
        second.accept_points(world.key(), *other, version).await.unwrap();
    }

    /// Who comes to see names after the division reads no more.
    async fn a_role_that_sees_names_ends_blind_reading_at_once(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        let assessor = world.client(Home::A, Persona::Facilitator);
        let sheet = sheets(&assessor).await[0].id;
        let read = assessor.view_score_sheet(sheet).await.unwrap();
        world.grant(Home::A, Persona::Facilitator, Role::Decider, None).await;
        assert_eq!(code(assessor.view_score_sheet(sheet).await), ProblemCode::NotFound);
        let given = assessor.give_points(sheet, read.version, &points(3, 3)).await;
        assert_eq!(code(given), ProblemCode::NotFound);
    }

    /// U10: the register may put two into one line after the division.
    async fn a_line_that_came_after_the_division_stops_scoring_and_leaves_abstaining(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        let assessor = world.client(Home::A, Persona::Facilitator);
        let sheet = sheets(&assessor).await[0].id;
        let read = assessor.view_score_sheet(sheet).await.unwrap();
        let applicant = Persona::ALL.into_iter().find(|one| wrote(*one) == written(&read)).unwrap();
        supervise(&world, &[(applicant, Persona::Facilitator)]).await;
        let given = assessor.give_points(sheet, read.version, &points(3, 3)).await;
        assert_eq!(code(given), ProblemCode::Forbidden);
        let why = Abstain { reason: AbstentionReason::Recognised };
        assessor.abstain(world.key(), sheet, &why).await.unwrap();
    }

    /// A third who cannot decide any more makes way for another.
    async fn a_third_in_conflict_holds_nothing_up(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        far_apart(&world, &[wrote(Persona::AgencyAdmin)]).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let overview = coordinator.view_scoring(pool.call.uuid()).await.unwrap();
        let [open] = overview.disagreements.as_slice() else { panic!("one is open") };
        let [first, second] = open.candidates.as_slice() else { panic!("two could decide") };
        let name = |account_id: &uuid::Uuid| NameThirdAssessor { account_id: *account_id };
        coordinator.name_third_assessor(world.key(), open.scored_id, &name(first)).await.unwrap();
        let shut = coordinator.name_third_assessor(world.key(), open.scored_id, &name(second)).await;
        assert_eq!(code(shut), ProblemCode::ThirdAssessorNamed);
        let of_first = |one: &Persona| world.rows(Home::A, *one).account.uuid() == *first;
        let third = ASSESSORS.into_iter().find(of_first).unwrap();
        supervise(&world, &[(Persona::AgencyAdmin, third)]).await;
        coordinator.name_third_assessor(world.key(), open.scored_id, &name(second)).await.unwrap();
        assert!(sheets(&world.client(Home::A, third)).await.iter().all(|one| !one.third));
    }

    async fn points_that_were_given_stay(world: World) {
        let pool = settle(&world).await;
        divided(&world, &pool).await;
        let client = world.client(Home::A, Persona::Coach);
        let sheet = sheets(&client).await[0].id;
        let wrong = client.give_points(sheet, 1, &points(6, 0)).await;
        assert_eq!(code(wrong), ProblemCode::InvalidFields);
        let given = give(&client, sheet, &points(3, 0)).await;
        let again = client.give_points(sheet, given.version, &points(5, 5)).await;
        assert_eq!(code(again), ProblemCode::ScoreSheetAnswered);
        let other = world.client(Home::A, Persona::Mentor);
        assert_eq!(code(other.view_score_sheet(sheet).await), ProblemCode::NotFound);
        assert_eq!(code(other.give_points(sheet, 1, &points(1, 1)).await), ProblemCode::NotFound);
        assert_eq!(code(other.propose_points(sheet, 1, &points(1, 1)).await), ProblemCode::NotFound);
    }
}
