//! Two sessions at once: told before saving and in the list, and refused never.

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ClashKind, PublishSessions, SaveSession, SessionsQuery};
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{Autumn, another, coordinator, once, take_part};
use crate::for_each_engine;
use crate::support::{Home, Persona};

for_each_engine! {
    async fn a_group_and_a_room_in_two_sessions_at_once_are_told_before_saving(world: World) {
        let autumn = Autumn::settle(&world).await;
        let [first, second] = [0, 1].map(|index: usize| Some(autumn.groups.groups[index].id));
        let of = |group_id, start: &str, end: &str, place: Option<&str>| SaveSession {
            group_id,
            place: place.map(str::to_owned),
            ..autumn.of(ElementKind::TrainingDay, start, end)
        };
        let morning = ("2020-09-08T09:00", "2020-09-08T12:00");
        autumn.told(&world, of(first, morning.0, morning.1, Some("Sali Päijänne"))).await;
        let kinds = async |session: SaveSession| {
            let preview = coordinator(&world).preview_sessions(autumn.programme.id, &once(session)).await.unwrap();
            preview.sessions[0].clashes.iter().map(|clash| clash.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(of(first, "2020-09-08T11:00", "2020-09-08T13:00", None)).await, [ClashKind::Group]);
        assert_eq!(kinds(of(None, "2020-09-08T11:00", "2020-09-08T13:00", None)).await, [ClashKind::Group]);
        assert_eq!(kinds(of(second, "2020-09-08T11:00", "2020-09-08T13:00", Some("sali  päijänne"))).await, [ClashKind::Room]);
        // The controls: the other group elsewhere, and one that begins when the other ends.
        assert!(kinds(of(second, "2020-09-08T11:00", "2020-09-08T13:00", Some("Sali Saimaa"))).await.is_empty());
        assert!(kinds(of(first, "2020-09-08T12:00", "2020-09-08T13:00", Some("Sali Päijänne"))).await.is_empty());
        autumn.plan(&world, &once(of(first, "2020-09-08T11:00", "2020-09-08T13:00", None))).await;
        let page = coordinator(&world).list_sessions(autumn.programme.id, &SessionsQuery::default()).await.unwrap();
        assert!(page.items.iter().all(|one| one.clashes.len() == 1 && one.clashes[0].session_id.is_some()), "{page:#?}");
    }

    async fn somebody_in_two_programmes_is_told_by_name_only_to_who_coordinates_both(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (other, design) = another(&world).await;
        let lecture = design.elements.iter().find(|element| element.kind == ElementKind::Lecture).unwrap();
        let session = SaveSession {
            element_id: lecture.id,
            ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        let drafts = coordinator(&world).plan_sessions(other.id, world.key(), &once(session)).await.unwrap().items;
        let here = once(autumn.of(ElementKind::Lecture, "2020-09-08T09:30", "2020-09-08T11:00"));
        let clashes = async |persona: Persona| {
            let client = world.client(Home::A, persona);
            client.preview_sessions(autumn.programme.id, &here).await.unwrap().sessions.remove(0).clashes
        };
        assert!(clashes(Persona::Coordinator).await.is_empty(), "nobody is in both");
        take_part(&world, other.id, &[Persona::Participant]).await;
        let told = clashes(Persona::Coordinator).await;
        assert_eq!(told.iter().map(|clash| clash.kind).collect::<Vec<_>>(), [ClashKind::Participants]);
        assert_eq!(told[0].programme.as_ref().map(|name| name.fi.as_str()), Some("Toinen ohjelma"));
        let only_here = Some(ProgrammeId::new(autumn.programme.id));
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, only_here).await;
        assert!(clashes(Persona::Supervisor).await.is_empty(), "what others only plan is told to nobody else");
        let body = PublishSessions { session_ids: drafts.iter().map(|draft| draft.id).collect() };
        coordinator(&world).publish_sessions(other.id, world.key(), &body).await.unwrap();
        let told = clashes(Persona::Supervisor).await;
        assert_eq!((told.len(), &told[0].programme, &told[0].title, told[0].session_id), (1, &None, &None, None));
    }
}
