//! People whom the register changes after they applied.

use polku_api_types::changes::{
    Breach, ChangedFact, RegisterChange, RegisterChangesQuery, Resolution, ResolveRegisterChange,
};
use polku_api_types::groups::{GroupProposal, GroupingDetails, MoveMember, ProposeGroups};
use polku_api_types::participation::{DiscontinuationReason, ParticipationState};
use polku_api_types::people::PeopleImportQuery;
use polku_api_types::problem::ProblemCode;
use polku_client::Client;
use uuid::Uuid;

use super::confirmed;
use super::pool::Pool;
use crate::for_each_engine;
use crate::support::{Answers, Home, Persona, World, code};

/// What the register says of one person.
#[derive(Clone)]
pub struct Row {
    pub persona: Persona,
    pub family: String,
    pub unit: &'static str,
    pub email: String,
    pub is_supervisor: bool,
    pub supervisor: Option<Persona>,
}

/// The register as the personas stand in it, with a change.
pub fn register(change: impl Fn(&mut Row)) -> Vec<Row> {
    let staff = Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin);
    let row = |persona: Persona| {
        let mut row = Row {
            persona,
            family: format!("Rooli-{}", persona.name()),
            unit: "Yksikkö 1",
            email: format!("{}@example.test", persona.name()),
            is_supervisor: persona == Persona::Supervisor,
            supervisor: (persona == Persona::Participant).then_some(Persona::Supervisor),
        };
        change(&mut row);
        row
    };
    staff.map(row).collect()
}

pub async fn import(world: &World, rows: &[Row]) {
    let mut file = "nro;sukunimi;etunimi;sähköposti;yksikkö;toimipaikka;nimike;henkilöstöryhmä;esimies;\
                    esimiehen nro;tehtävä alkoi;kieli\n"
        .to_owned();
    for row in rows {
        let supervisor = row.supervisor.map_or("", Persona::name);
        let flag = if row.is_supervisor { "K" } else { "E" };
        let (nro, family, email, unit) = (row.persona.name(), &row.family, &row.email, row.unit);
        file += &format!(
            "{nro};{family};Testi;{email};{unit};Hämeenlinna;asiantuntija;expert;{flag};{supervisor};2.3.2015;fi\n"
        );
    }
    let query = PeopleImportQuery {
        source: "test".into(),
        as_of: None,
        apply: Some(true),
        file_sha256: None,
        deactivate_absent: Some(true),
        confirm_deactivation: Some(13 - rows.len() as u64).filter(|gone| *gone > 0),
        encoding: None,
        delimiter: None,
        columns: None,
    };
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let done = admin.import_people(world.key(), &query, file.into_bytes()).await.unwrap();
    assert_eq!((done.rejected, done.created), (0, 0), "{:?}", done.faults);
}

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

async fn changes(world: &World, pool: &Pool) -> Vec<RegisterChange> {
    let query = RegisterChangesQuery { open: Some(true), ..Default::default() };
    coordinator(world).list_register_changes(pool.programme.uuid(), &query).await.unwrap().items
}

const KEEP: ResolveRegisterChange = ResolveRegisterChange { resolution: Resolution::Kept, reason: None };
const MOVED: ResolveRegisterChange = ResolveRegisterChange { resolution: Resolution::Moved, reason: None };
const LEFT: ResolveRegisterChange = ResolveRegisterChange {
    resolution: Resolution::Discontinued,
    reason: Some(DiscontinuationReason::LeftAgency),
};

/// Everybody who was offered a place has taken it, and groups are proposed.
pub async fn grouped(world: &World) -> (Pool, GroupingDetails) {
    let pool = Pool::settle(world).await;
    confirmed(world, &pool).await;
    let programme = pool.programme.uuid();
    for offer in coordinator(world).whole_places(programme).await.unwrap().offers {
        let own = world.client(Home::A, pool.persona(offer.application_id));
        own.accept_latest(offer.application_id, world.key()).await.unwrap();
    }
    let proposal = coordinator(world).propose_groups(programme, world.key(), &ProposeGroups::default()).await;
    let GroupProposal::Proposed { grouping } = proposal.unwrap() else {
        panic!("groups where there are none")
    };
    (pool, grouping)
}

