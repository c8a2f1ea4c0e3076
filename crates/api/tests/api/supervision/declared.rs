//! What a call declares of supervisors, before it opens and never after.

use jiff::civil::date;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{SaveCall, SupervisorPart, SupervisorTerms};

use super::{UNTIL, open_call, terms_with};
use crate::for_each_engine;
use crate::support::calls::{published_programme, set_clock, terms};
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    async fn a_day_belongs_to_the_question_and_lies_inside_the_call(world: World) {
        set_clock(&world, 5, 8, 9);
        let programme = published_programme(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let declare = |part, statements_until| SaveCall {
            supervisor: SupervisorTerms { part, statements_until },
            ..terms()
        };
        for (part, until, fault) in [
            (SupervisorPart::WorkingTime, None, FieldCode::Missing),
            (SupervisorPart::None, Some(UNTIL), FieldCode::NotAllowed),
            (SupervisorPart::Informed, Some(UNTIL), FieldCode::NotAllowed),
            (SupervisorPart::WorkingTime, Some(date(2020, 5, 28)), FieldCode::OutOfOrder),
            (SupervisorPart::WorkingTime, Some(date(2020, 9, 1)), FieldCode::OutOfOrder),
        ] {
            let refused = problem(coordinator.create_call(world.key(), programme.id, &declare(part, until)).await);
            let told = (refused.errors[0].pointer.as_str(), &refused.errors[0].fault);
            assert_eq!(told, ("/supervisor/statements_until", &fault), "{part:?}");
        }
        let asked = declare(SupervisorPart::WorkingTime, Some(date(2020, 5, 29)));
        let call = coordinator.create_call(world.key(), programme.id, &asked).await.unwrap();
        assert_eq!(call.supervisor, asked.supervisor);
        // A draft can still be changed, and what is not asked any more leaves no day behind.
        let changed = coordinator.update_call(call.id, call.version, &terms()).await.unwrap();
        assert_eq!(changed.supervisor, SupervisorTerms::default());
    }

    async fn what_was_approved_never_changes_and_everybody_reads_it(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let change = coordinator.update_call(call.id, call.version, &terms_with(SupervisorPart::None)).await;
        assert_eq!(code(change), ProblemCode::CallNotDraft);
        let read = world.client(Home::A, Persona::Participant).view_call(call.id).await.unwrap();
        let declared = SupervisorTerms { part: SupervisorPart::WorkingTime, statements_until: Some(UNTIL) };
        assert_eq!(read.supervisor, declared);
        let page = world.anonymous().get_text("/public/0245442-8/arvoa-yhteistyohon?lang=fi").await.unwrap();
        assert!(page.contains("5.6.2020 asti"), "{page}");
    }
}
