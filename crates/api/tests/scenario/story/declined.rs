//! Somebody declines the kick-off in their calendar. The answer comes to the agency's mailbox, and from there to Polku.

use polku_api_types::access::CreateMachineClient;
use polku_api_types::attendance::{Attendee, SendInvitationReply};
use polku_api_types::notify::SunkMail;
use polku_client::Client;
use uuid::Uuid;

use super::house::{ADMINISTRATOR, House};
use crate::covered::covers;

async fn of_whom(coordinator: &Client, session: Uuid) -> Vec<Attendee> {
    let sheet = coordinator.view_attendance(session).await.unwrap();
    sheet.people.into_iter().filter(|one| one.declined_in_calendar).collect()
}

/// 8 June: an answer to the invitation in `invited` is shown to the coordinator, changes nothing, and its giver is told where
/// to apologise.
pub async fn in_a_calendar(house: &House, coordinator: &Client, session: Uuid, invited: &SunkMail) {
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let new = CreateMachineClient {
        name: "Postilaatikko".into(),
        scopes: vec!["replies:write".into()],
        ends_on: None,
    };
    let client = administrator.create_machine_client(house.key(), &new).await.unwrap();
    let secret = client.secret.unwrap();
    let token = house.anybody().issue_token(&client.id.to_string(), &secret).await.unwrap();
    let mailbox = house.anybody().with_token(token);

    let invitation = invited.calendar.as_deref().expect("it is for a calendar");
    let answer = invitation
        .replace("METHOD:REQUEST", "METHOD:REPLY")
        .replace("\r\n ", "")
        .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=DECLINED");
    assert!(of_whom(coordinator, session).await.is_empty());
    mailbox.send_invitation_reply(house.key(), &SendInvitationReply { calendar: answer }).await.unwrap();
    let declined = of_whom(coordinator, session).await;
    assert_eq!((declined.len(), declined[0].status), (1, None), "a sign, and no apology");
    let told = house.new_mails().await;
    assert_eq!((told.len(), &told[0].recipient), (1, &invited.recipient), "and nobody else");
    covers(
        "U17 U15",
        "a calendar that declines gives no apology: the coordinator sees the sign, its owner is told where to apologise",
    );
}
