//! Checks of an outcome (N1, N2, U7, F): asked for in time, answered by somebody who did not prepare the round, and an
//! error mended without a second draw.

use diesel::prelude::*;
use polku::db::schema::selections;
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::applications::{
    ApplicationState, CheckCause, CheckFinding, CheckRemedy, CheckRequestDetails, MyApplication, RuleVerdict,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{
    AnswerCheck, AskForCheck, CheckRequestsExportQuery, CheckRequestsQuery, CorrectedFact, OfferOrigin,
    SelectionDetails,
};
use polku_api_types::tables::{TableFormat, TableQuery};
use polku_client::{Client, ClientError};
use polku_domain::ids::SelectionId;
use polku_i18n::{Language, format};
use uuid::Uuid;

use super::offers::add_a_place;
use super::pool::Pool;
use super::told::looks;
use super::{confirmed, drawn};
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::tables::{cells_with_days, csv_cells};
use crate::support::{Answers, Home, Persona, World, code};

fn claim() -> AskForCheck {
    AskForCheck { claim: "En ole enää esihenkilö; tehtäväni vaihtui 1.4.2020.".into() }
}

fn answer() -> AnswerCheck {
    AnswerCheck {
        text: "Henkilöstörekisterissä oli vanha tieto. Pahoittelemme virhettä.".into(),
        corrections: vec![CorrectedFact { attribute: "is_supervisor".into(), value: "false".into() }],
        cause: Some(CheckCause::RegisterOutdated),
        remedy: Some(CheckRemedy::Waiting),
        name: "Tuula Tarkastaja".into(),
        title: "henkilöstöjohtaja".into(),
    }
}

/// A confirmed round with a check asked for by the one who was left outside.
async fn asked(world: &World, pool: &Pool) -> (SelectionDetails, Uuid, CheckRequestDetails) {
    let round = confirmed(world, pool).await;
    let application = pool.application_of[&Persona::Supervisor].uuid();
    let applicant = world.client(Home::A, Persona::Supervisor);
    let check = applicant.ask_for_check(application, world.key(), &claim()).await.unwrap();
    (round, application, check)
}

async fn own(world: &World, application: Uuid) -> MyApplication {
    world.client(Home::A, Persona::Supervisor).view_own_application(application).await.unwrap()
}

for_each_engine! {
    async fn a_wrong_fact_gives_the_last_place_of_the_waiting_list_and_no_second_draw(world: World) {
        let pool = Pool::settle(&world).await;
        let (round, application, check) = asked(&world, &pool).await;
        let proof = world.anonymous().view_proof(round.id).await.unwrap();
        let before = pool.waiting_order(&world).await;
        let decider = world.client(Home::A, Persona::Decider);
        let answered = decider.answer_check(check.id, world.key(), check.version, &answer()).await.unwrap();

        let given = answered.answer.unwrap();
        assert_eq!((given.finding, given.round), (CheckFinding::Wrong, Some(2)));
        assert_eq!(answered.recorded[0].result, RuleVerdict::Excluded, "the decision as made is kept");
        assert_eq!(given.corrected[0].result, RuleVerdict::Passed);
        assert_eq!(pool.waiting_order(&world).await, [before, vec![application]].concat());

        let mine = own(&world, application).await;
        assert_eq!((mine.state, mine.can_ask_check_until.is_some()), (ApplicationState::Waiting, true));
        let outcome = mine.outcome.unwrap();
        assert!(outcome.in_target_group && outcome.rank.is_none());
        assert_eq!(outcome.rules[0].result, RuleVerdict::Passed);
        assert!(outcome.sentences.iter().any(|told| told.contains("korjattu kierroksella 2")), "{:?}", outcome.sentences);
        assert_eq!(mine.checks, [decider.view_check_request(check.id).await.unwrap().check]);

        let public = world.anonymous().view_commitment(round.id).await.unwrap();
        assert_eq!(public.corrections.len(), 1);
        assert_eq!((public.corrections[0].round, public.corrections[0].cause), (2, CheckCause::RegisterOutdated));
        assert_eq!(world.anonymous().view_proof(round.id).await.unwrap(), proof, "the draw stands");
        let mails = pool.mails(&world).await;
        assert_eq!(mails.get("check_answered"), Some(&1));
        let again = decider.answer_check(check.id, world.key(), answered.version, &answer()).await;
        assert_eq!(code(again), ProblemCode::CheckAnswered);
    }

    async fn a_free_place_mends_an_error_only_while_one_is_free(world: World) {
        let pool = Pool::settle(&world).await;
        let (_, application, check) = asked(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        let body = AnswerCheck { remedy: Some(CheckRemedy::Place), ..answer() };
        let full = decider.answer_check(check.id, world.key(), check.version, &body).await;
        assert_eq!(code(full), ProblemCode::NoFreePlace);
        let untouched = own(&world, application).await;
        assert_eq!(untouched.state, ApplicationState::Ineligible);
        assert!(untouched.checks[0].answer.is_none());

        add_a_place(&world, &pool).await;
        decider.answer_check(check.id, world.key(), check.version, &body).await.unwrap();
        assert_eq!(own(&world, application).await.state, ApplicationState::Offered);
        let places = decider.whole_places(pool.programme.uuid()).await.unwrap();
        let offer = places.offers.iter().find(|offer| offer.application_id == application).unwrap();
        assert_eq!((offer.origin, places.free), (OfferOrigin::Correction, 0));
        let applicant = world.client(Home::A, Persona::Supervisor);
        applicant.accept_latest(application, world.key()).await.unwrap();
        assert_eq!(own(&world, application).await.state, ApplicationState::Accepted);
    }

    async fn what_was_right_stays_and_nobody_loses_by_asking(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let application = pool.application_of[&Persona::Participant].uuid();
        let applicant = world.client(Home::A, Persona::Participant);
        let before = applicant.view_own_application(application).await.unwrap();
        let decider = world.client(Home::A, Persona::Decider);
        for (value, found) in [(None, CheckFinding::Right), (Some("true"), CheckFinding::WrongWithoutEffect)] {
            let check = applicant.ask_for_check(application, world.key(), &claim()).await.unwrap();
            let fact = |value: &str| CorrectedFact { attribute: "is_supervisor".into(), value: value.into() };
            let corrections = value.map(fact).into_iter().collect();
            let body = AnswerCheck { corrections, cause: None, remedy: None, ..answer() };
            let answered = decider.answer_check(check.id, world.key(), check.version, &body).await.unwrap();
            let given = answered.answer.unwrap();
            assert_eq!((given.finding, given.round, given.remedy), (found, None, None));
            let after = applicant.view_own_application(application).await.unwrap();
            assert_eq!((after.state, after.outcome), (before.state, before.outcome.clone()));
        }
        assert_eq!(pool.mails(&world).await.get("check_answered"), Some(&2));
    }

    async fn what_waits_is_told_to_whoever_decides(world: World) {
        let pool = Pool::settle(&world).await;
        let awaited = async |persona| {
            let page = world.client(Home::A, persona).list_programmes(&PageQuery::default()).await.unwrap();
            page.items.into_iter().find(|one| one.id == pool.programme.uuid()).and_then(|one| one.awaited)
        };
        let (_, _, check) = asked(&world, &pool).await;
        let waits = awaited(Persona::Decider).await.unwrap();
        assert_eq!((waits.checks, waits.checks_due_on, waits.addenda, waits.waiting_list), (1, Some(check.due_on), 0, false));
        for persona in [Persona::Coordinator, Persona::Participant, Persona::StaffRepresentative] {
            assert_eq!(awaited(persona).await, None, "{persona:?} decides nothing");
        }
        let decider = world.client(Home::A, Persona::Decider);
        decider.answer_check(check.id, world.key(), check.version, &answer()).await.unwrap();
        assert_eq!(awaited(Persona::Decider).await, None, "nothing waits any more");
        set_clock(&world, 9, 2, 8);
        assert!(awaited(Persona::Decider).await.unwrap().waiting_list, "the day after the last of the waiting list");
    }

    async fn an_answer_fits_what_was_found_or_is_refused_whole(world: World) {
        let pool = Pool::settle(&world).await;
        let (_, application, check) = asked(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        let fact = |attribute: &str, value: &str| CorrectedFact { attribute: attribute.into(), value: value.into() };
        let cases = [
            (AnswerCheck { cause: None, remedy: None, ..answer() }, vec!["/cause", "/remedy"]),
            (AnswerCheck { corrections: vec![], ..answer() }, vec!["/cause", "/remedy"]),
            (AnswerCheck { corrections: vec![fact("unit", "Viestintä")], ..answer() }, vec!["/corrections/0/attribute"]),
            (AnswerCheck { corrections: vec![fact("age", "44")], ..answer() }, vec!["/corrections/0/attribute"]),
            (AnswerCheck { corrections: vec![fact("is_supervisor", "ehkä")], ..answer() }, vec!["/corrections/0/value"]),
            (
                AnswerCheck { corrections: vec![fact("is_supervisor", "true"), fact("is_supervisor", "false")], text: " ".into(), ..answer() },
                vec!["/text", "/corrections/1/attribute"],
            ),
        ];
        for (body, expected) in cases {
            let error = decider.answer_check(check.id, world.key(), check.version, &body).await.unwrap_err();
            let problem = error.problem().unwrap();
            let pointers: Vec<&str> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
            assert_eq!((problem.code, pointers), (ProblemCode::InvalidFields, expected), "{body:?}");
        }
        assert_eq!(own(&world, application).await.state, ApplicationState::Ineligible);
    }

    async fn a_check_is_asked_for_once_the_outcome_is_told_and_until_the_declared_day(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let application = pool.application_of[&Persona::Supervisor].uuid();
        let applicant = world.client(Home::A, Persona::Supervisor);
        let said = claim();
        let ask = || applicant.ask_for_check(application, world.key(), &said);
        assert_eq!(code(ask().await), ProblemCode::CheckNotPossible);
        let body = polku_api_types::selection::ConfirmSelection {
            name: "Päivi Päättäjä".into(),
            title: "kehittämispäällikkö".into(),
        };
        let decider = world.client(Home::A, Persona::Decider);
        decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap();
        set_clock(&world, 9, 16, 1);
        assert_eq!(code(ask().await), ProblemCode::CheckNotPossible);
        assert_eq!(own(&world, application).await.can_ask_check_until, None);
        set_clock(&world, 9, 15, 23);
        let check = ask().await.unwrap();
        assert_eq!((check.due_on, check.overdue), (jiff::civil::date(2020, 9, 29), false));
        assert_eq!(code(ask().await), ProblemCode::CheckUnderWay);
        assert_eq!(own(&world, application).await.can_ask_check_until, None);
        set_clock(&world, 9, 30, 1);
        assert!(decider.view_check_request(check.id).await.unwrap().check.overdue);
        // The waiting list has long ended: there is no last place on it any more.
        let round = decider.view_selection(round.id).await.unwrap();
        decider.end_waiting_list(round.id, world.key(), round.version, &body).await.unwrap();
        let late = decider.answer_check(check.id, world.key(), check.version, &answer()).await;
        assert_eq!(code(late), ProblemCode::WaitingListOver);
    }

    async fn whoever_prepared_the_round_does_not_check_it(world: World) {
        let pool = Pool::settle(&world).await;
        let (round, _, check) = asked(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        assert!(decider.view_check_request(check.id).await.unwrap().can_answer);
        let (id, account) = (SelectionId::new(round.id), world.a.personas[&Persona::Decider].account);
        let prepare = move |conn: &mut AnyConn| -> Result<(), DbError> {
            diesel::update(selections::table.find(Key(id)))
                .set(selections::prepared_by.eq(Key(account)))
                .execute(conn)?;
            Ok(())
        };
        world.app.db.write_tx(prepare).await.unwrap();
        assert!(!decider.view_check_request(check.id).await.unwrap().can_answer);
        let refused = decider.answer_check(check.id, world.key(), check.version, &answer()).await;
        assert_eq!(code(refused), ProblemCode::OwnPreparation);
    }

    async fn a_claim_is_read_by_the_selections_officials_only_and_each_look_is_seen(world: World) {
        let pool = Pool::settle(&world).await;
        let (_, application, check) = asked(&world, &pool).await;
        let all = CheckRequestsQuery::default();
        let programme = pool.programme.uuid();
        for persona in [Persona::Participant, Persona::StaffRepresentative, Persona::Assessor, Persona::AgencyAdmin] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.list_check_requests(programme, &all).await), ProblemCode::Forbidden, "{persona:?}");
            assert_eq!(code(client.view_check_request(check.id).await), ProblemCode::Forbidden, "{persona:?}");
        }
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let refused = coordinator.answer_check(check.id, world.key(), check.version, &answer()).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
        let other = world.client(Home::A, Persona::Participant);
        assert_eq!(code(other.ask_for_check(application, world.key(), &claim()).await), ProblemCode::NotFound);
        for persona in [Persona::Coordinator, Persona::Decider] {
            let foreign = world.client(Home::B, persona);
            assert_eq!(code(foreign.list_check_requests(programme, &all).await), ProblemCode::NotFound);
            assert_eq!(code(foreign.view_check_request(check.id).await), ProblemCode::NotFound);
        }
        assert!(!looks(&world, Persona::Supervisor).await.contains("list_check_requests"));
        let page = coordinator.list_check_requests(programme, &CheckRequestsQuery { open: Some(true), ..all }).await.unwrap();
        assert_eq!(page.items.len(), 1);
        assert_eq!((page.items[0].check.claim.as_str(), page.items[0].can_answer), (claim().claim.as_str(), false));
        assert!(looks(&world, Persona::Supervisor).await.contains("list_check_requests"));
    }

    /// Lists export as filtered: what the decider answers for, and nobody else's. The controls are the other roles, and
    /// whoever stands in no such file.
    async fn the_list_and_the_checks_are_files_for_who_answers_for_them(world: World) {
        let pool = Pool::settle(&world).await;
        let (round, _, check) = asked(&world, &pool).await;
        let programme = pool.programme.uuid();
        let taken = |client: Client, open: Option<bool>| async move {
            let mut files = Vec::new();
            for format in [TableFormat::Csv, TableFormat::Xlsx] {
                let list = client.export_proposal(round.id, &TableQuery { format: Some(format) }).await;
                let query = CheckRequestsExportQuery { open, format: Some(format) };
                files.push((list, client.export_check_requests(programme, &query).await));
            }
            files
        };
        let cells = |files: Vec<(Result<Vec<u8>, ClientError>, Result<Vec<u8>, ClientError>)>| {
            let [(csv, of_checks), (book, checks_book)] = files.try_into().unwrap();
            // The day by which a check is to be answered is a day, and no moment.
            let [list, checks] = [(csv, book, &[][..]), (of_checks, checks_book, &[2])].map(|(csv, book, days)| {
                let (cells, ..) = cells_with_days(&book.unwrap(), Language::Fi, days);
                assert_eq!(cells, csv_cells(&csv.unwrap()));
                cells
            });
            (list, checks)
        };
        for persona in [Persona::Coordinator, Persona::Decider] {
            let client = world.client(Home::A, persona);
            let shown = client.list_proposal(round.id, &PageQuery { limit: Some(200), cursor: None }).await.unwrap();
            let (list, checks) = cells(taken(client, None).await);
            let names: Vec<&str> = list.iter().skip(1).map(|row| row[1].as_str()).collect();
            assert_eq!(names, shown.items.iter().map(|line| line.name.as_str()).collect::<Vec<_>>());
            assert_eq!(list.last().unwrap()[3..], ["ei kuulu kohderyhmään", "Esihenkilöt jäävät ulkopuolelle."]);
            assert_eq!(checks.len(), 2);
            assert_eq!(checks[1][2..], [format::date(Language::Fi, check.due_on).as_str(), "", "", ""]);
            assert!(!checks[1].iter().any(|cell| cell.contains("tehtäväni vaihtui")), "the claim stays where it is");
        }
        for (home, persona) in [
            (Home::B, Persona::Decider),
            (Home::A, Persona::Participant),
            (Home::A, Persona::Assessor),
            (Home::A, Persona::AgencyAdmin),
        ] {
            for (list, checks) in taken(world.client(home, persona), None).await {
                for refused in [code(list), code(checks)] {
                    assert!(matches!(refused, ProblemCode::Forbidden | ProblemCode::NotFound), "{persona:?}: {refused}");
                }
            }
        }
        let outside = looks(&world, Persona::Supervisor).await;
        assert!(outside.contains("export_proposal") && outside.contains("export_check_requests"), "{outside:?}");
        assert!(!looks(&world, Persona::Participant).await.contains("export_check_requests"));

        let decider = world.client(Home::A, Persona::Decider);
        decider.answer_check(check.id, world.key(), check.version, &answer()).await.unwrap();
        let (_, open) = cells(taken(decider.clone(), Some(true)).await);
        assert_eq!(open.len(), 1, "nothing waits any more");
        let (_, all) = cells(taken(decider, Some(false)).await);
        assert_eq!(all[1][3], "Tulos oli virheellinen, ja se on korjattu");
        assert_eq!(all[1][5], "Tuula Tarkastaja, henkilöstöjohtaja");
    }
}
