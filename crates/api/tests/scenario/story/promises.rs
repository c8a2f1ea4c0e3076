//! December: the programme is to get another day, which is more than was promised. Everybody who takes part is asked, one answers,
//! and the day is given up.

use polku_api_types::page::PageQuery;
use polku_api_types::participation::{ParticipantsQuery, ParticipationState};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{DesignDetails, ElementInput, ElementKind, LengthKind, UpdateDesign};
use polku_api_types::promises::{ConsentToHours, HourQuestionsQuery};
use polku_api_types::text::Localised;
use polku_client::Client;

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::{Programmes, written_again};
use crate::covered::covers;
use crate::support::code;

/// A full day of state offices.
const FULL_DAY: u32 = 441;

async fn draft(
    house: &House,
    coordinator: &Client,
    programmes: &Programmes,
    change: impl FnOnce(&mut Vec<ElementInput>),
) -> DesignDetails {
    let draft = coordinator.create_design_draft(house.key(), programmes.a).await.unwrap();
    let mut elements: Vec<ElementInput> = draft.elements.iter().map(written_again).collect();
    change(&mut elements);
    coordinator.update_design(programmes.a, draft.version, &UpdateDesign { elements }).await.unwrap()
}

/// Another day, asked for and given up.
pub async fn another_day(house: &House, programmes: &Programmes, order: &Order) {
    house.on(17, 12, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let query = ParticipantsQuery { limit: Some(200), ..ParticipantsQuery::default() };
    let all = coordinator.list_participants(programmes.a, &query).await.unwrap().items;
    let now: Vec<_> = all
        .iter()
        .filter(|one| matches!(one.state, ParticipationState::Ongoing | ParticipationState::Paused))
        .collect();
    let grown = draft(house, &coordinator, programmes, |elements| {
        elements.push(ElementInput {
            kind: ElementKind::TrainingDay,
            title: Localised { fi: "Lisäpäivä".into(), sv: None, en: None },
            description: None,
            repeats: 1,
            length: LengthKind::FullDay,
            minutes: None,
            planned_mode: None,
        });
    })
    .await;
    let seen = coordinator.preview_design_publication(programmes.a).await.unwrap();
    assert_eq!((seen.asked as usize, seen.participants as usize), (now.len(), now.len()));
    house.new_mails().await;
    let grown = coordinator.publish_design(house.key(), programmes.a, grown.version).await.unwrap();
    let mails = house.new_mails().await;
    let asked = mails.iter().filter(|mail| mail.subject.contains("enemmän aikaa")).count();
    assert!(asked > 0 && mails.len() <= now.len(), "one to each, in their own language");
    covers(
        "N18",
        "what publishing a design asks of its participants is seen before, and each is asked by mail",
    );

    let takes_part = |application| now.iter().any(|one| one.application_id == application);
    let who: Vec<_> = order.values().filter(|drawn| takes_part(drawn.application)).collect();
    let (gives, other) = (who[2], who[3]);
    let own = house.sign_in(&gives.number).await;
    let question = own.list_own_hour_questions(&PageQuery::default()).await.unwrap().items.remove(0);
    let consent = &question.consent;
    assert_eq!(consent.takes.minutes, consent.promised.minutes + FULL_DAY);
    assert_eq!(question.changes.iter().filter_map(|one| one.now?.minutes).collect::<Vec<_>>(), [FULL_DAY]);
    let body = ConsentToHours { design_id: grown.id };
    let somebody_elses = own.consent_to_hours(other.application, house.key(), &body).await;
    assert_eq!(code(somebody_elses), ProblemCode::NotFound);
    let for_them = coordinator.consent_to_hours(gives.application, house.key(), &body).await;
    assert_eq!(code(for_them), ProblemCode::Forbidden);
    own.consent_to_hours(gives.application, house.key(), &body).await.unwrap();
    let health = coordinator.view_programme_health(programmes.a).await.unwrap();
    assert_eq!(health.unanswered_hours as usize, now.len() - 1, "silence is no consent");
    let open = HourQuestionsQuery { open: Some(true), limit: Some(200), cursor: None };
    let open = coordinator.list_hour_questions(programmes.a, &open).await.unwrap().items;
    assert_eq!(open.len(), now.len() - 1);
    assert!(open.iter().all(|one| one.consent.application_id != gives.application));
    covers(
        "N18",
        "a change above the limit asks for consent again, which each gives for themselves and nobody for another",
    );

    let back = draft(house, &coordinator, programmes, |elements| drop(elements.pop())).await;
    coordinator.publish_design(house.key(), programmes.a, back.version).await.unwrap();
    let quiet = house.sign_in(&other.number).await;
    assert!(quiet.list_own_hour_questions(&PageQuery::default()).await.unwrap().items.is_empty());
    let late = quiet.consent_to_hours(other.application, house.key(), &body).await;
    assert_eq!(code(late), ProblemCode::HoursReplaced);
    let still = coordinator.list_participants(programmes.a, &query).await.unwrap().items;
    assert_eq!(still, all, "nobody lost a place by not answering");
    covers(
        "N18",
        "a version within the limit makes the question moot, and whoever did not answer keeps the place",
    );
}
