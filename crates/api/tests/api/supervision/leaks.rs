//! What was stated is in no other answer and no other table, and nothing that is decided changes with it.

use polku_api_types::problem::ProblemCode;
use polku_api_types::rehearsal::RehearseSelection;
use polku_api_types::supervision::{StateWorkingTime, SupervisionQuery, WorkingTimeAnswer};
use polku_domain::access::Scope;

use super::{MARK, YES, asking, no, refuse};
use crate::access::machine;
use crate::for_each_engine;
use crate::rehearsal::{draft, earlier, seed};
use crate::selection::changes::{import, register};
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::calls::terms;
use crate::support::{Home, Persona, World, code};
use crate::walks::{columns_with, judged, own, sources, who_hears};

/// Everybody but the supervisor is under the supervisor.
async fn one_supervisor(world: &World) {
    let under = register(|row| {
        if row.persona != Persona::Supervisor {
            row.supervisor = Some(Persona::Supervisor);
        }
    });
    import(world, &under).await;
}

/// Something of each kind is stated, of everybody who has a supervisor.
async fn state_of_everybody(world: &World, pool: &Pool) {
    let supervisor = world.client(Home::A, Persona::Supervisor);
    let condition = StateWorkingTime {
        answer: WorkingTimeAnswer::YesWithCondition,
        obstacle: None,
        words: Some("Ei viikolla 40".into()),
    };
    let kinds = [no(), YES, condition];
    let staff = pool.application_of.iter().filter(|(persona, _)| **persona != Persona::Supervisor);
    for ((_, application), statement) in staff.zip(kinds.iter().cycle()) {
        supervisor.state_working_time(application.uuid(), 0, statement).await.unwrap();
    }
}

