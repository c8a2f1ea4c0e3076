//! Publishing a rehearsal with its call: of invented people, by a decider, for anybody to repeat.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::rehearsal_publications;
use polku::db::{AnyConn, DbError, Key};
use polku::rehearsal::repeat;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{
    ApproveCall, CallDetails, ElementKind, Quota, ReturnCall, SaveCall, SelectionMethod,
};
use polku_api_types::rehearsal::{
    InventedKind, InventedPool, MeetingDays, PublishRehearsal, RehearsalPool, RehearsalPublication,
    RehearseSelection, StratumKind,
};
use polku_domain::ids::RehearsalPublicationId;
use uuid::Uuid;

use crate::for_each_engine;
use crate::rehearsal::{draft, earlier, seed};
use crate::selection::pool::draft_call;
use crate::support::calls::{set_clock, terms};
use crate::support::{Home, Persona, World, code, problem};

fn quota_terms() -> SaveCall {
    let quota = Quota { attribute: "job_category".into(), value: "expert".into(), min: 2, max: 3 };
    SaveCall { method: SelectionMethod::QuotaDraw, quotas: vec![quota], ..terms() }
}

fn kind(attribute: &str, value: &str, people: u32) -> InventedKind {
    InventedKind { attribute: attribute.into(), value: value.into(), people }
}

/// Thirty invented people, ten of them experts.
fn thirty() -> RehearseSelection {
    let kinds = vec![kind("site", "Oulu", 12), kind("job_category", "expert", 10)];
    let invented = Some(InventedPool { people: 30, kinds });
    RehearseSelection {
        pool: RehearsalPool { invented, ..RehearsalPool::default() },
        seed: seed(7),
        groups: Some(2),
        small_group_size: None,
        meets: Some(MeetingDays { first_day: date(2020, 8, 3), last_day: date(2020, 12, 31) }),
    }
}

fn to_publish(rehearsal: RehearseSelection) -> PublishRehearsal {
    PublishRehearsal {
        rehearsal, name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into()
    }
}

async fn sent(world: &World, call: &CallDetails) -> CallDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let version = coordinator.view_call(call.id).await.unwrap().version;
    coordinator.submit_call(world.key(), call.id, version).await.unwrap()
}

async fn approve(world: &World, call: &CallDetails) {
    let body = ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    decider.approve_call(world.key(), call.id, call.version, &body).await.unwrap();
}

async fn published(world: &World, call: Uuid, wanted: RehearseSelection) -> RehearsalPublication {
    let decider = world.client(Home::A, Persona::Decider);
    decider.publish_rehearsal(world.key(), call, &to_publish(wanted)).await.unwrap()
}

/// What the database says to a change of a publication, and to its removal.
async fn tampered(world: &World, id: Uuid) -> [bool; 2] {
    let of = move || rehearsal_publications::id.eq(Key(RehearsalPublicationId::new(id)));
    let change = move |conn: &mut AnyConn| -> Result<usize, DbError> {
        let changed = diesel::update(rehearsal_publications::table.filter(of()));
        Ok(changed.set(rehearsal_publications::approver_title.eq("johtaja")).execute(conn)?)
    };
    let remove = move |conn: &mut AnyConn| -> Result<usize, DbError> {
        Ok(diesel::delete(rehearsal_publications::table.filter(of())).execute(conn)?)
    };
    let db = &world.app.db;
    [db.write_tx(change).await.is_err(), db.write_tx(remove).await.is_err()]
}