for_each_engine! {
    async fn what_the_register_changes_is_listed_and_ends_nothing(world: World) {
        let (pool, _) = grouped(&world).await;
        let places = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        let takes_part = pool.persona(places.offers[0].application_id);
        let waits = pool.persona(places.waiting[0].application_id);
        import(&world, &register(|_| ())).await;
        assert_eq!(changes(&world, &pool).await, [], "the control: the same again changes nothing");
        import(&world, &register(|row| {
            if row.persona == takes_part {
                row.unit = "Toinen yksikkö";
                row.is_supervisor = true;
            }
            if row.persona == waits {
                row.family = "Uusi-nimi".into();
                row.email = "uusi@example.test".into();
            }
            // Left outside by the rules, so nothing of theirs depends on the register any more.
            if row.persona == Persona::Supervisor {
                row.unit = "Toinen yksikkö";
            }
            // How somebody is reached is no matter of the programme.
            if row.persona == Persona::Coordinator {
                row.email = "toinen@example.test".into();
            }
        })).await;
        let listed = changes(&world, &pool).await;
        let of = |persona: Persona| {
            let person = world.rows(Home::A, persona).person.unwrap().uuid();
            listed.iter().find(|change| change.person_id == person)
        };
        assert_eq!(listed.len(), 2, "{listed:#?}");
        let promoted = of(takes_part).unwrap();
        assert_eq!(promoted.facts, [ChangedFact::Unit, ChangedFact::IsSupervisor]);
        assert!(matches!(promoted.breaches.as_slice(), [Breach::Rule { .. }]), "{promoted:?}");
        assert_eq!((promoted.proposal, promoted.participation), (Some(Resolution::Kept), Some(ParticipationState::Ongoing)));
        let renamed = of(waits).unwrap();
        assert_eq!((renamed.facts.as_slice(), renamed.breaches.as_slice()), ([ChangedFact::Name].as_slice(), [].as_slice()));

        let before = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        assert_eq!((before.taken, before.waiting.len()), (places.taken, places.waiting.len()));
        let kept = coordinator(&world)
            .resolve_register_change(promoted.id, world.key(), promoted.version, &KEEP)
            .await
            .unwrap();
        assert_eq!((kept.resolution, kept.breaches.len(), kept.proposal), (Some(Resolution::Kept), 0, None));
        assert!(kept.resolved_at.is_some() && kept.resolved_by_name.is_some());
        assert_eq!(changes(&world, &pool).await.len(), 1);
        let again = coordinator(&world).resolve_register_change(kept.id, world.key(), kept.version, &LEFT).await;
        assert_eq!(code(again), ProblemCode::AlreadyEnded);
        let stale = coordinator(&world).resolve_register_change(renamed.id, world.key(), 7, &KEEP).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        // Who waits takes no part yet, so there is nothing to discontinue.
        let nothing = coordinator(&world).resolve_register_change(renamed.id, world.key(), renamed.version, &LEFT).await;
        assert_eq!(code(nothing), ProblemCode::ParticipationStandsStill);
    }

    async fn who_is_promoted_above_a_colleague_is_moved(world: World) {
        let (pool, grouping) = grouped(&world).await;
        let (programme, coordinator) = (pool.programme.uuid(), coordinator(&world));
        let grouping = coordinator.confirm_groups(programme, world.key(), grouping.version).await.unwrap();
        let members = &grouping.groups[0].members;
        let (below, above) = (pool.persona(members[0]), pool.persona(members[1]));
        let other = grouping.groups[1].members[0];
        let swap = MoveMember { application_id: members[0], to_group: 2, swap_with: Some(other) };
        // The control: as long as nothing is broken, everybody stays in the group that they were told.
        let idle = coordinator.move_group_member(programme, world.key(), grouping.version, &swap).await;
        assert_eq!(code(idle), ProblemCode::GroupsConfirmed);
        assert_eq!(pool.mails(&world).await.get("group_confirmed"), Some(&4));
        import(&world, &register(|row| {
            if row.persona == below {
                row.supervisor = Some(above);
            }
        })).await;
        let listed = changes(&world, &pool).await;
        let change = listed.iter().find(|change| change.application_id == members[0]).unwrap();
        assert_eq!(change.facts, [ChangedFact::Supervisor]);
        let superior = world.rows(Home::A, above).person.unwrap().uuid();
        assert!(
            matches!(change.breaches.as_slice(),
                [Breach::SameLine { person_id, is_above: true, .. }] if *person_id == superior),
            "{change:?}"
        );
        assert_eq!(change.proposal, Some(Resolution::Moved));
        let too_early = coordinator.resolve_register_change(change.id, world.key(), change.version, &MOVED).await;
        assert_eq!(code(too_early), ProblemCode::StillInOneLine);
        coordinator.move_group_member(programme, world.key(), grouping.version, &swap).await.unwrap();
        assert_eq!(pool.mails(&world).await.get("group_confirmed"), Some(&6), "both are told their new group");
        let moved = coordinator.resolve_register_change(change.id, world.key(), change.version, &MOVED).await.unwrap();
        assert_eq!(moved.resolution, Some(Resolution::Moved));
    }

    /// Not only one's own supervisor: a change further up can put two colleagues into one line.
    async fn a_change_further_up_the_line_is_a_change_of_everybody_below(world: World) {
        let (pool, grouping) = grouped(&world).await;
        let members = &grouping.groups[0].members;
        let (below, above) = (pool.persona(members[0]), pool.persona(members[1]));
        let between = Persona::Supervisor;
        import(&world, &register(|row| {
            if row.persona == below {
                row.supervisor = Some(between);
            }
        })).await;
        for change in changes(&world, &pool).await {
            coordinator(&world).resolve_register_change(change.id, world.key(), change.version, &KEEP).await.unwrap();
        }
        import(&world, &register(|row| {
            if row.persona == below {
                row.supervisor = Some(between);
            }
            if row.persona == between {
                row.supervisor = Some(above);
            }
            if row.persona == Persona::Participant && above == Persona::Participant {
                row.supervisor = None;
            }
        })).await;
        let listed = changes(&world, &pool).await;
        let change = listed.iter().find(|change| change.application_id == members[0]).unwrap();
        assert_eq!(change.facts, [ChangedFact::ReportingLine]);
        assert!(matches!(change.breaches.as_slice(), [Breach::SameLine { is_above: true, .. }]), "{change:?}");
    }

    async fn whose_service_ended_keeps_the_place_until_somebody_decides(world: World) {
        let (pool, grouping) = grouped(&world).await;
        // Not one of those whom the rest of this test needs.
        let needed = [Persona::Coordinator, Persona::AgencyAdmin, Persona::Decider];
        let mut members = grouping.groups.iter().flat_map(|group| group.members.clone());
        let gone: Uuid = members.find(|member| !needed.contains(&pool.persona(*member))).unwrap();
        let persona = pool.persona(gone);
        let rest = register(|row| row.supervisor = row.supervisor.filter(|above| *above != persona));
        let rest: Vec<Row> = rest.into_iter().filter(|row| row.persona != persona).collect();
        import(&world, &rest).await;
        let coordinator = coordinator(&world);
        let query = RegisterChangesQuery { open: Some(true), ..Default::default() };
        let listed = coordinator.list_register_changes(pool.programme.uuid(), &query).await.unwrap().items;
        let change = listed.iter().find(|change| change.application_id == gone).unwrap();
        assert_eq!((change.facts.as_slice(), change.breaches.as_slice()), ([ChangedFact::Service].as_slice(), [Breach::EndedService].as_slice()));
        assert_eq!(change.proposal, Some(Resolution::Discontinued));
        assert_eq!(coordinator.view_participation(gone).await.unwrap().state, ParticipationState::Ongoing);
        let without = ResolveRegisterChange { reason: None, ..LEFT };
        let refused = coordinator.resolve_register_change(change.id, world.key(), change.version, &without).await;
        assert_eq!(code(refused), ProblemCode::InvalidFields);
        coordinator.resolve_register_change(change.id, world.key(), change.version, &LEFT).await.unwrap();
        let ended = coordinator.view_participation(gone).await.unwrap();
        assert_eq!((ended.state, ended.reason), (ParticipationState::Discontinued, LEFT.reason));
        assert_eq!(pool.mails(&world).await.get("promotion"), Some(&1));
    }

    async fn a_former_supervisor_sees_nothing_from_the_day_the_register_says_so(world: World) {
        let (below, former, next) = (Persona::Participant, Persona::Supervisor, Persona::OtherParticipant);
        let person = world.rows(Home::A, below).person.unwrap().uuid();
        let sees = async |persona| world.client(Home::A, persona).view_person(person).await.map(|seen| seen.body.id);
        assert_eq!((sees(former).await.is_ok(), sees(next).await.is_ok()), (true, false));
        // The control: an import that leaves the relation alone ends nobody's view.
        import(&world, &register(|_| ())).await;
        assert!(sees(former).await.is_ok());
        import(&world, &register(|row| {
            if row.persona == below {
                row.supervisor = Some(next);
            }
        })).await;
        assert_eq!(code(sees(former).await), ProblemCode::NotFound);
        assert_eq!(sees(next).await.unwrap(), person);
    }

    async fn changes_are_for_who_runs_the_programme(world: World) {
        let (pool, _) = grouped(&world).await;
        import(&world, &register(|row| row.unit = "Toinen yksikkö")).await;
        let change = changes(&world, &pool).await.remove(0);
        for home in [Home::A, Home::B] {
            for persona in Persona::ALL {
                let client = world.client(home, persona);
                let runs = home == Home::A && persona == Persona::Coordinator;
                let query = RegisterChangesQuery::default();
                let listed = client.list_register_changes(pool.programme.uuid(), &query).await;
                assert_eq!(listed.is_ok(), runs, "{home:?} {persona:?}");
                if !runs {
                    let refused = client.resolve_register_change(change.id, world.key(), change.version, &KEEP).await;
                    let hidden = persona == Persona::Coordinator;
                    let expected = if hidden { ProblemCode::NotFound } else { ProblemCode::Forbidden };
                    assert_eq!(code(refused), expected, "{home:?} {persona:?}");
                }
            }
        }
    }
}
