//! Leave of absence: the register tells its days and never its cause, and it ends nothing by itself.

use jiff::civil::{Date, date};
use polku_api_types::changes::{
    Breach, ChangedFact, RegisterChange, RegisterChangesQuery, Resolution, ResolveRegisterChange,
};
use polku_api_types::participation::ParticipationState;
use polku_api_types::people::{FieldChange, PeopleImportQuery, PeopleImportResult};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_client::{Client, ClientError};

use super::changes::{grouped, import as import_plain, register};
use super::pool::Pool;
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World, problem};
use crate::walks::columns_with;

/// Why somebody is away, as a register may tell it. A word that stands nowhere else.
const WHY: &str = "Hammashoitojakso";
const PAUSE: ResolveRegisterChange = ResolveRegisterChange { resolution: Resolution::Paused, reason: None };
/// A leave that lasts beyond any test, and its day of beginning.
const BEGINS: Date = date(2020, 9, 1);
const ENDS: Date = date(2099, 12, 31);

type Days = &'static str;

/// The register as the personas stand in it, with leave and its cause for these.
fn file(away: &[(Persona, Days)]) -> Vec<u8> {
    let mut file = "nro;sukunimi;etunimi;sähköposti;yksikkö;henkilöstöryhmä;esimies;esimiehen nro;\
                    Poissaolo alkaa;Poissaolo päättyy;Poissaolon syy\n"
        .to_owned();
    for row in register(|_| ()) {
        let days = away.iter().find(|(persona, _)| *persona == row.persona).map(|(_, days)| *days);
        let (nro, family, email, unit) = (row.persona.name(), &row.family, &row.email, row.unit);
        let (flag, above) =
            (if row.is_supervisor { "K" } else { "E" }, row.supervisor.map_or("", Persona::name));
        let why = if days.is_some() { WHY } else { "" };
        let days = days.unwrap_or(";");
        file += &format!("{nro};{family};Testi;{email};{unit};expert;{flag};{above};{days};{why}\n");
    }
    file.into_bytes()
}

/// Imports the register with leave for these.
async fn import(
    world: &World,
    away: &[(Persona, Days)],
    columns: Option<&str>,
) -> Result<PeopleImportResult, ClientError> {
    let query = PeopleImportQuery {
        source: "test".into(),
        apply: Some(true),
        columns: columns.map(Into::into),
        ..Default::default()
    };
    world.client(Home::A, Persona::AgencyAdmin).import_people(world.key(), &query, file(away)).await
}

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

async fn changes(world: &World, pool: &Pool) -> Vec<RegisterChange> {
    let query = RegisterChangesQuery { open: Some(true), ..Default::default() };
    coordinator(world).list_register_changes(pool.programme.uuid(), &query).await.unwrap().items
}

