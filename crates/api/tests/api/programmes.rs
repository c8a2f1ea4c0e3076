//! Initiatives, programmes and their designs.

use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{ElementKind, LengthKind, NextStepKind, ProgrammePhase, UpdateDesign};

use crate::for_each_engine;
use crate::support::calls::{create_programme, published_programme, text};
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    /// R1, R5, R32–R45.
    async fn a_programme_starts_from_the_design_of_2020_with_its_hours(world: World) {
        let programme = published_programme(&world, Home::A).await;
        let seen = world.client(Home::A, Persona::Participant).view_programme(programme.id).await.unwrap();
        let design = seen.design.unwrap();
        assert_eq!(seen.initiative.name.fi, "Arvoa asiantuntijuuteen");
        assert_eq!(seen.partner.unwrap().fi, "HAUS");
        assert_eq!(design.elements.len(), 12);
        assert_eq!(design.elements[9].kind, ElementKind::SmallGroupCoaching);
        assert_eq!((design.elements[9].repeats, design.elements[9].minutes), (3, Some(180)));
        assert_eq!(design.elements[1].length, LengthKind::Unknown);
        assert_eq!(design.hours.stated_minutes, 15 * 60);
        assert_eq!((design.hours.full_days, design.hours.full_day_minutes), (1, 441));
        assert_eq!((design.hours.days_without_length, design.hours.elements_without_length), (2, 2));
    }

    async fn both_shipped_designs_can_be_started_from(world: World) {
        let designs = world.client(Home::A, Persona::Coordinator).list_shipped_designs().await.unwrap().items;
        let keys: Vec<_> = designs.iter().map(|design| design.key.as_str()).collect();
        assert_eq!(keys, ["arvoa-yhteistyohon", "erityisasiantuntijan-kehittymispolku"]);
    }

    async fn a_published_design_stays_and_the_next_draft_stands_beside_it(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = published_programme(&world, Home::A).await;
        let published = coordinator.view_design(programme.id).await.unwrap();
        let change = UpdateDesign { elements: Vec::new() };
        let refused = coordinator.update_design(programme.id, published.version, &change).await;
        assert_eq!(code(refused), ProblemCode::DesignStandsStill);

        let draft = coordinator.create_design_draft(world.key(), programme.id).await.unwrap();
        let again = coordinator.create_design_draft(world.key(), programme.id).await;
        assert_eq!(code(again), ProblemCode::DraftExists);
        assert_eq!((draft.number, draft.elements.len()), (2, 12));
        let emptied = coordinator.update_design(programme.id, draft.version, &change).await.unwrap();
        assert_eq!(emptied.elements, []);
        let stale = coordinator.update_design(programme.id, draft.version, &change).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let empty = coordinator.publish_design(world.key(), programme.id, emptied.version).await;
        assert_eq!(code(empty), ProblemCode::DesignEmpty);

        let before = coordinator.view_design_version(published.id).await.unwrap();
        assert_eq!(before.elements, published.elements);
        let versions = coordinator.list_designs(programme.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    }

    async fn nobody_else_sees_a_programme_before_it_is_published(world: World) {
        let programme = create_programme(&world, Home::A).await;
        for (home, persona) in [
            (Home::A, Persona::Participant),
            (Home::A, Persona::Facilitator),
            (Home::B, Persona::Coordinator),
            (Home::B, Persona::AgencyAdmin),
        ] {
            let client = world.client(home, persona);
            let seen = client.view_programme(programme.id).await;
            assert_eq!(code(seen), ProblemCode::NotFound, "{home:?} {persona:?}");
            let listed = client.list_programmes(&PageQuery::default()).await.map(|list| list.items.len()).unwrap_or(0);
            assert_eq!(listed, 0, "{home:?} {persona:?}");
        }
        let unpublished = code(world.client(Home::A, Persona::Participant).view_design(programme.id).await);
        assert!(matches!(unpublished, ProblemCode::NotFound | ProblemCode::Forbidden));
    }

    async fn a_page_is_not_published_without_a_design(world: World) {
        let programme = create_programme(&world, Home::A).await;
        let change = polku_api_types::programmes::UpdateProgramme {
            name: programme.name.clone(),
            summary: programme.summary.clone(),
            partner: None,
            target_group: programme.target_group.clone(),
            places: 40,
            group_count: 2,
            growth_limit_minutes: None,
            published: true,
        };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let refused = coordinator.update_programme(programme.id, programme.version, &change).await;
        assert_eq!(code(refused), ProblemCode::DesignNotPublished);
    }

    async fn all_faults_of_a_programme_are_told_at_once(world: World) {
        let programme = create_programme(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let body = polku_api_types::programmes::CreateProgramme {
            initiative_id: programme.initiative.id,
            slug: "Työ".into(),
            name: text(&"x".repeat(201)),
            summary: text("Tiivistelmä"),
            partner: None,
            target_group: text("Kaikki"),
            places: 2,
            group_count: 3,
            growth_limit_minutes: None,
            design: None,
        };
        let told = problem(coordinator.create_programme(world.key(), &body).await);
        assert_eq!(told.code, ProblemCode::InvalidFields);
        let at = |pointer: &str| told.errors.iter().find(|error| error.pointer == pointer).map(|error| &error.fault);
        assert_eq!(at("/slug"), Some(&FieldCode::Malformed));
        assert_eq!(at("/name/fi"), Some(&FieldCode::TooLong { max: 200 }));
        assert_eq!(at("/group_count"), Some(&FieldCode::TooLarge { max: 2 }));
    }

    async fn the_next_step_leads_through_the_preparation(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = create_programme(&world, Home::A).await;
        let current = |overview: &polku_api_types::programmes::ProgrammeOverview| {
            overview.steps.iter().find(|step| step.current).map(|step| step.kind)
        };
        let overview = coordinator.view_programme_overview(programme.id).await.unwrap();
        assert_eq!(current(&overview), Some(NextStepKind::PublishDesign));
        assert_eq!(overview.programme.phase, ProgrammePhase::Preparing);
        let design = coordinator.view_design(programme.id).await.unwrap();
        coordinator.publish_design(world.key(), programme.id, design.version).await.unwrap();
        let overview = coordinator.view_programme_overview(programme.id).await.unwrap();
        assert_eq!(current(&overview), Some(NextStepKind::PrepareCall));
        assert_eq!(overview.funnel.applications, 0);
    }

    async fn the_same_key_creates_one_programme(world: World) {
        let programme = create_programme(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let body = polku_api_types::programmes::CreateInitiative { name: text("Hanke"), summary: text("Tarkoitus") };
        let key = world.key();
        let first = coordinator.create_initiative(key, &body).await.unwrap();
        let second = coordinator.create_initiative(key, &body).await.unwrap();
        assert_eq!(first, second);
        assert_eq!(coordinator.list_initiatives(&PageQuery::default()).await.unwrap().items.len(), 2);
        assert_ne!(first.id, programme.initiative.id);
    }
}
