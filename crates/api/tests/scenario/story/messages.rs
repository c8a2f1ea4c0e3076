//! 11–13 May: a reminder in the programme's own words, to those two who have not answered and to nobody else.

use polku_api_types::messages::{
    InEachLanguage, MailKind, MailState, MessageKind, ProgrammeMailsQuery, ReminderKind, SaveMessage, Wording,
};
use uuid::Uuid;

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::staff::Staff;
use crate::covered::covers;

fn each(fi: &str, sv: &str, en: &str) -> InEachLanguage {
    InEachLanguage { fi: fi.into(), sv: sv.into(), en: en.into() }
}

/// What the coordinator of 2020 would say.
fn words() -> Wording {
    Wording {
        subject: each("Vieläkö mietit?", "Funderar du ännu?", "Still thinking about it?"),
        body: each(
            "Paikkasi ohjelmassa {programme} odottaa vastausta {deadline} asti. Olet tervetullut.",
            "Din plats i {programme} väntar på svar till {deadline}. Du är välkommen.",
            "Your place in {programme} waits for your answer until {deadline}. You are welcome.",
        ),
    }
}

/// Words the reminder, lets the days pass, and looks whom it reached.
pub async fn remind_the_silent(house: &House, staff: &Staff, programme: Uuid, order: &Order, silent: &[u32]) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let half = Wording { body: InEachLanguage { sv: String::new(), ..words().body }, ..words() };
    let save = |words| SaveMessage { kind: MessageKind::PlaceReminder, words: Some(words) };
    coordinator.save_programme_message(programme, 0, &save(half)).await.unwrap_err();
    coordinator.save_programme_message(programme, 0, &save(words())).await.unwrap();
    covers("U25", "own words of a programme stand in all three languages or nowhere");

    house.on(11, 5, 6, 30);
    assert_eq!(house.new_mails().await, [], "nobody is reminded before seven");
    for (day, hour) in [(11, 7), (13, 9)] {
        house.on(day, 5, hour, 0);
        let mut told: Vec<(String, String, String)> = Vec::new();
        for mail in house.new_mails().await {
            let row = staff.by_email(&mail.recipient);
            assert!(mail.text.contains("13.5.2020"), "{}", mail.text);
            told.push((row.number.clone(), mail.language.clone(), mail.subject.clone()));
        }
        told.sort();
        let mut expected: Vec<(String, String, String)> = silent
            .iter()
            .map(|rank| {
                let number = order[rank].number.clone();
                let language = staff.row(&number).language.clone();
                let subject = match language.as_str() {
                    "sv" => words().subject.sv,
                    "en" => words().subject.en,
                    _ => words().subject.fi,
                };
                (number, language, subject)
            })
            .collect();
        expected.sort();
        assert_eq!(told, expected, "who has answered, whatever they answered, is left in peace");
    }
    // Days have passed: the sign-in has ended.
    let coordinator = house.sign_in(COORDINATOR).await;
    let reminders = coordinator.view_reminders(programme).await.unwrap();
    let place = reminders.kinds.iter().find(|state| state.kind == ReminderKind::Place).unwrap();
    let counts: Vec<u32> = place.passes.iter().map(|pass| pass.count).collect();
    assert_eq!((place.waiting, counts), (2, vec![2, 2]), "how many, and not who");
    let query = ProgrammeMailsQuery { kind: Some(MailKind::PlaceReminder), ..ProgrammeMailsQuery::default() };
    let log = coordinator.list_programme_mails(programme, &query).await.unwrap().items;
    assert!(log.len() == 4 && log.iter().all(|mail| mail.state == MailState::Sent));
    let failed = ProgrammeMailsQuery { state: Some(MailState::Failed), ..ProgrammeMailsQuery::default() };
    assert_eq!(coordinator.list_programme_mails(programme, &failed).await.unwrap().items, []);
    covers("U22", "reminders go by state to those two who have not answered, and say how many they are");
}
