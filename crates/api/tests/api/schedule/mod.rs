//! Dates proposed from the design: without clashes, around what stays, with a cause for what has no time; and accepted as seen.

mod accepted;
mod around;
mod caused;
mod proposed;

use jiff::civil::date;
use polku_api_types::programmes::{DesignDetails, ElementKind};
use polku_api_types::schedule::{
    AcceptSchedule, DraftsMove, ProposeSchedule, ScheduleElement, SchedulePause, ScheduleProposal, StartStep,
    Weekday,
};
use polku_api_types::sessions::{SessionDetails, Sessions, SessionsQuery};
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator};
use crate::support::{World, problem};

const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// An element by its place in the design, remotely; where the design does not say how long it lasts, two hours.
pub fn element(design: &DesignDetails, index: usize) -> ScheduleElement {
    let row = &design.elements[index];
    let stated = row.minutes.is_some();
    ScheduleElement {
        element_id: row.id,
        minutes: (!stated).then_some(120),
        mode: Some(DeliveryMode::Remote),
        alongside: row.kind == ElementKind::Lecture,
        least_days: 1,
        greatest_days: None,
        weekdays: Vec::new(),
        part: None,
        facilitator_ids: Vec::new(),
    }
}

/// Every meeting of the design but the coaching, for which there are no small groups.
fn meetings(design: &DesignDetails) -> Vec<ScheduleElement> {
    let meets = |kind: ElementKind| {
        use ElementKind as K;
        matches!(
            kind,
            K::KickOff | K::OrientationDay | K::GroupFeedback | K::TrainingDay | K::Lecture | K::ClosingEvent
        )
    };
    let those = design.elements.iter().enumerate().filter(|(_, element)| meets(element.kind));
    those.map(|(index, _)| element(design, index)).collect()
}

/// These elements in the autumn of 2020, from eight to half past four.
pub fn autumn_of(elements: Vec<ScheduleElement>) -> ProposeSchedule {
    ProposeSchedule {
        first: date(2020, 8, 31),
        last: date(2020, 12, 18),
        weekdays: WORKING_DAYS.to_vec(),
        from: "08:00".into(),
        until: "16:30".into(),
        step: StartStep::Half,
        without: Vec::new(),
        pause: Some(SchedulePause { minutes: 60, from_minutes: 360 }),
        elements,
        group_ids: Vec::new(),
        places: Vec::new(),
        leader_week_minutes: None,
        drafts: DraftsMove::Stay,
        pinned: Vec::new(),
        seed: 0,
    }
}

/// One day, from eight to ten.
pub fn morning_of(elements: Vec<ScheduleElement>) -> ProposeSchedule {
    ProposeSchedule {
        first: date(2020, 9, 8),
        last: date(2020, 9, 8),
        until: "10:00".into(),
        ..autumn_of(elements)
    }
}

pub async fn propose(world: &World, programme: Uuid, body: &ProposeSchedule) -> ScheduleProposal {
    coordinator(world).preview_schedule(programme, body).await.unwrap()
}

async fn accept(
    world: &World,
    autumn: &Autumn,
    asked: &ProposeSchedule,
    seen: &ScheduleProposal,
) -> Result<Sessions, ClientError> {
    let body = AcceptSchedule { asked: asked.clone(), digest: seen.digest.clone() };
    coordinator(world).accept_schedule(autumn.programme.id, world.key(), &body).await
}

async fn sessions(world: &World, autumn: &Autumn) -> Vec<SessionDetails> {
    let query = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    coordinator(world).list_sessions(autumn.programme.id, &query).await.unwrap().items
}

/// Which fields were refused, each with its code.
fn faults<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> Vec<(String, String)> {
    let errors = problem(answer).errors;
    errors.into_iter().map(|one| (one.pointer, one.fault.name().to_owned())).collect()
}
