//! A programme copied to another year: where its dates come to lie, and what has to be decided anew.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{programmes, role_grants};
use polku::db::{AnyConn, DbError};
use polku_api_types::applications::ApplicationsQuery;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, Problem, ProblemCode};
use polku_api_types::programmes::{
    ApproveCall, CallDate, CallDetails, CallState, CopiedDates, CopyProgramme, Criterion, DayOff,
    NextStepKind, NextYearQuery, ProgrammeDetails, RuleCondition, SaveCall, SaveRule, Scoring,
    SelectionMethod, SupervisorPart, SupervisorTerms, ToApprove,
};
use polku_client::ClientError;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;
use uuid::Uuid;

use crate::for_each_engine;
use crate::support::calls::{
    answers, apply, create_programme, open_call, published_programme, set_clock, supervisor_rule, terms, text,
};
use crate::support::{Home, Persona, World, code, problem};

/// Days of 2020 whose like in 2021 are Ascension Day, Midsummer Eve, Independence Day and the Sunday before it.
fn on_holidays() -> SaveCall {
    SaveCall {
        opens_on: date(2020, 5, 7),
        closes_on: date(2020, 6, 19),
        waiting_list_until: date(2020, 11, 30),
        checks_until: Some(date(2020, 11, 29)),
        ..terms()
    }
}

/// Newcomers stay outside: the rule counts to a day.
fn newcomer_rule() -> SaveRule {
    SaveRule {
        title: text("Vastikään aloittaneille on oma polku."),
        condition: RuleCondition {
            attribute: "role_started_on".into(),
            equals: None,
            any_of: None,
            within_months: Some(12),
            reference_date: Some(date(2020, 8, 1)),
        },
        ..supervisor_rule()
    }
}

/// A call of agency A that is a draft, with both rules.
async fn drafted(world: &World, terms: &SaveCall) -> CallDetails {
    set_clock(world, 5, 8, 9);
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let programme = published_programme(world, Home::A).await;
    let call = coordinator.create_call(world.key(), programme.id, terms).await.unwrap();
    coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
    coordinator.create_rule(world.key(), call.id, &newcomer_rule()).await.unwrap();
    coordinator.view_call(call.id).await.unwrap()
}

async fn copied(world: &World, programme: Uuid, body: &CopyProgramme) -> ProgrammeDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.copy_programme(world.key(), programme, body).await.unwrap()
}

async fn call_of(world: &World, programme: &ProgrammeDetails) -> CallDetails {
    let call = programme.call_id.expect("the copy has a call");
    world.client(Home::A, Persona::Coordinator).view_call(call).await.unwrap()
}

/// Rows of two tables that a copy writes into, and must not.
async fn rows(world: &World) -> (i64, i64) {
    let read = |conn: &mut AnyConn| -> Result<_, DbError> {
        Ok((programmes::table.count().get_result(conn)?, role_grants::table.count().get_result(conn)?))
    };
    world.app.db.read(read).await.unwrap()
}

fn pointers(problem: &Problem) -> Vec<&str> {
    problem.errors.iter().map(|error| error.pointer.as_str()).collect()
}

/// Publishes the design and records the co-operation: what is left are the rules.
async fn made_ready(world: &World, programme: &ProgrammeDetails) -> CallDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let design = coordinator.view_design(programme.id).await.unwrap();
    coordinator.publish_design(world.key(), programme.id, design.version).await.unwrap();
    let call = call_of(world, programme).await;
    let saved = SaveCall {
        opens_on: call.opens_on,
        closes_on: call.closes_on,
        questions: call.questions.clone(),
        target_group: call.target_group.clone(),
        method: call.method,
        quotas: call.quotas.clone(),
        left_out: call.left_out.clone(),
        scoring: call.scoring.clone(),
        supervisor: call.supervisor,
        offer_days: call.offer_days,
        waiting_list_until: call.waiting_list_until,
        checks_until: Some(call.checks_until),
        cooperation_on: Some(date(2021, 3, 29)),
        cooperation_reference: Some("YT 4/2021".into()),
    };
    coordinator.update_call(call.id, call.version, &saved).await.unwrap()
}

