//! Facilitators: invited, bound by terms, ended by a day; seen and seeing no more than their sessions; coaches held to the
//! policy.

mod bounds;
mod clash;
mod evidence;
mod guest;
mod marking;
mod policy;
mod race;
mod rights;
mod told;

use jiff::civil::{Date, date};
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, CheckEvidence, CoachThreshold, CoachThresholds, DecideCoachPolicy,
    EvidenceOutcome, FacilitatorDetails, FacilitatorKind, InviteFacilitator, SetFacilitatorTerms,
    StateEvidence,
};
use polku_api_types::leading::{AssignFacilitators, SessionLeading, WaiveCoachPolicy};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ModeCause, SaveSession, SessionDetails, SessionState};
use polku_api_types::text::DeliveryMode;
use polku_client::{Client, ClientError};
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator, once};
use crate::support::calls::text;
use crate::support::{Home, Persona, World};

/// The last day of everybody who leads.
const LAST_DAY: Date = date(2020, 12, 31);

fn decider(world: &World) -> Client {
    world.client(Home::A, Persona::Decider)
}

/// A programme whose facilitators have terms to accept.
pub async fn settle(world: &World) -> Autumn {
    let autumn = Autumn::settle(world).await;
    set_terms(world, autumn.programme.id).await;
    autumn
}

async fn set_terms(world: &World, programme: Uuid) {
    let body = SetFacilitatorTerms { text: text("Tapaamisissa kuultu jää tapaamisiin.") };
    coordinator(world).set_facilitator_terms(programme, 0, &body).await.unwrap();
}

fn of_staff(world: &World, persona: Persona, kind: FacilitatorKind) -> InviteFacilitator {
    InviteFacilitator {
        kind,
        person_id: Some(world.rows(Home::A, persona).person.unwrap().uuid()),
        name: None,
        organisation: None,
        email: None,
        language: None,
        ends_on: LAST_DAY,
    }
}

pub async fn invited(
    world: &World,
    programme: Uuid,
    persona: Persona,
    kind: FacilitatorKind,
) -> FacilitatorDetails {
    let body = of_staff(world, persona, kind);
    coordinator(world).invite_facilitator(programme, world.key(), &body).await.unwrap()
}

pub async fn accept(world: &World, persona: Persona, facilitator: Uuid) {
    let client = world.client(Home::A, persona);
    let all = client.list_own_facilitations().await.unwrap().items;
    let own = all.iter().find(|one| one.id == facilitator).expect("one's own");
    let body = AcceptFacilitatorTerms { number: own.terms.number };
    client.accept_facilitator_terms(own.id, own.version, world.key(), &body).await.unwrap();
}

/// Invited, and with the terms accepted.
pub async fn bound(
    world: &World,
    programme: Uuid,
    persona: Persona,
    kind: FacilitatorKind,
) -> FacilitatorDetails {
    let facilitator = invited(world, programme, persona, kind).await;
    accept(world, persona, facilitator.id).await;
    facilitator
}

/// A coach with experience that was checked.
pub async fn proven(
    world: &World,
    coach: &FacilitatorDetails,
    years: u32,
    remote_hours: u32,
    references: u32,
) {
    let body = StateEvidence { years, remote_hours, references, note: None };
    let stated = coordinator(world).state_evidence(coach.id, world.key(), &body).await.unwrap();
    let check = CheckEvidence { outcome: EvidenceOutcome::Confirmed };
    decider(world).check_evidence(coach.id, stated.evidence[0].id, world.key(), &check).await.unwrap();
}

pub async fn named(
    world: &World,
    session: &SessionDetails,
    of: &[&FacilitatorDetails],
) -> Result<SessionLeading, ClientError> {
    let client = coordinator(world);
    let now = client.view_session(session.id).await?;
    let body = AssignFacilitators { facilitator_ids: of.iter().map(|one| one.id).collect() };
    client.assign_facilitators(session.id, now.version, &body).await
}

pub fn coaching(autumn: &Autumn, mode: DeliveryMode) -> SaveSession {
    SaveSession {
        mode: Some(mode),
        ..autumn.of(ElementKind::SmallGroupCoaching, "2020-09-08T09:00", "2020-09-08T12:00")
    }
}

/// A draft of coaching that this coach leads.
pub async fn draft(
    world: &World,
    autumn: &Autumn,
    mode: DeliveryMode,
    coach: &FacilitatorDetails,
) -> SessionDetails {
    let session = autumn.plan(world, &once(coaching(autumn, mode))).await.remove(0);
    named(world, &session, &[coach]).await.unwrap();
    session
}

async fn moved(
    world: &World,
    session: &SessionDetails,
    mode: DeliveryMode,
) -> Result<SessionDetails, ClientError> {
    let client = coordinator(world);
    let now = client.view_session(session.id).await?;
    let told = now.state == SessionState::Published && now.mode != mode;
    let body = SaveSession {
        mode: Some(mode),
        mode_cause: told.then_some(ModeCause::Restrictions),
        ..now.to_save()
    };
    client.update_session(session.id, now.version, &body).await
}

fn waiver(coach: &FacilitatorDetails, mode: DeliveryMode) -> WaiveCoachPolicy {
    WaiveCoachPolicy {
        facilitator_id: coach.id,
        mode,
        reason: "Ryhmä tuntee valmentajan keväästä.".into(),
        name: "Päivi Päättäjä".into(),
        title: "kehittämispäällikkö".into(),
    }
}

/// The same demand in every mode.
fn demanding(years: u32, valid_from: Date) -> DecideCoachPolicy {
    let least = CoachThreshold { years, remote_hours: 0, references: 0 };
    DecideCoachPolicy {
        thresholds: CoachThresholds { in_person: least, remote: least, hybrid: least },
        reason: "Palautteen perusteella.".into(),
        valid_from,
        name: "Päivi Päättäjä".into(),
        title: "kehittämispäällikkö".into(),
    }
}
