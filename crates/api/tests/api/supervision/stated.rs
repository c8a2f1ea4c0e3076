//! The supervisor states, the applicant reads and answers, the coordinator sees it: and every look is noted.

use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::{
    ReplyToSupervisor, StateWorkingTime, SupervisionQuery, SupervisorStanding, WorkingTimeAnswer,
    WorkingTimeObstacle,
};
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{MARK, YES, asking, author, no, open_call, person, recipients, refuse};
use crate::for_each_engine;
use crate::selection::changes::{import, register};
use crate::support::calls::{apply, set_clock};
use crate::support::{Home, Persona, World, code, problem};

async fn refuse_again(world: &World, application: uuid::Uuid) {
    let supervisor = world.client(Home::A, Persona::Supervisor);
    supervisor.state_working_time(application, 4, &no()).await.unwrap();
}

fn reply(words: &str) -> ReplyToSupervisor {
    ReplyToSupervisor { reply: words.to_owned() }
}

for_each_engine! {
    async fn the_applicant_reads_at_once_and_answers(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let applicant = world.client(Home::A, Persona::Participant);
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let early = applicant.reply_to_supervisor(application, 0, &reply("Miksi?")).await;
        assert_eq!(code(early), ProblemCode::NotFound);

        let stated = refuse(&world, application).await;
        assert_eq!((stated.version, stated.open), (1, true));
        let own = applicant.view_application_supervision(application).await.unwrap();
        assert_eq!((own.standing, own.version), (SupervisorStanding::Stated, 1));
        let statement = own.statement.unwrap();
        assert_eq!((statement.answer, statement.words.as_deref()), (WorkingTimeAnswer::No, Some(MARK)));
        assert_eq!(author(Some(statement)), "Testi Rooli-supervisor");
        assert_eq!(recipients(&world, "working_time_stated").await, [person(&world, Persona::Participant)]);

        let answered = applicant.reply_to_supervisor(application, 1, &reply("Sovin korvaavan ajan.")).await.unwrap();
        assert_eq!(answered.version, 2);
        let heard = supervisor.view_supervised_application(application).await.unwrap();
        assert_eq!(heard.statement.as_ref().unwrap().reply.as_deref(), Some("Sovin korvaavan ajan."));
        // Whoever has not read the answer does not write over it, and it goes with the words it answered.
        assert_eq!(code(supervisor.state_working_time(application, 1, &YES).await), ProblemCode::StaleVersion);
        let changed = supervisor.state_working_time(application, 2, &YES).await.unwrap();
        assert_eq!((changed.version, changed.statement.unwrap().reply), (3, None));
        assert_eq!(code(applicant.reply_to_supervisor(application, 2, &reply("Kiitos!")).await), ProblemCode::StaleVersion);
        applicant.reply_to_supervisor(application, 3, &reply("Kiitos!")).await.unwrap();

        let data = applicant.view_my_data().await.unwrap().supervision;
        assert_eq!(data.len(), 1);
        assert_eq!(data[0].statement.as_ref().unwrap().reply.as_deref(), Some("Kiitos!"));
        // Whoever stated it has their own words in their own data, and nothing of whom they were about.
        refuse_again(&world, application).await;
        let own = supervisor.view_my_data().await.unwrap();
        assert!(own.supervision.is_empty());
        assert_eq!(own.statements.len(), 1);
        assert_eq!((own.statements[0].answer, own.statements[0].words.as_deref()), (WorkingTimeAnswer::No, Some(MARK)));
        let text = serde_json::to_string(&own.statements).unwrap();
        assert!(!text.contains(&application.to_string()) && !text.contains("Rooli-participant"), "{text}");
        assert!(applicant.view_my_data().await.unwrap().statements.is_empty());
    }

    async fn every_change_is_on_record_without_what_was_said(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        refuse(&world, application).await;
        world.client(Home::A, Persona::Supervisor).state_working_time(application, 1, &YES).await.unwrap();
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let entries = officer.list_audit_entries(None).await.unwrap().items;
        let stated: Vec<_> = entries.iter().filter(|entry| entry.action == "working_time_stated").collect();
        assert_eq!(stated.len(), 2);
        assert_eq!(stated[0].fields, ["answer", "obstacle", "words"]);
        let told = entries.iter().filter(|entry| entry.action == "supervisor_told").count();
        assert_eq!(told, 1);
        assert!(!serde_json::to_string(&entries).unwrap().contains(MARK));
    }

    async fn the_last_day_is_the_last(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let supervisor = world.client(Home::A, Persona::Supervisor);
        set_clock(&world, 6, 5, 23);
        refuse(&world, application).await;
        set_clock(&world, 6, 6, 0);
        let late = problem(supervisor.state_working_time(application, 1, &YES).await);
        assert_eq!((late.code, late.status), (ProblemCode::StatementClosed, 409));
        let still = supervisor.view_supervised_application(application).await.unwrap();
        assert!(!still.open && still.statement.is_some());
        // The applicant can answer later, too; and when no place is given any more nothing is to be seen.
        let applicant = world.client(Home::A, Persona::Participant);
        applicant.reply_to_supervisor(application, 1, &reply("Selvä.")).await.unwrap();
        set_clock(&world, 8, 31, 12);
        supervisor.view_supervised_application(application).await.unwrap();
        set_clock(&world, 9, 1, 0);
        assert_eq!(code(supervisor.view_supervised_application(application).await), ProblemCode::NotFound);
        assert!(supervisor.list_supervised_applications(&PageQuery::default()).await.unwrap().items.is_empty());
    }

    async fn what_says_too_little_or_too_much_is_refused(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let long = "ä".repeat(301);
        let say = |answer, obstacle, words: Option<&str>| StateWorkingTime { answer, obstacle, words: words.map(str::to_owned) };
        for (said, pointer, fault) in [
            (say(WorkingTimeAnswer::No, None, None), "/obstacle", FieldCode::Missing),
            (say(WorkingTimeAnswer::Yes, Some(WorkingTimeObstacle::Shifts), None), "/obstacle", FieldCode::NotAllowed),
            (say(WorkingTimeAnswer::Yes, None, Some("Hyvä!")), "/words", FieldCode::NotAllowed),
            (say(WorkingTimeAnswer::YesWithCondition, None, Some(" \n")), "/words", FieldCode::Missing),
            (say(WorkingTimeAnswer::No, Some(WorkingTimeObstacle::Other), None), "/words", FieldCode::Missing),
            (say(WorkingTimeAnswer::No, Some(WorkingTimeObstacle::Other), Some(&long)), "/words", FieldCode::TooLong { max: 300 }),
        ] {
            let refused = problem(supervisor.state_working_time(application, 0, &said).await);
            assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), (pointer, &fault), "{said:?}");
        }
        refuse(&world, application).await;
        let applicant = world.client(Home::A, Persona::Participant);
        for (words, fault) in [(" ".to_owned(), FieldCode::Missing), ("ä".repeat(501), FieldCode::TooLong { max: 500 })] {
            let refused = problem(applicant.reply_to_supervisor(application, 1, &reply(&words)).await);
            assert_eq!(refused.errors[0].fault, fault);
        }
    }

    async fn the_coordinator_sees_how_it_stands_page_by_page(world: World) {
        let pool = asking(&world).await;
        import(&world, &register(|row| {
            if row.persona != Persona::Supervisor {
                row.supervisor = Some(Persona::Supervisor);
            }
        })).await;
        refuse(&world, pool.application_of[&Persona::Participant].uuid()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let mut query = SupervisionQuery { limit: Some(5), ..SupervisionQuery::default() };
        let mut seen = Vec::new();
        loop {
            let page = coordinator.list_supervision(pool.call.uuid(), &query).await.unwrap();
            seen.extend(page.items);
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        let ids: std::collections::BTreeSet<_> = seen.iter().map(|entry| entry.application_id).collect();
        assert_eq!((ids.len(), seen.len()), (13, 13));
        let asked = seen.iter().filter(|entry| entry.standing == SupervisorStanding::Asked).count();
        let nobody = seen.iter().filter(|entry| entry.standing == SupervisorStanding::NobodyToAsk).count();
        assert_eq!((asked, nobody), (11, 1));
        let only = SupervisionQuery { answer: Some(WorkingTimeAnswer::No), ..SupervisionQuery::default() };
        let found = coordinator.list_supervision(pool.call.uuid(), &only).await.unwrap().items;
        assert_eq!(found.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["Testi Rooli-participant"]);
        // The supervisor's own list goes the same way.
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let mut query = PageQuery { limit: Some(7), cursor: None };
        let first = supervisor.list_supervised_applications(&query).await.unwrap();
        query.cursor = first.next_cursor;
        let second = supervisor.list_supervised_applications(&query).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next_cursor), (7, 5, None));
        let coach = world.client(Home::A, Persona::Coach);
        assert_eq!(code(coach.list_supervised_applications(&query).await), ProblemCode::InvalidCursor);
    }

    /// Who supervises an applicant may run or decide the programme; each look is noted all the same.
    async fn every_look_is_in_the_log_that_the_applicant_sees(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let programme = ProgrammeId::new(call.programme_id);
        for role in [Role::Coordinator, Role::Decider] {
            world.grant(Home::A, Persona::Supervisor, role, Some(programme)).await;
        }
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let applicant = world.client(Home::A, Persona::Participant);
        // A count names nobody, and is no look.
        supervisor.count_supervised_applications().await.unwrap();
        supervisor.list_supervised_applications(&PageQuery::default()).await.unwrap();
        supervisor.state_working_time(application, 0, &no()).await.unwrap();
        supervisor.view_application_supervision(application).await.unwrap();
        applicant.view_application_supervision(application).await.unwrap();
        let log = applicant.view_my_access_log(&PageQuery::default()).await.unwrap().items;
        let mut looks: Vec<_> = log.iter().filter(|look| look.record == "supervision").map(|look| (look.operation.as_str(), look.purpose.as_str())).collect();
        looks.sort_unstable();
        assert_eq!(looks, [
            ("list_supervised_applications", "working_time"),
            ("state_working_time", "working_time"),
            ("view_application_supervision", "working_time"),
        ]);
    }
}
