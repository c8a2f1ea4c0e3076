//! A supervisor who has two numbers: asked once, and their word is theirs.

use polku_api_types::merging::{FollowedLine, MovedKind};
use polku_api_types::people::BulkPerson;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::SupervisorPart;
use polku_domain::ids::{CallId, ProgrammeId};

use super::{application_of, below, coordinator, imported, link, merge, preview, twice, undo};
use crate::for_each_engine;
use crate::retention::count;
use crate::supervision::{author, no, open_call, recipients, run_jobs};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, problem};

for_each_engine! {
    async fn a_supervisor_with_two_numbers_is_asked_once_and_their_word_stays_theirs(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let [staying, absorbed, eero] = twice(&world).await;
        let liisa = BulkPerson { external_id: "51".into(), ..below("9") };
        let [liisa] = imported(&world, "hr", vec![liisa]).await[..] else { panic!("one row") };
        link(&world, Persona::Coach, Some(absorbed)).await;
        let (programme, id) = (ProgrammeId::new(call.programme_id), CallId::new(call.id));
        let answered = application_of(&world, eero, programme, id).await;
        let unanswered = application_of(&world, liisa, programme, id).await;
        run_jobs(&world).await;
        let to = |person: uuid::Uuid| Some(person.to_string());
        assert_eq!(recipients(&world, "supervisor_asked").await, [to(absorbed), to(absorbed)]);
        let own = world.client(Home::A, Persona::Coach);
        own.state_working_time(answered, 0, &no()).await.unwrap();

        let moves = preview(&coordinator(&world), staying, absorbed, FollowedLine::Staying).await.unwrap().moves;
        assert!(moves.iter().any(|of| (of.kind, of.count) == (MovedKind::Statement, 1)), "{moves:?}");
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let by = |who: uuid::Uuid| format!("stated_by = '{who}'");
        assert_eq!(count(&world, "supervisor_statements", &by(staying)).await, 1);
        let seen = own.view_supervised_application(answered).await.unwrap();
        assert_eq!(author(seen.statement), "Aino Mäki");
        // Nobody tells the same human once more, and the reminder comes once.
        for (day, reminded) in [(19, 0), (20, 0)] {
            set_clock(&world, 5, day, 9);
            run_jobs(&world).await;
            assert_eq!(recipients(&world, "supervisor_asked").await.len(), 2);
            assert_eq!(recipients(&world, "supervisor_reminded").await.len(), reminded);
        }
        undo(&world, &merged).await.unwrap();
        assert_eq!(count(&world, "supervisor_statements", &by(absorbed)).await, 1);

        let again = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        for hour in [8, 12] {
            set_clock(&world, 6, 2, hour);
            run_jobs(&world).await;
            assert_eq!(recipients(&world, "supervisor_reminded").await, [to(staying)], "{hour}");
        }
        // What is stated as the one person since keeps the two from being taken apart: whose word was it?
        own.state_working_time(unanswered, 0, &no()).await.unwrap();
        let refused = problem(undo(&world, &again).await);
        assert_eq!(refused.code, ProblemCode::MergeNotUndoable);
        let changes: Vec<_> = refused.errors.into_iter().map(|error| error.pointer).collect();
        assert_eq!(changes, ["/changes/statement_changed"]);
    }
}
