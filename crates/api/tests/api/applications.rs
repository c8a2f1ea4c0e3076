//! Applying, and looking at applications.

use polku_api_types::applications::{
    ApplicationSort, ApplicationState, ApplicationsExportQuery, ApplicationsImportQuery, ApplicationsQuery,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::tables::TableFormat;
use polku_domain::ids::PersonId;
use polku_i18n::Language;

use crate::access::machine;
use crate::for_each_engine;
use crate::support::calls::{answers, apply, approved_call, open_call, set_clock};
use crate::support::tables::{csv_cells, parts, workbook_cells};
use crate::support::{Home, Persona, code, problem};

const APPLICANTS: [Persona; 5] = [
    Persona::Participant,
    Persona::OtherParticipant,
    Persona::Supervisor,
    Persona::Facilitator,
    Persona::DataProtectionOfficer,
];

for_each_engine! {
    /// R16, R17, R23: everybody on the staff may apply, supervisors too.
    async fn everybody_on_the_staff_may_apply(world: World) {
        let call = open_call(&world, Home::A).await;
        for persona in APPLICANTS {
            let application = apply(&world, Home::A, persona, &call).await;
            assert_eq!(application.state, ApplicationState::Submitted);
            assert!(application.can_change && application.can_withdraw && application.outcome.is_none());
        }
        let nobody = world.client(Home::A, Persona::SystemAdmin);
        let refused = nobody.submit_application(world.key(), call.id, &answers("x")).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
    }

    async fn late_application_is_refused(world: World) {
        let call = approved_call(&world, Home::A).await;
        let client = world.client(Home::A, Persona::Participant);
        set_clock(&world, 5, 10, 23);
        let early = client.submit_application(world.key(), call.id, &answers("Aikaisin")).await;
        assert_eq!(code(early), ProblemCode::CallClosed);
        set_clock(&world, 5, 29, 23);
        let application = client.submit_application(world.key(), call.id, &answers("Ajoissa")).await.unwrap();
        set_clock(&world, 5, 30, 0);
        let late = world.client(Home::A, Persona::Supervisor);
        let late = late.submit_application(world.key(), call.id, &answers("Myöhässä")).await;
        assert_eq!(code(late), ProblemCode::CallClosed);
        let change = client.change_application(application.id, application.version, &answers("Muutos")).await;
        assert_eq!(code(change), ProblemCode::CallClosed);
        let closed = client.view_own_application(application.id).await.unwrap();
        assert!(!closed.can_change && closed.can_withdraw);
    }

    async fn one_person_has_one_application_however_often_it_is_sent(world: World) {
        let call = open_call(&world, Home::A).await;
        let client = world.client(Home::A, Persona::Participant);
        let key = world.key();
        let first = client.submit_application(key, call.id, &answers("Kerran")).await.unwrap();
        let again = client.submit_application(key, call.id, &answers("Kerran")).await.unwrap();
        assert_eq!(first, again);
        let twice = client.submit_application(world.key(), call.id, &answers("Kahdesti")).await;
        assert_eq!(code(twice), ProblemCode::AlreadyApplied);
        assert_eq!(client.list_own_applications(&PageQuery::default()).await.unwrap().items.len(), 1);
        assert_eq!(client.view_call(call.id).await.unwrap().own_application_id, Some(first.id));
    }

    async fn an_application_can_be_changed_withdrawn_and_sent_again(world: World) {
        let call = open_call(&world, Home::A).await;
        let client = world.client(Home::A, Persona::Participant);
        let sent = apply(&world, Home::A, Persona::Participant, &call).await;
        let changed = client.change_application(sent.id, sent.version, &answers("Parempi")).await.unwrap();
        let reason = changed.answers.iter().find(|answer| answer.question == "reason").unwrap();
        assert_eq!(reason.text.as_deref(), Some("Parempi"));
        let stale = client.change_application(sent.id, sent.version, &answers("Vanha")).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let withdrawn = client.withdraw_application(world.key(), sent.id, changed.version).await.unwrap();
        assert_eq!(withdrawn.state, ApplicationState::Withdrawn);
        let twice = client.withdraw_application(world.key(), sent.id, withdrawn.version).await;
        assert_eq!(code(twice), ProblemCode::ApplicationStandsStill);
        let again = client.submit_application(world.key(), call.id, &answers("Sittenkin")).await.unwrap();
        assert_eq!((again.id, again.state), (sent.id, ApplicationState::Submitted));
    }

    async fn every_fault_of_the_answers_is_told_at_once(world: World) {
        let call = open_call(&world, Home::A).await;
        let client = world.client(Home::A, Persona::Participant);
        let mut body = answers(&"x".repeat(2_001));
        body.answers[1].choice = Some("by_boat".into());
        body.answers.remove(2);
        body.answers.push(polku_api_types::applications::Answer {
            question: "age".into(),
            text: Some("40".into()),
            choice: None,
            scale: None,
        });
        let told = problem(client.submit_application(world.key(), call.id, &body).await);
        let faults: Vec<_> =
            told.errors.iter().map(|error| (error.pointer.as_str(), &error.fault)).collect();
        assert_eq!(
            faults,
            [
                ("/answers/0", &FieldCode::TooLong { max: 2_000 }),
                ("/answers/1", &FieldCode::NotAllowed),
                ("/answers/2", &FieldCode::UnknownField),
            ]
        );
    }

    async fn nobody_but_those_who_select_sees_an_application(world: World) {
        let call = open_call(&world, Home::A).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await;
        for (home, persona) in [
            (Home::A, Persona::Supervisor),
            (Home::A, Persona::OtherParticipant),
            (Home::A, Persona::Facilitator),
            (Home::A, Persona::AgencyAdmin),
            (Home::A, Persona::StaffRepresentative),
            (Home::A, Persona::DataProtectionOfficer),
            (Home::A, Persona::Assessor),
            (Home::B, Persona::Coordinator),
            (Home::B, Persona::Decider),
        ] {
            let client = world.client(home, persona);
            assert_eq!(code(client.view_application(application.id).await), ProblemCode::NotFound, "{persona:?}");
            let own = code(client.view_own_application(application.id).await);
            assert!(matches!(own, ProblemCode::NotFound | ProblemCode::Forbidden), "{persona:?} {own}");
            let list = code(client.list_applications(call.id, &ApplicationsQuery::default()).await);
            assert!(matches!(list, ProblemCode::NotFound | ProblemCode::Forbidden), "{persona:?} {list}");
            let change = client.change_application(application.id, application.version, &answers("Toinen")).await;
            assert_eq!(code(change), ProblemCode::NotFound, "{persona:?}");
        }
        let seen = world.client(Home::A, Persona::Decider).view_application(application.id).await.unwrap();
        assert_eq!(seen.person.family_name, "Rooli-participant");
        assert_eq!((seen.answers.len(), seen.outcome), (3, None));
    }

    /// N17: whoever looks leaves a trace for the person looked at.
    async fn a_look_at_an_application_is_recorded(world: World) {
        let call = open_call(&world, Home::A).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        coordinator.view_application(application.id).await.unwrap();
        coordinator.list_applications(call.id, &ApplicationsQuery::default()).await.unwrap();
        world.app.use_log.flush().await.unwrap();
        let person: PersonId = world.rows(Home::A, Persona::Participant).person.unwrap();
        let uses = world.app.db.read(move |conn| polku::audit::uses_of(conn, person, None, 10)).await.unwrap();
        let operations: Vec<_> = uses.iter().map(|look| look.operation.as_str()).collect();
        assert!(operations.contains(&"view_application") && operations.contains(&"list_applications"));
    }

    async fn the_list_is_filtered_sorted_searched_and_paged_without_gap(world: World) {
        let call = open_call(&world, Home::A).await;
        for (minutes, persona) in (0..).zip(APPLICANTS) {
            world.pass(jiff::SignedDuration::from_mins(minutes));
            apply(&world, Home::A, persona, &call).await;
        }
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let all = coordinator.list_applications(call.id, &ApplicationsQuery::default()).await.unwrap();
        let names: Vec<_> = all.items.iter().map(|item| item.family_name.clone()).collect();
        assert!(names.is_sorted() && names.len() == 5, "{names:?}");
        for sort in [
            ApplicationSort::Name,
            ApplicationSort::NameDescending,
            ApplicationSort::SubmittedAt,
            ApplicationSort::SubmittedAtDescending,
        ] {
            let whole = ApplicationsQuery { sort: Some(sort), ..ApplicationsQuery::default() };
            let whole = coordinator.list_applications(call.id, &whole).await.unwrap().items;
            let mut paged = Vec::new();
            let mut query =
                ApplicationsQuery { sort: Some(sort), limit: Some(2), ..ApplicationsQuery::default() };
            loop {
                let page = coordinator.list_applications(call.id, &query).await.unwrap();
                paged.extend(page.items);
                query.cursor = page.next_cursor;
                if query.cursor.is_none() {
                    break;
                }
            }
            assert_eq!(paged, whole, "{sort:?}");
        }
        let search = ApplicationsQuery { search: Some("ROOLI-SUPER".into()), ..ApplicationsQuery::default() };
        let found = coordinator.list_applications(call.id, &search).await.unwrap().items;
        assert_eq!(found.len(), 1);
        let elsewhere = ApplicationsQuery { unit: Some("Ei ole".into()), ..ApplicationsQuery::default() };
        assert_eq!(coordinator.list_applications(call.id, &elsewhere).await.unwrap().items, []);
        let state = Some(ApplicationState::Withdrawn);
        let withdrawn = ApplicationsQuery { state, ..ApplicationsQuery::default() };
        assert_eq!(coordinator.list_applications(call.id, &withdrawn).await.unwrap().items, []);
    }

    async fn a_cursor_of_one_order_means_nothing_in_another(world: World) {
        let call = open_call(&world, Home::A).await;
        apply(&world, Home::A, Persona::Participant, &call).await;
        apply(&world, Home::A, Persona::Supervisor, &call).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let first = ApplicationsQuery { limit: Some(1), ..ApplicationsQuery::default() };
        let cursor = coordinator.list_applications(call.id, &first).await.unwrap().next_cursor;
        let other = ApplicationsQuery { sort: Some(ApplicationSort::SubmittedAt), cursor, ..first };
        assert_eq!(code(coordinator.list_applications(call.id, &other).await), ProblemCode::InvalidCursor);
    }

    /// P-8: a filter by what may not be seen would count it out.
    async fn what_the_rules_say_cannot_be_filtered_out_before_it_is_told(world: World) {
        let call = open_call(&world, Home::A).await;
        apply(&world, Home::A, Persona::Supervisor, &call).await;
        let query = ApplicationsQuery { in_target_group: Some(false), ..ApplicationsQuery::default() };
        let reader = machine(&world, &["applications:read"]).await;
        assert_eq!(code(reader.list_applications(call.id, &query).await), ProblemCode::Forbidden);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(coordinator.list_applications(call.id, &query).await.unwrap().items, []);
    }

    /// The call's own check decides over an imported row too; order and time of arrival mean nothing.
    async fn a_file_of_applications_is_read_dry_then_imported_once(world: World) {
        let call = open_call(&world, Home::A).await;
        apply(&world, Home::A, Persona::Supervisor, &call).await;
        set_clock(&world, 6, 1, 9);
        let file = "lahetetty;nro;perustelu;toivottu_toteutustapa;motivaatio_1_5\r\n\
            12.05.2020 12:27;participant;\"Työni on muuttunut; haluan oppia.\";ei väliä;2\r\n\
            13.05.2020 08:00;other_participant;=1+1;etä;5\r\n\
            14.05.2020 09:00;supervisor;Toinen hakemus;etä;5\r\n\
            15.05.2020 09:00;tuntematon;Kuka olen?;etä;5\r\n\
            01.06.2020 09:00;facilitator;Myöhässä;etä;5\r\n";
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let import = async |query: &ApplicationsImportQuery| {
            coordinator.import_applications(world.key(), call.id, query, file.as_bytes().to_vec()).await
        };
        let dry = import(&ApplicationsImportQuery::default()).await.unwrap();
        let codes: Vec<_> = dry.faults.iter().map(|fault| (fault.line, fault.code.as_str())).collect();
        assert_eq!(
            codes,
            [(3, "formula_as_text"), (4, "applied_already"), (5, "applicant_unknown"), (6, "outside_window")]
        );
        assert_eq!((dry.applied, dry.rows, dry.created, dry.rejected), (false, 5, 2, 3));
        assert!(dry.faults.iter().all(|fault| !fault.message.starts_with("import-fault")), "{:?}", dry.faults);
        let other = ApplicationsImportQuery { apply: Some(true), file_sha256: Some("0".repeat(64)) };
        assert_eq!(code(import(&other).await), ProblemCode::FileChanged);
        let apply_it = ApplicationsImportQuery { apply: Some(true), file_sha256: Some(dry.file_sha256) };
        let done = import(&apply_it).await.unwrap();
        assert_eq!((done.applied, done.created, done.unchanged), (true, 2, 0));
        let again = import(&apply_it).await.unwrap();
        assert_eq!((again.created, again.unchanged), (0, 2));
        let own = world.client(Home::A, Persona::Participant).list_own_applications(&PageQuery::default()).await.unwrap().items;
        assert_eq!(own[0].submitted_at.to_string(), "2020-05-12T09:27:00Z");
        assert_eq!(own[0].state, ApplicationState::Submitted);
        let stranger = world.client(Home::B, Persona::Coordinator);
        let body = file.as_bytes().to_vec();
        let foreign = stranger.import_applications(world.key(), call.id, &apply_it, body).await;
        assert_eq!(code(foreign), ProblemCode::NotFound);
    }

    /// A number is one person's within one source: where two sources gave it, nobody is taken for somebody else.
    async fn a_number_that_two_registers_gave_names_nobody(world: World) {
        let call = open_call(&world, Home::A).await;
        set_clock(&world, 6, 1, 9);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let other = "nro;sukunimi;etunimi;sahkoposti;yksikko;nimike;henkilostoryhma;esimies\r\n\
            participant;Kaima;Testi;kaima@example.test;Yksikkö 1;asiantuntija;expert;E\r\n";
        let apply_people = polku_api_types::people::PeopleImportQuery {
            source: "toinen".into(),
            apply: Some(true),
            ..Default::default()
        };
        let came = coordinator.import_people(world.key(), &apply_people, other.as_bytes().to_vec()).await.unwrap();
        assert_eq!(came.created, 1, "{:?}", came.faults);
        let file = "lahetetty;nro;perustelu;toivottu_toteutustapa;motivaatio_1_5\r\n\
            12.05.2020 12:27;participant;Haluan oppia.;etä;2\r\n\
            12.05.2020 12:28;supervisor;Haluan oppia.;etä;2\r\n";
        let query = ApplicationsImportQuery { apply: Some(true), ..ApplicationsImportQuery::default() };
        let done = coordinator.import_applications(world.key(), call.id, &query, file.as_bytes().to_vec()).await;
        let done = done.unwrap();
        let faults: Vec<_> = done.faults.iter().map(|fault| (fault.line, fault.code.as_str())).collect();
        assert_eq!((done.created, faults), (1, vec![(2, "applicant_unknown")]));
    }

    /// P-10: no cell of the file is a formula; the filter of the list is the filter of the file.
    async fn the_file_holds_what_the_list_shows_and_no_formula(world: World) {
        let call = open_call(&world, Home::A).await;
        for persona in [Persona::Participant, Persona::Supervisor] {
            let body = answers("=HYPERLINK(\"https://evil.example\")");
            world.client(Home::A, persona).submit_application(world.key(), call.id, &body).await.unwrap();
        }
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let file = async |query: &ApplicationsExportQuery| {
            let csv = coordinator.export_applications(call.id, query).await.unwrap();
            let xlsx = ApplicationsExportQuery { format: Some(TableFormat::Xlsx), ..query.clone() };
            let book = coordinator.export_applications(call.id, &xlsx).await.unwrap();
            let (cells, moments, numbers) = workbook_cells(&book, Language::Fi);
            assert_eq!(cells, csv_cells(&csv));
            // When it was sent, and a point on a scale.
            assert_eq!((moments, numbers), (cells.len() - 1, cells.len() - 1));
            (String::from_utf8(csv).unwrap(), cells)
        };
        let (all, cells) = file(&ApplicationsExportQuery::default()).await;
        // In a workbook it is text as it was written.
        assert!(cells[1].iter().any(|cell| cell == "=HYPERLINK(\"https://evil.example\")"), "{cells:?}");
        assert_eq!(all.lines().count(), 3);
        assert!(all.contains("\"'=HYPERLINK") && !all.contains("\"=HYPERLINK"), "{all}");
        assert!(all.contains("Sukunimi") && all.contains("käsiteltävänä") && all.contains("kasvokkain"), "{all}");
        let search = ApplicationsExportQuery { search: Some("super".into()), ..Default::default() };
        let (one, _) = file(&search).await;
        assert_eq!(one.lines().count(), 2);
        assert!(one.contains("Rooli-supervisor") && !one.contains("Rooli-participant"));
        // What was written in somebody's own words needs a scope of its own, in every part of the file.
        for (scopes, told) in [(&["applications:read"][..], false), (&["applications:read", "applications:free_text"][..], true)] {
            let query = ApplicationsExportQuery { format: Some(TableFormat::Xlsx), ..Default::default() };
            let book = machine(&world, scopes).await.export_applications(call.id, &query).await.unwrap();
            assert_eq!(parts(&book).contains("HYPERLINK"), told, "{scopes:?}");
        }
        for persona in [Persona::Participant, Persona::Assessor, Persona::Supervisor] {
            let refused = world.client(Home::A, persona).export_applications(call.id, &search).await;
            assert!(matches!(code(refused), ProblemCode::Forbidden | ProblemCode::NotFound), "{persona:?}");
        }
    }
}