for_each_engine! {
    async fn the_words_of_a_statement_stand_in_one_column_of_the_database(world: World) {
        let pool = asking(&world).await;
        refuse(&world, own(&pool, Persona::Participant)).await;
        world.client(Home::A, Persona::Participant).export_my_data().await.unwrap();
        confirmed(&world, &pool).await;
        world.app.use_log.flush().await.unwrap();
        let found = columns_with(&world, "Vuosikatselmus").await;
        // That it is found there is the control: the walk would find it anywhere.
        assert_eq!(found, ["supervisor_statements.words"]);
    }

    /// Assessors, deciders and other supervisors hear nothing of it in any answer, before and after the outcome.
    async fn no_answer_holds_a_statement_but_those_to_three_people(world: World) {
        let pool = asking(&world).await;
        refuse(&world, own(&pool, Persona::Participant)).await;
        let round = confirmed(&world, &pool).await.id;
        let told = who_hears(&world, &pool, round, MARK).await;
        let expected = [
            (Persona::Participant, "export_my_data"),
            (Persona::Participant, "view_application_supervision"),
            (Persona::Participant, "view_my_data"),
            // In the own data of whoever stated it: their own words, without whom they are about.
            (Persona::Supervisor, "export_my_data"),
            (Persona::Supervisor, "list_supervised_applications"),
            (Persona::Supervisor, "view_my_data"),
            (Persona::Supervisor, "view_supervised_application"),
            (Persona::Coordinator, "view_application_supervision"),
        ];
        assert_eq!(told, expected.map(|(persona, id)| (persona, id.to_owned())));
    }

    async fn nobody_else_reads_states_or_answers(world: World) {
        let pool = asking(&world).await;
        let application = own(&pool, Persona::Participant);
        refuse(&world, application).await;
        let query = SupervisionQuery::default();
        for persona in Persona::ALL {
            let other = world.client(Home::A, persona);
            let view = other.view_application_supervision(application).await.map(drop);
            match persona {
                Persona::Participant | Persona::Coordinator => view.unwrap(),
                // Who sees the application itself is told that this is not for them.
                Persona::Decider | Persona::SystemAdmin => assert_eq!(code(view), ProblemCode::Forbidden),
                _ => assert_eq!(code(view), ProblemCode::NotFound, "{persona:?}"),
            }
            if persona != Persona::Supervisor {
                let hidden = if persona == Persona::SystemAdmin { ProblemCode::Forbidden } else { ProblemCode::NotFound };
                assert_eq!(code(other.view_supervised_application(application).await), hidden, "{persona:?}");
                assert_eq!(code(other.state_working_time(application, 1, &YES).await), hidden, "{persona:?}");
            }
            if persona != Persona::Coordinator {
                assert!(other.list_supervision(pool.call.uuid(), &query).await.is_err(), "{persona:?}");
            }
        }
        let elsewhere = world.client(Home::B, Persona::Supervisor);
        assert_eq!(code(elsewhere.view_supervised_application(application).await), ProblemCode::NotFound);
        assert_eq!(code(elsewhere.state_working_time(application, 1, &YES).await), ProblemCode::NotFound);
        let everything: Vec<&str> = Scope::ALL.iter().map(|scope| scope.name()).collect();
        let machine = machine(&world, &everything).await;
        assert_eq!(code(machine.view_application_supervision(application).await), ProblemCode::Forbidden);
        assert_eq!(code(machine.list_supervision(pool.call.uuid(), &query).await), ProblemCode::Forbidden);
    }

    async fn what_a_round_is_made_of_does_not_change_with_statements(world: World) {
        let pool = asking(&world).await;
        one_supervisor(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let round = coordinator.create_selection(pool.call.uuid(), world.key()).await.unwrap();
        let before = world.app.db.read(judged).await.unwrap();
        state_of_everybody(&world, &pool).await;
        // Judging once more takes in anew all that a round is made of.
        coordinator.prepare_selection(round.id, world.key(), round.version).await.unwrap();
        assert_eq!(world.app.db.read(judged).await.unwrap(), before);
        assert_eq!(before.len(), pool.application_of.len());
    }

    /// The very functions of the draw, from the same seed over the same applicants: byte for byte the same figures.
    async fn a_draw_from_the_same_seed_is_equal_byte_for_byte_with_and_without_statements(world: World) {
        let pool = asking(&world).await;
        one_supervisor(&world).await;
        confirmed(&world, &pool).await;
        let next = draft(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let rehearse = async |number: u8| {
            let body: RehearseSelection = earlier(pool.call.uuid(), seed(number));
            let found = coordinator.rehearse_selection(next.id, &body).await.unwrap();
            serde_json::to_string(&found).unwrap()
        };
        let before = rehearse(1).await;
        state_of_everybody(&world, &pool).await;
        assert_eq!(rehearse(1).await, before);
        assert_ne!(rehearse(2).await, before, "the control: another seed would be noticed");
    }
}

/// Rooms in which people are judged, scored, chosen or divided, on the server and in the rules.
const CHOOSING: [&str; 11] = [
    "../domain/src/selection",
    "../domain/src/scoring",
    "../domain/src/groups",
    "../domain/src/applications",
    "../domain/src/rerouting",
    "src/selection",
    "src/scoring",
    "src/groups",
    "src/applications",
    "src/rehearsal",
    "src/rerouting",
];

/// Lines that speak of this room otherwise than to tell of what was sent and to erase what was withdrawn.
fn mentions(text: &str) -> Vec<&str> {
    let harmless = |line: &str| {
        line.trim() == "use crate::supervision::{self, Letters, Sent};"
            || line.contains("supervision::tell(")
            || line.contains("supervision::erase(")
    };
    let speaks = |line: &str| line.contains("supervision") || line.contains("supervisor_statements");
    text.lines().filter(|line| speaks(line) && !harmless(line)).collect()
}

#[test]
fn nothing_that_judges_scores_chooses_or_divides_can_reach_a_statement() {
    let files = sources(&CHOOSING);
    assert!(files.len() > 100, "{}", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(mentions(&text), Vec::<&str>::new(), "{}", file.display());
    }
    // The control: a look at the table would be noticed.
    assert_eq!(mentions("use crate::db::schema::{people, supervisor_statements};").len(), 1);
}