async fn submitted(world: &World, call: Uuid) -> Result<CallDetails, ClientError> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let version = coordinator.view_call(call).await.unwrap().version;
    coordinator.submit_call(world.key(), call, version).await
}

/// 3 May 2021, a Monday before the copied call opens.
fn next_spring(world: &World) {
    let at = date(2021, 5, 3).at(9, 0, 0, 0).to_zoned(polku::clock::finland()).unwrap();
    world.clock.set(at.timestamp());
}

for_each_engine! {
    async fn each_date_is_told_with_where_it_comes_to_lie_and_why(world: World) {
        let call = drafted(&world, &on_holidays()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let before = rows(&world).await;
        let told = coordinator.preview_next_year(call.programme_id, &NextYearQuery::default()).await.unwrap();
        assert_eq!((told.from_year, told.year, told.last_year, told.weeks), (2020, 2021, 2040, Some(53)));
        let dates: Vec<_> = told
            .dates
            .iter()
            .map(|moved| (moved.date, moved.from, moved.same_weekday, moved.to, moved.day_off, moved.kept_apart))
            .collect();
        assert_eq!(
            dates,
            [
                (CallDate::OpensOn, date(2020, 5, 7), date(2021, 5, 13), date(2021, 5, 14), Some(DayOff::Ascension), false),
                (CallDate::ClosesOn, date(2020, 6, 19), date(2021, 6, 25), date(2021, 6, 28), Some(DayOff::MidsummerEve), false),
                (
                    CallDate::WaitingListUntil,
                    date(2020, 11, 30),
                    date(2021, 12, 6),
                    date(2021, 12, 8),
                    Some(DayOff::Independence),
                    true,
                ),
                (CallDate::ChecksUntil, date(2020, 11, 29), date(2021, 12, 5), date(2021, 12, 7), Some(DayOff::Sunday), false),
            ]
        );
        assert_eq!(told.name.fi, "Arvoa yhteistyöhön asiantuntijuudella 2021");
        assert_eq!(told.slug, "arvoa-yhteistyohon-2021");
        assert_eq!((told.elements, told.questions, told.method), (12, 3, Some(SelectionMethod::EqualChanceDraw)));
        assert_eq!(told.to_approve, [ToApprove::Design, ToApprove::Cooperation, ToApprove::Rules, ToApprove::Call]);
        assert_eq!(told.left_behind.len(), 7);
        let reference: Vec<_> = told.rules.iter().map(|rule| (rule.reference_from, rule.reference_to)).collect();
        assert_eq!(reference, [(None, None), (Some(date(2020, 8, 1)), Some(date(2021, 8, 1)))]);
        assert_eq!(told.rules[0].decided_by_name, "Päivi Päättäjä");
        assert_eq!(rows(&world).await, before, "a preview writes nothing");
        // Two years on, and without a call.
        let later = coordinator.preview_next_year(call.programme_id, &NextYearQuery { year: Some(2022) }).await.unwrap();
        assert_eq!((later.weeks, later.dates[0].same_weekday), (Some(105), date(2022, 5, 12)));
    }

    async fn a_copy_has_the_plan_and_neither_people_nor_decisions(world: World) {
        let call = open_call(&world, Home::A).await;
        apply(&world, Home::A, Persona::Participant, &call).await;
        let (_, grants) = rows(&world).await;
        let new = copied(&world, call.programme_id, &CopyProgramme::default()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let source = coordinator.view_programme(call.programme_id).await.unwrap();
        assert_eq!((new.places, new.group_count, new.published), (source.places, source.group_count, false));
        assert_eq!((&new.summary, &new.partner, &new.initiative), (&source.summary, &source.partner, &source.initiative));
        let origin = new.copied_from.clone().unwrap();
        let design = source.design.clone().unwrap();
        assert_eq!((origin.programme_id, origin.design_id, origin.call_id), (source.id, design.id, Some(call.id)));
        assert_eq!(source.copied_from, None);

        let draft = coordinator.view_design(new.id).await.unwrap();
        assert_eq!((draft.number, draft.published_at, draft.hours), (1, None, design.hours));
        let told = |elements: &[polku_api_types::programmes::ElementDetails]| -> Vec<_> {
            elements.iter().map(|element| (element.kind, element.title.clone(), element.repeats, element.minutes)).collect()
        };
        assert_eq!(told(&draft.elements), told(&design.elements));

        let next = call_of(&world, &new).await;
        assert_eq!((next.state, next.seats, next.offer_days), (CallState::Draft, 40, call.offer_days));
        assert_eq!((next.opens_on, next.closes_on), (date(2021, 5, 17), date(2021, 6, 4)));
        assert_eq!((&next.questions, &next.target_group, next.method), (&call.questions, &call.target_group, call.method));
        assert_eq!((next.cooperation_on, next.cooperation_reference, next.approval), (None, None, None));
        let rule = &next.rules[0];
        assert_eq!((rule.number, rule.copied, rule.withdrawn), (1, true, false));
        assert_eq!((&rule.title, &rule.condition, rule.decided_on), (&call.rules[0].title, &call.rules[0].condition, date(2020, 4, 9)));
        assert!(!call.rules[0].copied);

        let applications = coordinator.list_applications(next.id, &ApplicationsQuery::default()).await.unwrap();
        assert_eq!(applications.items, []);
        let overview = coordinator.view_programme_overview(new.id).await.unwrap();
        assert_eq!(overview.funnel.applications, 0);
        let current = overview.steps.iter().find(|step| step.current).map(|step| step.kind);
        assert_eq!(current, Some(NextStepKind::PublishDesign));
        assert_eq!(rows(&world).await.1, grants, "nobody got a role");
        // The control: the source still has its applicant.
        let applications = coordinator.list_applications(call.id, &ApplicationsQuery::default()).await.unwrap();
        assert_eq!(applications.items.len(), 1);
    }

    /// N3: no old decision carries over, so the call does not open before each of them was made anew.
    async fn a_copied_call_does_not_open_before_everything_is_decided_anew(world: World) {
        let source = drafted(&world, &terms()).await;
        let new = copied(&world, source.programme_id, &CopyProgramme::default()).await;
        next_spring(&world);
        let call = call_of(&world, &new).await;
        let refused = problem(submitted(&world, call.id).await);
        assert_eq!(refused.code, ProblemCode::CallIncomplete);
        assert_eq!(
            pointers(&refused),
            ["/cooperation_on", "/design", "/rules/0/decided_on", "/rules/1/decided_on"]
        );
        made_ready(&world, &new).await;
        let refused = problem(submitted(&world, call.id).await);
        assert_eq!(pointers(&refused), ["/rules/0/decided_on", "/rules/1/decided_on"]);

        let coordinator = world.client(Home::A, Persona::Coordinator);
        let decided = SaveRule { decided_on: date(2021, 4, 12), ..supervisor_rule() };
        let again = coordinator.create_rule_version(world.key(), call.rules[0].id, &decided).await.unwrap();
        assert_eq!((again.number, again.copied, again.decided_on), (2, false, date(2021, 4, 12)));
        let refused = problem(submitted(&world, call.id).await);
        assert_eq!(pointers(&refused), ["/rules/1/decided_on"]);
        // One of them is not wanted this time.
        let dropped = coordinator.withdraw_rule(world.key(), call.rules[1].id).await.unwrap();
        assert_eq!((dropped.withdrawn, dropped.copied), (true, false));
        let history = coordinator.list_rule_versions(call.rules[0].id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(history.iter().map(|version| version.copied).collect::<Vec<_>>(), [false, true]);

        let waiting = submitted(&world, call.id).await.unwrap();
        assert_eq!(waiting.state, CallState::AwaitingApproval);
        // Who copied it prepared it.
        world.grant(Home::A, Persona::Coordinator, Role::Decider, None).await;
        let approval = ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        let own = coordinator.approve_call(world.key(), call.id, waiting.version, &approval).await;
        assert_eq!(code(own), ProblemCode::OwnCall);
        let participant = world.client(Home::A, Persona::Participant);
        world.clock.set(waiting.opens_at);
        assert_eq!(code(participant.view_call(call.id).await), ProblemCode::NotFound);
        let early = participant.submit_application(world.key(), call.id, &answers("Haluan oppia.")).await;
        assert_eq!(code(early), ProblemCode::NotFound);
        let decider = world.client(Home::A, Persona::Decider);
        decider.approve_call(world.key(), call.id, waiting.version, &approval).await.unwrap();
        participant.submit_application(world.key(), call.id, &answers("Haluan oppia.")).await.unwrap();
    }

    async fn a_rule_that_counts_to_a_day_counts_to_it_in_the_other_year(world: World) {
        let source = drafted(&world, &terms()).await;
        let new = copied(&world, source.programme_id, &CopyProgramme::default()).await;
        let reference = |call: &CallDetails| call.rules[1].condition.reference_date;
        assert_eq!(reference(&call_of(&world, &new).await), Some(date(2021, 8, 1)));
        assert_eq!(reference(&source), Some(date(2020, 8, 1)));
    }

    /// What is rehearsed is the plan, and a copied rule is part of it until it is withdrawn.
    async fn a_copied_call_is_rehearsed_with_its_rules_as_if_they_were_decided(world: World) {
        let source = drafted(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let let_in = async |call: Uuid| coordinator.view_rehearsal_pools(call).await.unwrap().staff;
        let before = let_in(source.id).await;
        let new = copied(&world, source.programme_id, &CopyProgramme::default()).await;
        let call = call_of(&world, &new).await;
        assert_eq!(let_in(call.id).await, before);
        // The control: without its rules, everybody is let in.
        for rule in &call.rules {
            coordinator.withdraw_rule(world.key(), rule.id).await.unwrap();
        }
        assert!(let_in(call.id).await > before);
    }

    async fn criteria_and_method_are_copied_with_the_call(world: World) {
        let criterion = Criterion {
            key: "need".into(),
            name: text("Tarve"),
            points: text("0 = ei tarvetta, 5 = suuri tarve"),
            weight: 3,
            highest: 5,
            questions: vec!["reason".into()],
        };
        let scoring = Some(Scoring { criteria: vec![criterion], limit: 6 });
        let scored = SaveCall { method: SelectionMethod::ScoredDraw, scoring: scoring.clone(), ..terms() };
        let source = drafted(&world, &scored).await;
        let new = copied(&world, source.programme_id, &CopyProgramme::default()).await;
        let call = call_of(&world, &new).await;
        assert_eq!((call.method, call.scoring), (SelectionMethod::ScoredDraw, scoring));
    }

    async fn one_key_makes_one_copy_and_the_next_copy_has_another_address(world: World) {
        let source = drafted(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let (key, body) = (world.key(), CopyProgramme::default());
        let first = coordinator.copy_programme(key, source.programme_id, &body).await.unwrap();
        let same = coordinator.copy_programme(key, source.programme_id, &body).await.unwrap();
        assert_eq!(first, same);
        let other = copied(&world, source.programme_id, &body).await;
        assert_ne!(first.id, other.id);
        assert_eq!((first.slug.as_str(), other.slug.as_str()), ("arvoa-yhteistyohon-2021", "arvoa-yhteistyohon-2021-2"));
        // A copy is copied with the year in its name.
        let later = copied(&world, first.id, &body).await;
        assert_eq!((later.name.fi.as_str(), later.slug.as_str()), ("Arvoa yhteistyöhön asiantuntijuudella 2022", "arvoa-yhteistyohon-2022"));
    }

    async fn name_address_year_and_dates_can_be_given(world: World) {
        let source = drafted(&world, &terms()).await;
        let dates = CopiedDates {
            opens_on: date(2022, 9, 5),
            closes_on: date(2022, 9, 23),
            waiting_list_until: date(2022, 12, 30),
            checks_until: date(2022, 11, 30),
            statements_until: None,
        };
        let body = CopyProgramme {
            year: Some(2022),
            name: Some(text("Syksyn ohjelma")),
            slug: Some("syksyn-ohjelma".into()),
            dates: Some(dates),
            ..CopyProgramme::default()
        };
        let new = copied(&world, source.programme_id, &body).await;
        let call = call_of(&world, &new).await;
        assert_eq!((new.name.fi.as_str(), new.slug.as_str()), ("Syksyn ohjelma", "syksyn-ohjelma"));
        assert_eq!((call.opens_on, call.closes_on), (date(2022, 9, 5), date(2022, 9, 23)));
        assert_eq!((call.waiting_list_until, call.checks_until), (date(2022, 12, 30), date(2022, 11, 30)));
        assert_eq!(call.rules[1].condition.reference_date, Some(date(2022, 8, 1)));
    }

    /// What is asked of supervisors is asked again, by a day of the other year.
    async fn the_day_by_which_supervisors_answer_moves_with_the_others(world: World) {
        let asked = SupervisorTerms {
            part: SupervisorPart::WorkingTime,
            statements_until: Some(date(2020, 6, 20)),
        };
        let source = drafted(&world, &SaveCall { supervisor: asked, ..on_holidays() }).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let told = coordinator.preview_next_year(source.programme_id, &NextYearQuery::default()).await.unwrap();
        let moved = told.dates.iter().find(|moved| moved.date == CallDate::StatementsUntil).unwrap();
        // 26 June 2021 is a Saturday, and the window closes on the Monday after it.
        assert_eq!((moved.from, moved.to, moved.kept_apart), (date(2020, 6, 20), date(2021, 6, 29), true));
        let new = copied(&world, source.programme_id, &CopyProgramme::default()).await;
        let part = call_of(&world, &new).await.supervisor;
        assert_eq!((part.part, part.statements_until), (SupervisorPart::WorkingTime, Some(date(2021, 6, 29))));

        let dates = CopiedDates {
            opens_on: date(2021, 5, 17),
            closes_on: date(2021, 6, 4),
            waiting_list_until: date(2021, 9, 6),
            checks_until: date(2021, 9, 6),
            statements_until: None,
        };
        let early = CopiedDates { statements_until: Some(date(2021, 6, 3)), ..dates.clone() };
        for (dates, fault) in [(dates, FieldCode::Missing), (early, FieldCode::OutOfOrder)] {
            let body = CopyProgramme { dates: Some(dates), ..CopyProgramme::default() };
            let told = problem(coordinator.copy_programme(world.key(), source.programme_id, &body).await);
            assert_eq!((pointers(&told), &told.errors[0].fault), (vec!["/dates/statements_until"], &fault));
        }
    }

    async fn all_faults_of_a_copy_are_told_at_once(world: World) {
        let source = drafted(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let before = rows(&world).await;
        let dates = CopiedDates {
            opens_on: date(2021, 6, 4),
            closes_on: date(2021, 5, 17),
            waiting_list_until: date(2021, 5, 1),
            checks_until: date(2021, 9, 6),
            statements_until: None,
        };
        let body = CopyProgramme { name: Some(text(" ")), slug: Some("Työ".into()), dates: Some(dates), ..CopyProgramme::default() };
        let told = problem(coordinator.copy_programme(world.key(), source.programme_id, &body).await);
        assert_eq!(pointers(&told), ["/name/fi", "/slug", "/dates/closes_on", "/dates/waiting_list_until"]);
        let taken = CopyProgramme { slug: Some("arvoa-yhteistyohon".into()), ..CopyProgramme::default() };
        let told = problem(coordinator.copy_programme(world.key(), source.programme_id, &taken).await);
        assert_eq!((pointers(&told), &told.errors[0].fault), (vec!["/slug"], &FieldCode::Duplicate));
        let past = CopyProgramme { year: Some(2020), ..CopyProgramme::default() };
        let told = problem(coordinator.copy_programme(world.key(), source.programme_id, &past).await);
        assert_eq!((pointers(&told), &told.errors[0].fault), (vec!["/year"], &FieldCode::TooSmall { min: 2021 }));
        let far = coordinator.preview_next_year(source.programme_id, &NextYearQuery { year: Some(2041) }).await;
        let told = problem(far);
        assert_eq!((pointers(&told), &told.errors[0].fault), (vec!["?year"], &FieldCode::TooLarge { max: 2040 }));
        assert_eq!(rows(&world).await, before);
    }

    async fn a_programme_without_a_call_is_copied_without_dates(world: World) {
        let programme = create_programme(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let told = coordinator.preview_next_year(programme.id, &NextYearQuery::default()).await.unwrap();
        assert_eq!((told.year, told.weeks, told.dates.len(), told.to_approve), (2021, None, 0, vec![ToApprove::Design]));
        let dates = CopiedDates {
            opens_on: date(2021, 5, 17),
            closes_on: date(2021, 6, 4),
            waiting_list_until: date(2021, 9, 6),
            checks_until: date(2021, 9, 6),
            statements_until: None,
        };
        let body = CopyProgramme { dates: Some(dates), ..CopyProgramme::default() };
        let told = problem(coordinator.copy_programme(world.key(), programme.id, &body).await);
        assert_eq!(pointers(&told), ["/dates"]);
        let new = copied(&world, programme.id, &CopyProgramme::default()).await;
        assert_eq!((new.call_id, coordinator.view_design(new.id).await.unwrap().elements.len()), (None, 12));
    }

    /// Copying makes a programme, so it takes what making one takes; a role for one programme does not grow by it.
    async fn only_a_coordinator_of_the_agency_copies(world: World) {
        let source = drafted(&world, &terms()).await;
        let id = source.programme_id;
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(id))).await;
        let body = CopyProgramme::default();
        for (home, persona, expected) in [
            (Home::A, Persona::Supervisor, ProblemCode::Forbidden),
            (Home::A, Persona::Decider, ProblemCode::Forbidden),
            (Home::A, Persona::Participant, ProblemCode::Forbidden),
            (Home::B, Persona::Coordinator, ProblemCode::NotFound),
        ] {
            let client = world.client(home, persona);
            assert_eq!(code(client.preview_next_year(id, &NextYearQuery::default()).await), expected, "{home:?} {persona:?}");
            assert_eq!(code(client.copy_programme(world.key(), id, &body).await), expected, "{home:?} {persona:?}");
        }
        let new = copied(&world, id, &body).await;
        let of_the_source = world.client(Home::A, Persona::Supervisor);
        assert!(of_the_source.view_programme_overview(id).await.is_ok());
        assert_eq!(code(of_the_source.view_programme(new.id).await), ProblemCode::NotFound);
        // The control: who copied it works on it.
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert!(coordinator.view_programme_overview(new.id).await.is_ok());
    }

    async fn a_copy_is_in_the_audit_log_without_a_value(world: World) {
        let source = drafted(&world, &terms()).await;
        copied(&world, source.programme_id, &CopyProgramme::default()).await;
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let entries = officer.list_audit_entries(None).await.unwrap().items;
        let of = |action: &str| entries.iter().filter(|entry| entry.action == action).count();
        assert_eq!((of("programme_copied"), of("programme_created"), of("rule_copied")), (1, 2, 2));
        let told = serde_json::to_string(&entries).unwrap();
        assert!(!told.contains("asiantuntijuudella") && !told.contains("2021-05-17"));
    }
}
