//! Sessions: planned, told, changed, cancelled, and seen by nobody but their members.

mod clash;
mod clock;
mod copies;
mod counted;
mod file;
mod followed;
mod handed;
pub mod invited;
mod life;
mod linked;
mod seen;
mod ways;

use std::collections::BTreeMap;

use polku_api_types::groups::{GroupProposal, GroupingDetails, ProposeGroups};
use polku_api_types::programmes::{CreateProgramme, DesignDetails, ElementKind, ProgrammeDetails};
use polku_api_types::sessions::{
    OwnSession, OwnSessionsQuery, PlanSessions, PublishSessions, SaveSession, SessionDetails, SessionSeries,
};
use polku_api_types::text::DeliveryMode;
use polku_client::Client;
use polku_domain::ids::{ApplicationId, CallId, ProgrammeId};
use uuid::Uuid;

use crate::groups::pool::insert_application;
use crate::selection::pool::insert_call;
use crate::support::calls::{published_programme, text};
use crate::support::{Home, Persona, World};

/// Everybody who takes part; the others of the agency do not.
pub const TAKING_PART: [Persona; 8] = [
    Persona::Participant,
    Persona::OtherParticipant,
    Persona::Assessor,
    Persona::Facilitator,
    Persona::Coach,
    Persona::Mentor,
    Persona::PartnerDesigner,
    Persona::DataProtectionOfficer,
];

/// A programme with the design of 2020, whose participants are in two confirmed groups.
pub struct Autumn {
    pub programme: ProgrammeDetails,
    pub design: DesignDetails,
    pub application_of: BTreeMap<Persona, Uuid>,
    pub groups: GroupingDetails,
}

pub fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

/// Gives personas a place in a programme; their applications are to a call of its own.
pub async fn take_part(world: &World, programme: Uuid, of: &[Persona]) -> BTreeMap<Persona, Uuid> {
    let ids = &world.app.ids;
    let given: BTreeMap<Persona, ApplicationId> =
        of.iter().map(|persona| (*persona, ApplicationId::new(ids.ordered()))).collect();
    let (agency, now, call) = (world.a.clone(), world.app.clock.now(), CallId::new(ids.ordered()));
    let (programme, rows) = (ProgrammeId::new(programme), given.clone());
    world
        .app
        .db
        .write_tx(move |conn| {
            insert_call(conn, &agency, programme, call, now)?;
            for (persona, application) in &rows {
                let person = agency.personas[persona].person.expect("on the register");
                insert_application(conn, &agency, (programme, call), person, *application, now)?;
            }
            Ok::<_, polku::db::DbError>(())
        })
        .await
        .expect("the places fit the tables");
    given.into_iter().map(|(persona, application)| (persona, application.uuid())).collect()
}

impl Autumn {
    pub async fn settle(world: &World) -> Self {
        let programme = published_programme(world, Home::A).await;
        let design = coordinator(world).view_design(programme.id).await.unwrap();
        let application_of = take_part(world, programme.id, &TAKING_PART).await;
        let asked = ProposeGroups::default();
        let proposal = coordinator(world).propose_groups(programme.id, world.key(), &asked).await.unwrap();
        let GroupProposal::Proposed { grouping } = proposal else { panic!("{proposal:?}") };
        let groups =
            coordinator(world).confirm_groups(programme.id, world.key(), grouping.version).await.unwrap();
        Self { programme, design, application_of, groups }
    }

    pub fn element(&self, kind: ElementKind) -> Uuid {
        self.design.elements.iter().find(|element| element.kind == kind).expect("an element of 2020").id
    }

    /// Somebody in the group of this index.
    pub fn member_of(&self, index: usize) -> Persona {
        let members = &self.groups.groups[index].members;
        let (persona, _) =
            self.application_of.iter().find(|(_, application)| members.contains(application)).unwrap();
        *persona
    }

    pub fn of(&self, kind: ElementKind, start: &str, end: &str) -> SaveSession {
        SaveSession {
            element_id: self.element(kind),
            group_id: None,
            start: start.into(),
            end: end.into(),
            zone: None,
            start_hour: None,
            end_hour: None,
            breaks: Vec::new(),
            mode: Some(DeliveryMode::InPerson),
            topic: None,
            place: None,
            seats: None,
            remote_seats: None,
            choose_hours: None,
            join_address: None,
            mode_cause: None,
            mode_note: None,
        }
    }

    pub async fn plan(&self, world: &World, body: &PlanSessions) -> Vec<SessionDetails> {
        coordinator(world).plan_sessions(self.programme.id, world.key(), body).await.unwrap().items
    }

    pub async fn publish(&self, world: &World, sessions: &[SessionDetails]) -> Vec<SessionDetails> {
        let body = PublishSessions { session_ids: sessions.iter().map(|session| session.id).collect() };
        coordinator(world).publish_sessions(self.programme.id, world.key(), &body).await.unwrap().items
    }

    /// Planned and published.
    pub async fn told(&self, world: &World, session: SaveSession) -> SessionDetails {
        let drafts = self.plan(world, &once(session)).await;
        self.publish(world, &drafts).await.remove(0)
    }
}

pub fn once(session: SaveSession) -> PlanSessions {
    PlanSessions { session, series: None, without: Vec::new() }
}

pub fn weekly(session: SaveSession, times: u32) -> PlanSessions {
    PlanSessions { session, series: Some(SessionSeries { every_weeks: 1, times }), without: Vec::new() }
}

/// Another published programme of the agency, with the same design.
pub async fn another(world: &World) -> (ProgrammeDetails, DesignDetails) {
    let first = coordinator(world);
    let known = first.list_programmes(&Default::default()).await.unwrap().items.remove(0);
    let body = CreateProgramme {
        initiative_id: first.view_programme(known.id).await.unwrap().initiative.id,
        slug: "toinen".into(),
        name: text("Toinen ohjelma"),
        summary: text("Valmennusohjelma asiantuntijoille."),
        partner: None,
        target_group: text("Koko henkilöstö"),
        places: 40,
        group_count: 2,
        growth_limit_minutes: None,
        design: Some("arvoa-yhteistyohon".into()),
    };
    let programme = first.create_programme(world.key(), &body).await.unwrap();
    let design = first.view_design(programme.id).await.unwrap();
    let design = first.publish_design(world.key(), programme.id, design.version).await.unwrap();
    (programme, design)
}

pub async fn own(world: &World, persona: Persona) -> Vec<OwnSession> {
    let query = OwnSessionsQuery { limit: Some(200), ..OwnSessionsQuery::default() };
    world.client(Home::A, persona).list_own_sessions(&query).await.unwrap().items
}
