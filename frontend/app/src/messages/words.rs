use polku_api_types::messages::{InEachLanguage, MailKind, MailState, Placeholder, Wording};
use polku_api_types::words::Spoken;
use polku_ui::field::Written;
use polku_ui::{Crumb, Words};
use uuid::Uuid;
use yew::prelude::*;

use crate::route::{CoordinatorRoute, MessagesRoute};

/// Every mail of the log, in the order in which a programme goes.
pub const MAIL_KINDS: [MailKind; 33] = [
    MailKind::Offer,
    MailKind::Promotion,
    MailKind::PlaceReminder,
    MailKind::Waiting,
    MailKind::Ineligible,
    MailKind::NotSelected,
    MailKind::Lapsed,
    MailKind::PathOffered,
    MailKind::PathLapsed,
    MailKind::CheckAnswered,
    MailKind::Discontinued,
    MailKind::HoursAsked,
    MailKind::GroupConfirmed,
    MailKind::SmallGroupConfirmed,
    MailKind::SessionsPublished,
    MailKind::SessionsJoined,
    MailKind::SessionsLeft,
    MailKind::SessionChanged,
    MailKind::SessionOpenedChoice,
    MailKind::WayReminder,
    MailKind::CalendarDeclined,
    MailKind::SessionCancelled,
    MailKind::SessionsTurned,
    MailKind::SessionsTurnedBack,
    MailKind::SessionInvitation,
    MailKind::SessionWithdrawal,
    MailKind::FacilitatorInvited,
    MailKind::TermsReminder,
    MailKind::LeadingAssigned,
    MailKind::LeadingChanged,
    MailKind::LeadingTurned,
    MailKind::LeadingCancelled,
    MailKind::LeadingEnded,
];

/// Where a mail can be, what waits for somebody first.
pub const MAIL_STATES: [MailState; 3] = [MailState::Failed, MailState::Queued, MailState::Sent];

/// The name of a value in an address: what its word ends with.
pub fn name_of(value: impl Spoken) -> &'static str {
    let word = value.word();
    ["mail-kind-", "mail-state-", "placeholder-"]
        .into_iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .unwrap_or(word)
}

/// A placeholder as it is written into a text.
pub fn written(placeholder: Placeholder) -> String {
    format!("{{{}}}", name_of(placeholder))
}

/// A text as the fields hold it.
pub fn typed(text: &InEachLanguage) -> Written {
    Written { fi: text.fi.clone(), sv: text.sv.clone(), en: text.en.clone() }
}

/// Both parts as they are sent.
pub fn wire(subject: &Written, body: &Written) -> Wording {
    let each =
        |text: &Written| InEachLanguage { fi: text.fi.clone(), sv: text.sv.clone(), en: text.en.clone() };
    Wording { subject: each(subject), body: each(body) }
}

/// The way to a page of this entry; below the list of messages where `below`.
pub fn crumbs(words: Words, id: Uuid, below: bool) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    if below {
        crumbs.push(Crumb::new(words.say("messages-title"), MessagesRoute::Messages { id }));
    }
    crumbs
}

/// What stands in the query of an address under a name.
pub fn said(query: &AttrValue, name: &str) -> String {
    let said = web_sys::UrlSearchParams::new_with_str(query).ok();
    said.and_then(|said| said.get(name)).unwrap_or_default()
}