for_each_engine! {
    /// N16: published with the call, for anybody, and the same for whoever repeats it.
    async fn what_is_published_is_what_anybody_gets_who_repeats_it(world: World) {
        let call = sent(&world, &draft_call(&world, &quota_terms()).await).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let rehearsed = coordinator.rehearse_selection(call.id, &thirty()).await.unwrap();
        let publication = published(&world, call.id, thirty()).await;
        assert_eq!((publication.number, publication.superseded, publication.terms_stand), (1, false, true));
        assert_eq!(publication.rehearsal, rehearsed, "nothing else than what was rehearsed");
        let nobody = world.anonymous();
        let early = nobody.view_rehearsal_publication(publication.id).await;
        assert_eq!(code(early), ProblemCode::NotFound, "not before the call is public");
        approve(&world, &call).await;
        let seen = nobody.view_rehearsal_publication(publication.id).await.unwrap();
        assert_eq!(seen, publication);
        let file = serde_json::to_string(&seen).unwrap();
        assert!(!file.contains("Päivi"), "everybody reads the title, nobody the name: {file}");
        let again: RehearsalPublication = serde_json::from_str(&file).unwrap();
        assert!(repeat(&again.rehearsal).unwrap().same);
        // The control: one figure, the seed, or the recipe changed, and it is no repetition.
        let mut other = again.rehearsal.clone();
        other.people += 1;
        assert!(!repeat(&other).unwrap().same);
        let mut other = again.rehearsal.clone();
        other.seed = "08".repeat(32);
        assert!(!repeat(&other).unwrap().same);
        // Once it is open, nothing is published of it any more, and what was published stays.
        set_clock(&world, 5, 18, 9);
        let decider = world.client(Home::A, Persona::Decider);
        let late = decider.publish_rehearsal(world.key(), call.id, &to_publish(thirty())).await;
        assert_eq!(code(late), ProblemCode::CallOpened);
        assert_eq!(nobody.view_rehearsal_publication(publication.id).await.unwrap(), publication);
    }

    /// Figures of invented people, with nothing of the register beside them; what is needed follows from the design.
    async fn invented_people_are_nobodys_data(world: World) {
        let call = draft(&world, &quota_terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let found = coordinator.rehearse_selection(call.id, &thirty()).await.unwrap();
        assert_eq!((found.people, found.chosen, found.groups), (30, 4, 2));
        let shown: Vec<_> = found.strata.iter().map(|table| table.attribute.as_str()).collect();
        assert_eq!(shown, ["site", "job_category"]);
        let rows = found.strata.iter().flat_map(|table| &table.rows);
        assert!(rows.clone().all(|row| row.staff.is_none()), "no figure of the register");
        let kinds: Vec<_> = rows.map(|row| (row.kind, row.name.as_deref(), row.people)).collect();
        let others = |people| (StratumKind::Others, None, people);
        let named = |name, people| (StratumKind::Named, Some(name), people);
        assert_eq!(kinds, [others(18), named("Oulu", 12), others(20), named("expert", 10)]);
        let [_, quotas] = found.methods.as_slice() else { panic!("{:?}", found.methods) };
        let chances = quotas.chances.as_ref().unwrap();
        assert_eq!((chances.least, chances.greatest, chances.out_of), (1_000, 2_000, 10_000));
        let load = found.load.as_ref().unwrap();
        assert_eq!((load.groups.count, load.groups.greatest), (2, 2));
        let days = load.days.as_ref().unwrap();
        // 3 August to 31 December 2020: 109 weekdays without Christmas Eve and Christmas Day; 6 and 26 December are days off anyway.
        assert_eq!((days.working_days, days.weeks), (107, 22));
        let coaching = load.meetings.iter().find(|one| one.kind == ElementKind::SmallGroupCoaching).unwrap();
        let (circles, sessions) = (coaching.circles.unwrap(), coaching.sessions.unwrap());
        assert_eq!((circles, sessions), (2, 2 * coaching.meetings_each));
        // Who is on the staff makes no difference to invented people.
        let elsewhere = world.client(Home::A, Persona::Decider);
        assert_eq!(elsewhere.rehearse_selection(call.id, &thirty()).await.unwrap(), found);
    }

    async fn a_newer_publication_stands_beside_the_older_and_neither_changes(world: World) {
        let call = sent(&world, &draft_call(&world, &quota_terms()).await).await;
        let first = published(&world, call.id, thirty()).await;
        let second = published(&world, call.id, RehearseSelection { seed: seed(8), ..thirty() }).await;
        assert_eq!((second.number, second.superseded), (2, false));
        assert_ne!(first.rehearsal, second.rehearsal);
        let decider = world.client(Home::A, Persona::Decider);
        let list = decider.list_rehearsal_publications(call.id, &PageQuery::default()).await.unwrap().items;
        let told: Vec<_> = list.iter().map(|one| (one.id, one.number, one.superseded)).collect();
        assert_eq!(told, [(second.id, 2, false), (first.id, 1, true)]);
        assert_eq!(list[1].rehearsal, first.rehearsal);
        assert_eq!(tampered(&world, first.id).await, [true, true]);
        // The control: the list is there for those who prepare and decide, and for nobody else.
        let own = world.client(Home::A, Persona::Participant);
        let refused = code(own.list_rehearsal_publications(call.id, &PageQuery::default()).await);
        assert_eq!(refused, ProblemCode::Forbidden);
    }

    /// A call that is sent back may come to other terms: what was published says so.
    async fn terms_that_changed_are_told(world: World) {
        let call = sent(&world, &draft_call(&world, &quota_terms()).await).await;
        let publication = published(&world, call.id, thirty()).await;
        let decider = world.client(Home::A, Persona::Decider);
        let why = ReturnCall { note: "Kiintiötä on väljennettävä.".into() };
        let returned = decider.return_call(world.key(), call.id, call.version, &why).await.unwrap();
        let early = decider.publish_rehearsal(world.key(), call.id, &to_publish(thirty())).await;
        assert_eq!(code(early), ProblemCode::CallNotAwaitingApproval);
        let mut other = quota_terms();
        other.quotas[0].max = 4;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        coordinator.update_call(call.id, returned.version, &other).await.unwrap();
        let again = sent(&world, &call).await;
        let list = decider.list_rehearsal_publications(call.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!((list[0].id, list[0].terms_stand), (publication.id, false));
        approve(&world, &again).await;
        let seen = world.anonymous().view_rehearsal_publication(publication.id).await.unwrap();
        assert_eq!((seen.terms_stand, seen.rehearsal), (false, publication.rehearsal));
    }

    async fn only_what_is_of_nobody_is_published_and_only_by_who_did_not_prepare_it(world: World) {
        let call = sent(&world, &draft_call(&world, &quota_terms()).await).await;
        let decider = world.client(Home::A, Persona::Decider);
        let invented = |people, kinds| RehearseSelection {
            pool: RehearsalPool {
                invented: Some(InventedPool { people, kinds }),
                ..RehearsalPool::default()
            },
            ..thirty()
        };
        let at = |place: &str| format!("/rehearsal/pool/invented{place}");
        let few = FieldCode::TooSmall { min: 5 };
        let cases = [
            (earlier(call.id, seed(1)), at(""), FieldCode::Missing),
            (RehearseSelection { seed: None, ..thirty() }, "/rehearsal/seed".into(), FieldCode::Missing),
            (invented(4, Vec::new()), at("/people"), few.clone()),
            (invented(30, vec![kind("unit", "Talous", 4)]), at("/kinds/0/people"), few),
            // Twenty-eight of thirty tell of two others.
            (invented(30, vec![kind("unit", "Talous", 28)]), at("/kinds/0/people"), FieldCode::TooLarge { max: 25 }),
            (invented(30, vec![kind("shoe_size", "43", 9)]), at("/kinds/0/attribute"), FieldCode::NotAllowed),
            (invented(30, vec![kind("role_started_on", "2020-01-01", 9)]), at("/kinds/0/attribute"), FieldCode::NotAllowed),
            (RehearseSelection { small_group_size: Some(8), ..thirty() }, "/rehearsal/small_group_size".into(), FieldCode::TooLarge { max: 7 }),
        ];
        for (body, pointer, fault) in cases {
            let refused = problem(decider.publish_rehearsal(world.key(), call.id, &to_publish(body)).await);
            let found: Vec<_> = refused.errors.iter().map(|one| (one.pointer.clone(), one.fault.clone())).collect();
            assert_eq!(found, [(pointer, fault)]);
        }
        let protected = to_publish(invented(30, vec![kind("age", "60", 9)]));
        let refused = decider.publish_rehearsal(world.key(), call.id, &protected).await;
        assert_eq!(code(refused), ProblemCode::ProtectedGround);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let refused = coordinator.publish_rehearsal(world.key(), call.id, &to_publish(thirty())).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
        // The control, and the same key answers alike.
        let key = world.key();
        let made = decider.publish_rehearsal(key, call.id, &to_publish(thirty())).await.unwrap();
        assert_eq!(decider.publish_rehearsal(key, call.id, &to_publish(thirty())).await.unwrap(), made);
        let list = decider.list_rehearsal_publications(call.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(list.len(), 1);
    }
}
