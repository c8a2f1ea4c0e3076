//! Who is told, when, and of what: and that the applicant knows it before.

use diesel::prelude::*;
use jiff::civil::Date;
use polku::db::schema::{accounts, applications, people};
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::{SupervisionQuery, SupervisorStanding};
use polku_client::Client;
use polku_domain::ids::ApplicationId;
use uuid::Uuid;

use super::{UNTIL, YES, author, kept, letters, open_call, person, recipients, refuse, run_jobs};
use crate::for_each_engine;
use crate::selection::changes::{import, register};
use crate::support::calls::{answers, apply, set_clock};
use crate::support::{Home, Persona, World, code};

/// The applications that somebody sees as a supervisor.
async fn seen(client: &Client) -> Vec<Uuid> {
    let page = client.list_supervised_applications(&PageQuery::default()).await.unwrap();
    page.items.into_iter().map(|item| item.application_id).collect()
}

/// How many applications somebody sees as a supervisor, how many of them wait for a statement, and until when.
async fn counts(client: &Client) -> (u64, u64, Option<Date>) {
    let counts = client.count_supervised_applications().await.unwrap();
    (counts.applications, counts.waiting, counts.answer_by)
}

/// The participant has another supervisor in the register.
async fn hand_over(world: &World, to: Persona) {
    import(
        world,
        &register(|row| {
            row.is_supervisor |= row.persona == to;
            if row.persona == Persona::Participant {
                row.supervisor = Some(to);
            }
        }),
    )
    .await;
}