for_each_engine! {
    async fn a_leave_is_listed_and_a_pause_is_proposed(world: World) {
        let (pool, _) = grouped(&world).await;
        let places = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        let application = places.offers[0].application_id;
        let (away, waits) = (pool.persona(application), pool.persona(places.waiting[0].application_id));
        import(&world, &[], None).await.unwrap();
        assert_eq!(changes(&world, &pool).await, [], "the control: the same register without a leave");
        import(&world, &[(away, "1.9.2020;31.12.2099"), (waits, "1.9.2020;")], None).await.unwrap();
        let listed = changes(&world, &pool).await;
        // Who waits for a place has nothing to mend: that they are away is no matter of the selection.
        assert_eq!(listed.len(), 1, "{listed:#?}");
        let change = &listed[0];
        assert_eq!(change.person_id, world.rows(Home::A, away).person.unwrap().uuid());
        assert_eq!(change.facts, [ChangedFact::Leave]);
        assert_eq!(change.breaches, [Breach::OnLeave { from: BEGINS, until: Some(ENDS) }]);
        assert_eq!((change.proposal, change.participation), (None, Some(ParticipationState::Ongoing)), "a pause would begin at once");
        set_clock(&world, 9, 1, 9);
        let listed = changes(&world, &pool).await;
        let [change] = listed.as_slice() else { panic!("{listed:#?}") };
        assert_eq!(change.proposal, Some(Resolution::Paused), "the first day of the leave");

        let taken = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap().taken;
        let resolved = coordinator(&world).resolve_register_change(change.id, world.key(), change.version, &PAUSE).await.unwrap();
        assert_eq!((resolved.resolution, resolved.participation), (Some(Resolution::Paused), Some(ParticipationState::Paused)));
        let after = coordinator(&world).view_participation(application).await.unwrap();
        assert_eq!(after.state, ParticipationState::Paused);
        let places = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        assert_eq!(places.taken, taken, "the place is kept");
        // The same register again, and one without the columns: nothing is different, and nothing is forgotten.
        import(&world, &[(away, "1.9.2020;31.12.2099"), (waits, "1.9.2020;")], None).await.unwrap();
        import_plain(&world, &register(|_| ())).await;
        let facts: Vec<_> = changes(&world, &pool).await.into_iter().flat_map(|change| change.facts).collect();
        assert!(!facts.contains(&ChangedFact::Leave), "{facts:?}");
        let own = world.client(Home::A, away).view_my_data().await.unwrap().person.unwrap();
        assert_eq!((own.leave_from, own.leave_until), (Some(BEGINS), Some(ENDS)));
    }

    async fn a_leave_that_is_over_breaks_nothing(world: World) {
        let (pool, _) = grouped(&world).await;
        let places = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        let away = pool.persona(places.offers[0].application_id);
        import(&world, &[], None).await.unwrap();
        import(&world, &[(away, "7.1.2019;8.2.2019")], None).await.unwrap();
        let listed = changes(&world, &pool).await;
        assert_eq!((listed.len(), listed[0].breaches.len(), listed[0].proposal), (1, 0, Some(Resolution::Kept)));
    }

    async fn why_somebody_is_away_is_nowhere(world: World) {
        let done = import(&world, &[(Persona::Participant, "1.9.2020;31.12.2099")], None).await.unwrap();
        assert_eq!(done.rejected, 0, "{:?}", done.faults);
        let [sentence] = done.not_taken.as_slice() else { panic!("{:?}", done.not_taken) };
        assert!(sentence.contains("Poissaolon syy"), "{sentence}");
        assert_eq!(columns_with(&world, WHY).await, Vec::<String>::new());
        // The control: what the walk looks for, it finds, and the leave itself is stored.
        assert_eq!(columns_with(&world, "2099-12-31").await, ["people.leave_until"]);
        // Who points to the column all the same is refused.
        let forced = import(&world, &[(Persona::Participant, "1.9.2020;")], Some("title=Poissaolon syy")).await;
        let refused = problem(forced);
        assert_eq!((refused.code, refused.errors[0].fault.clone()), (ProblemCode::ColumnsUnclear, FieldCode::NotAllowed));
        assert_eq!(columns_with(&world, WHY).await, Vec::<String>::new());
    }

    async fn a_supervisor_is_not_told_of_a_leave(world: World) {
        import(&world, &[(Persona::Participant, "1.9.2020;31.12.2099")], None).await.unwrap();
        let person = world.rows(Home::A, Persona::Participant).person.unwrap().uuid();
        for persona in [Persona::Supervisor, Persona::Coordinator, Persona::AgencyAdmin] {
            let seen = world.client(Home::A, persona).view_person(person).await.unwrap().body;
            assert_eq!((seen.leave_from, seen.leave_until), (None, None), "{persona:?}");
        }
        // The control: whose leave it is finds it among what is held about them.
        let own = world.client(Home::A, Persona::Participant).view_my_data().await.unwrap().person.unwrap();
        assert_eq!(own.leave_from, Some(BEGINS));
    }

    async fn bringing_other_days_does_not_tell_those_that_are_stored(world: World) {
        import(&world, &[(Persona::Participant, "1.9.2020;31.12.2099")], None).await.unwrap();
        let other = String::from_utf8(file(&[(Persona::Participant, "2.9.2020;30.12.2099")])).unwrap().replace("Yksikkö 1", "Yksikkö 2");
        let dry = PeopleImportQuery { source: "test".into(), ..Default::default() };
        let tried = coordinator(&world).import_people(world.key(), &dry, other.into_bytes()).await.unwrap();
        let fields = tried.changes.iter().flat_map(|change| &change.fields);
        let (leave, others): (Vec<&FieldChange>, Vec<_>) = fields.partition(|field| field.field.starts_with("leave_"));
        let told: Vec<_> = leave.iter().map(|field| (field.field.as_str(), field.before.as_deref(), field.after.as_str())).collect();
        assert_eq!(told, [("leave_from", None, "2020-09-02"), ("leave_until", None, "2099-12-30")]);
        // The control: of anything else what is stored is told.
        assert!(!others.is_empty() && others.iter().all(|field| field.before.as_deref() == Some("Yksikkö 1")), "{others:?}");
    }

    async fn days_that_are_no_leave_reject_their_row(world: World) {
        for (days, fault) in [(";1.9.2020", "leave_without_start"), ("2.9.2020;1.9.2020", "leave_ends_before_start"), ("31.9.2020;", "date_does_not_exist")] {
            let done = import(&world, &[(Persona::Participant, days)], None).await.unwrap();
            assert_eq!((done.rejected, done.faults[0].code.as_str()), (1, fault), "{days}");
        }
        assert_eq!(import(&world, &[(Persona::Participant, "1.9.2020;1.9.2020")], None).await.unwrap().rejected, 0);
    }
}