for_each_engine! {
    async fn nothing_is_told_where_the_call_tells_nothing(world: World) {
        let call = open_call(&world, SupervisorPart::None).await;
        let applicant = world.client(Home::A, Persona::Participant);
        let preview = applicant.preview_supervisor(call.id).await.unwrap();
        assert_eq!((preview.supervisor, preview.content), (None, None));
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        run_jobs(&world).await;
        assert_eq!(kept(&world, application).await, (0, 0));
        let supervisor = world.client(Home::A, Persona::Supervisor);
        assert_eq!(seen(&supervisor).await, Vec::<Uuid>::new());
        assert_eq!(code(supervisor.view_supervised_application(application).await), ProblemCode::NotFound);
        assert_eq!(code(supervisor.state_working_time(application, 0, &YES).await), ProblemCode::NotFound);
        let own = applicant.view_application_supervision(application).await.unwrap();
        assert_eq!((own.standing, own.supervisor), (SupervisorStanding::NotTold, None));
    }

    async fn the_applicant_is_shown_before_what_the_supervisor_is_shown_after(world: World) {
        let call = open_call(&world, SupervisorPart::Informed).await;
        let applicant = world.client(Home::A, Persona::Participant);
        let preview = applicant.preview_supervisor(call.id).await.unwrap();
        assert_eq!(preview.supervisor.unwrap().name, "Testi Rooli-supervisor");
        assert!(preview.reachable);
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let told = supervisor.view_supervised_application(application).await.unwrap();
        assert_eq!(Some(&told.content), preview.content.as_ref());
        assert_eq!(told.content.hours.as_ref().unwrap().stated_minutes, 900);
        assert!(!told.open, "informed, and asked nothing");
        assert_eq!(code(supervisor.state_working_time(application, 0, &YES).await), ProblemCode::StatementClosed);
        // One letter, to one person, and it names nobody.
        let letters = letters(&world, "supervisor_informed").await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].0, person(&world, Persona::Supervisor));
        assert!(!letters[0].1.contains("participant") && !letters[0].1.contains("Testi"), "{}", letters[0].1);
        run_jobs(&world).await;
        assert_eq!(recipients(&world, "supervisor_informed").await.len(), 1);
    }

    async fn a_new_supervisor_sees_it_and_the_former_one_does_not_any_more(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let (former, next) = (world.client(Home::A, Persona::Supervisor), world.client(Home::A, Persona::Coach));
        assert_eq!((seen(&former).await.len(), seen(&next).await.len()), (1, 0));
        assert_eq!(counts(&former).await, (1, 1, Some(UNTIL)));
        refuse(&world, application).await;
        assert_eq!(counts(&former).await, (1, 0, None), "nothing waits any more");
        hand_over(&world, Persona::Coach).await;
        assert_eq!((seen(&former).await.len(), seen(&next).await.len()), (0, 1));
        assert_eq!((counts(&former).await, counts(&next).await), ((0, 0, None), (1, 0, None)));
        assert_eq!(code(former.view_supervised_application(application).await), ProblemCode::NotFound);
        assert_eq!(code(former.state_working_time(application, 1, &YES).await), ProblemCode::NotFound);
        world.pass(jiff::SignedDuration::from_mins(1));
        run_jobs(&world).await;
        let asked = [person(&world, Persona::Supervisor), person(&world, Persona::Coach)];
        assert_eq!(recipients(&world, "supervisor_asked").await, asked);
        // What was stated stays, with who did, until the new one states something else.
        let inherited = next.view_supervised_application(application).await.unwrap();
        assert_eq!(author(inherited.statement), "Testi Rooli-supervisor");
        let changed = next.state_working_time(application, 1, &YES).await.unwrap();
        assert_eq!(author(changed.statement), "Testi Rooli-coach");
    }

    async fn who_cannot_sign_in_or_has_no_address_is_nobody_to_ask_until_they_can(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let (account, of) = (world.rows(Home::A, Persona::Supervisor).account, world.rows(Home::A, Persona::Supervisor).person.unwrap());
        let set = async |status: &'static str, email: Option<&'static str>| {
            let put = move |conn: &mut AnyConn| -> Result<(), DbError> {
                diesel::update(accounts::table.find(Key(account))).set(accounts::status.eq(status)).execute(conn)?;
                diesel::update(people::table.find(Key(of))).set(people::email.eq(email)).execute(conn)?;
                Ok(())
            };
            world.app.db.write_tx(put).await.unwrap();
        };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let standing = async || {
            let page = coordinator.list_supervision(call.id, &SupervisionQuery::default()).await.unwrap();
            page.items[0].standing
        };
        set("disabled", Some("esihenkilo@example.test")).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        run_jobs(&world).await;
        assert_eq!((standing().await, kept(&world, application).await), (SupervisorStanding::NobodyToAsk, (0, 0)));
        set("active", None).await;
        assert_eq!(standing().await, SupervisorStanding::NobodyToAsk);
        set("active", Some("esihenkilo@example.test")).await;
        assert_eq!(standing().await, SupervisorStanding::Asked);
        world.pass(jiff::SignedDuration::from_hours(1));
        run_jobs(&world).await;
        assert_eq!(recipients(&world, "supervisor_asked").await, [person(&world, Persona::Supervisor)]);
        // Whoever has no supervisor in the register has nobody to ask either.
        let other = apply(&world, Home::A, Persona::OtherParticipant, &call).await.id;
        let own = world.client(Home::A, Persona::OtherParticipant);
        let own = own.view_application_supervision(other).await.unwrap();
        assert_eq!((own.standing, own.supervisor), (SupervisorStanding::NobodyToAsk, None));
    }

    async fn silence_is_reminded_of_once_and_says_nothing(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let applicant = world.client(Home::A, Persona::Participant);
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        for (day, reminded) in [(1, 0), (2, 1), (3, 1), (5, 1)] {
            for hour in [8, 12] {
                set_clock(&world, 6, day, hour);
                run_jobs(&world).await;
                assert_eq!(recipients(&world, "supervisor_reminded").await.len(), reminded, "{day} June {hour}");
            }
        }
        let own = applicant.view_application_supervision(application).await.unwrap();
        assert_eq!(own.standing, SupervisorStanding::Asked);
        set_clock(&world, 6, 6, 8);
        let own = applicant.view_application_supervision(application).await.unwrap();
        assert_eq!((own.standing, own.statement), (SupervisorStanding::Silent, None));
        let supervisor = world.client(Home::A, Persona::Supervisor);
        assert_eq!(counts(&supervisor).await, (1, 0, None), "there is still something to see, and nothing to answer");
    }

    async fn who_has_answered_is_not_reminded(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        refuse(&world, application).await;
        set_clock(&world, 6, 3, 8);
        run_jobs(&world).await;
        assert!(recipients(&world, "supervisor_reminded").await.is_empty());
    }

    async fn withdrawing_ends_the_question_and_erases_what_was_stated(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let applicant = world.client(Home::A, Persona::Participant);
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let sent = apply(&world, Home::A, Persona::Participant, &call).await;
        refuse(&world, sent.id).await;
        assert_eq!(kept(&world, sent.id).await, (1, 1));
        applicant.withdraw_application(world.key(), sent.id, sent.version).await.unwrap();
        assert_eq!(kept(&world, sent.id).await, (0, 0));
        assert_eq!(seen(&supervisor).await, Vec::<Uuid>::new());
        assert_eq!(code(supervisor.view_supervised_application(sent.id).await), ProblemCode::NotFound);
        assert_eq!(code(supervisor.state_working_time(sent.id, 1, &YES).await), ProblemCode::NotFound);
        assert_eq!(code(applicant.view_application_supervision(sent.id).await), ProblemCode::NotFound);
        // Sent again, it is asked again, from the beginning.
        world.pass(jiff::SignedDuration::from_mins(1));
        let again = applicant.submit_application(world.key(), call.id, &answers("Haen uudelleen.")).await.unwrap();
        assert_eq!(again.id, sent.id);
        assert_eq!((kept(&world, sent.id).await, recipients(&world, "supervisor_asked").await.len()), ((1, 0), 2));
    }

    async fn what_is_left_over_is_removed_by_the_job(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        refuse(&world, application).await;
        run_jobs(&world).await;
        assert_eq!(kept(&world, application).await, (1, 1), "the control: what is alive stays");
        // The supervisor states something in the very moment in which the application is withdrawn.
        let behind = move |conn: &mut AnyConn| -> Result<usize, DbError> {
            let row = applications::table.find(Key(ApplicationId::new(application)));
            Ok(diesel::update(row).set(applications::state.eq("withdrawn")).execute(conn)?)
        };
        world.app.db.write_tx(behind).await.unwrap();
        world.pass(jiff::SignedDuration::from_hours(1));
        run_jobs(&world).await;
        assert_eq!(kept(&world, application).await, (0, 0));
    }
}
