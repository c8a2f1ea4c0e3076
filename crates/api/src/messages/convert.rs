//! Wire ↔ domain.

use polku_api_types::messages as wire;
use polku_domain::messages::{
    MAX_TIMES, MessageKind, Part, Placeholder, ReminderKind, StageFault, Stages, WordingFault, Words,
};
use polku_domain::text::Language as Spoken;
use polku_i18n::Language;
use uuid::Uuid;

use crate::notify::{LoggedMail, LoggedState, NotSent, Template, WordingRow, house_words};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::design::same_words;
use crate::text::language_to_wire;

same_words! {
    /// A mail that a programme may word, on the wire.
    kind_to_wire, kind_to_domain, wire::MessageKind, MessageKind,
    [
        Offer, Promotion, PlaceReminder, Waiting, Ineligible, NotSelected, Lapsed, GroupConfirmed, WayReminder,
        Discontinued,
    ]
}

same_words! {
    /// A kind of reminder on the wire.
    reminder_to_wire, reminder_to_domain, wire::ReminderKind, ReminderKind, [Place, Way, Terms]
}

same_words! {
    /// Where a mail is, on the wire.
    state_to_wire, state_to_domain, wire::MailState, LoggedState, [Queued, Sent, Failed]
}

const fn placeholder_to_wire(placeholder: Placeholder) -> wire::Placeholder {
    match placeholder {
        Placeholder::Programme => wire::Placeholder::Programme,
        Placeholder::Agency => wire::Placeholder::Agency,
        Placeholder::Deadline => wire::Placeholder::Deadline,
        Placeholder::Place => wire::Placeholder::Place,
        Placeholder::Of => wire::Placeholder::Of,
        Placeholder::Rule => wire::Placeholder::Rule,
        Placeholder::Reason => wire::Placeholder::Reason,
        Placeholder::Alternative => wire::Placeholder::Alternative,
        Placeholder::Group => wire::Placeholder::Group,
        Placeholder::When => wire::Placeholder::When,
        Placeholder::Until => wire::Placeholder::Until,
    }
}

const fn not_sent_to_wire(why: NotSent) -> wire::NotSent {
    match why {
        NotSent::NoAddress => wire::NotSent::NoAddress,
        NotSent::BadAddress => wire::NotSent::BadAddress,
        NotSent::Refused => wire::NotSent::Refused,
        NotSent::Unreachable => wire::NotSent::Unreachable,
        NotSent::NotBuilt => wire::NotSent::NotBuilt,
        NotSent::Late => wire::NotSent::Late,
    }
}

macro_rules! mail_kinds {
    ($($kind:ident),+ $(,)?) => {
        /// A mail of the log on the wire; nothing for one that the log does not show.
        const fn mail_to_wire(template: Template) -> Option<wire::MailKind> {
            match template {
                $(Template::$kind => Some(wire::MailKind::$kind),)+
                _ => None,
            }
        }

        /// The same backwards.
        pub const fn mail_to_domain(kind: wire::MailKind) -> Template {
            match kind {
                $(wire::MailKind::$kind => Template::$kind,)+
            }
        }
    };
}

mail_kinds! {
    Offer, Promotion, PlaceReminder, Waiting, Ineligible, NotSelected, Lapsed, PathOffered, PathLapsed, CheckAnswered,
    Discontinued, HoursAsked, GroupConfirmed, SmallGroupConfirmed, SessionsPublished, SessionsJoined, SessionsLeft,
    SessionChanged, SessionOpenedChoice, WayReminder, CalendarDeclined, SessionCancelled, SessionsTurned,
    SessionsTurnedBack, SessionInvitation, SessionWithdrawal, FacilitatorInvited, TermsReminder, LeadingAssigned,
    LeadingChanged, LeadingTurned, LeadingCancelled, LeadingEnded,
}

/// The mail that a kind is.
pub const fn template(kind: MessageKind) -> Template {
    match kind {
        MessageKind::Offer => Template::Offer,
        MessageKind::Promotion => Template::Promotion,
        MessageKind::PlaceReminder => Template::PlaceReminder,
        MessageKind::Waiting => Template::Waiting,
        MessageKind::Ineligible => Template::Ineligible,
        MessageKind::NotSelected => Template::NotSelected,
        MessageKind::Lapsed => Template::Lapsed,
        MessageKind::GroupConfirmed => Template::GroupConfirmed,
        MessageKind::WayReminder => Template::WayReminder,
        MessageKind::Discontinued => Template::Discontinued,
    }
}

/// A language of our texts on the wire.
pub const fn spoken(language: Language) -> polku_api_types::text::Language {
    match language {
        Language::Fi => polku_api_types::text::Language::Fi,
        Language::Sv => polku_api_types::text::Language::Sv,
        Language::En => polku_api_types::text::Language::En,
    }
}

/// The same backwards.
pub const fn written(language: polku_api_types::text::Language) -> Language {
    match language {
        polku_api_types::text::Language::Fi => Language::Fi,
        polku_api_types::text::Language::Sv => Language::Sv,
        polku_api_types::text::Language::En => Language::En,
    }
}

/// One mail with what the programme says in it. `rows` holds the latest version for each.
pub fn message(kind: MessageKind, rows: &[(WordingRow, Option<String>)]) -> wire::ProgrammeMessage {
    let saved = rows.iter().find(|(row, _)| row.kind.0 == kind);
    let (house, kept) = house_words(kind);
    wire::ProgrammeMessage {
        kind: kind_to_wire(kind),
        needed: kind.needed().iter().copied().map(placeholder_to_wire).collect(),
        offered: vec![wire::Placeholder::Agency],
        own: saved.and_then(|(row, _)| row.words.as_ref()).map(|words| words.0.clone()),
        house,
        kept,
        saved_by_name: saved.and_then(|(_, name)| name.clone()),
        saved_at: saved.map(|(row, _)| row.saved_at.0),
    }
}

/// Own words in their one form.
///
/// # Errors
/// `invalid_fields` with each text that cannot be.
pub fn read(kind: MessageKind, words: &wire::Wording) -> Result<wire::Wording, AppError> {
    let mut faults = Vec::new();
    let mut one = |part: Part, at: String, written: &str| match Words::read(kind, part, written) {
        Ok(words) => words.written(),
        Err(fault) => {
            faults.push(told(fault, at));
            String::new()
        }
    };
    let mut all = |part: Part, name: &str, texts: &wire::InEachLanguage| wire::InEachLanguage {
        fi: one(part, format!("/words/{name}/fi"), &texts.fi),
        sv: one(part, format!("/words/{name}/sv"), &texts.sv),
        en: one(part, format!("/words/{name}/en"), &texts.en),
    };
    let read = wire::Wording {
        subject: all(Part::Subject, "subject", &words.subject),
        body: all(Part::Body, "body", &words.body),
    };
    AppError::unless_valid(faults)?;
    Ok(read)
}

fn told(fault: WordingFault, at: String) -> (String, FieldCode) {
    match fault {
        WordingFault::Empty => (at, FieldCode::Missing),
        WordingFault::TooLong(max) => (at, FieldCode::TooLong { max: max as u64 }),
        WordingFault::Forbidden => (at, FieldCode::ForbiddenCharacter),
        WordingFault::Brace => (at, FieldCode::Malformed),
        WordingFault::Unknown => (at, FieldCode::NotAllowed),
        WordingFault::Repeated(placeholder) => {
            (format!("{at}/{}", placeholder.code()), FieldCode::TooMany { max: MAX_TIMES as u64 })
        }
        WordingFault::Missing(placeholder) => (format!("{at}/{}", placeholder.code()), FieldCode::Missing),
    }
}

/// Days before a deadline.
///
/// # Errors
/// `invalid_fields`.
pub fn stages(at: &str, days: &[u8]) -> Result<Stages, AppError> {
    Stages::new(days).map_err(|fault| match fault {
        StageFault::TooMany => {
            AppError::invalid(at, FieldCode::TooMany { max: polku_domain::messages::MAX_STAGES as u64 })
        }
        StageFault::Wrong(place) => {
            let most = i64::from(polku_domain::messages::MAX_STAGE_DAYS);
            let code = match days.get(place) {
                Some(0) => FieldCode::TooSmall { min: 1 },
                Some(day) if i64::from(*day) > most => FieldCode::TooLarge { max: most },
                _ => FieldCode::OutOfOrder,
            };
            AppError::invalid(format!("{at}/{place}"), code)
        }
    })
}

/// A mail of the log. Nothing for what the log does not show.
pub fn mail(logged: LoggedMail) -> Option<wire::ProgrammeMail> {
    let (person, given, family) = match logged.to {
        Some((person, given, family)) => (Some(person), Some(given), Some(family)),
        None => (None, None, None),
    };
    Some(wire::ProgrammeMail {
        id: Uuid::parse_str(&logged.id).ok()?,
        kind: mail_to_wire(logged.template)?,
        person_id: person.map(polku_domain::ids::PersonId::uuid),
        given_name: given,
        family_name: family,
        language: language_to_wire(Spoken::parse(&logged.language).ok()?),
        state: state_to_wire(logged.state),
        put_in_at: logged.put_in_at,
        leaves_at: logged.leaves_at,
        sent_at: logged.sent_at,
        not_sent: logged.not_sent.map(not_sent_to_wire),
    })
}

/// What a template is called in the database; for the walk over the log's kinds.
#[cfg(test)]
fn is_shown(template: Template) -> bool {
    mail_to_wire(template).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Coded;
    use crate::notify::mail_log_kinds;

    /// The list of the log and what goes over the wire are one list, and what must stay unseen is on neither.
    #[test]
    fn the_log_shows_what_is_on_the_list_and_nothing_else() {
        for template in Template::ALL {
            assert_eq!(
                is_shown(*template),
                mail_log_kinds().contains(template),
                "{}",
                Coded::code(*template)
            );
        }
        for hidden in [
            Template::Invitation,
            Template::PersonalLink,
            Template::AccommodationContact,
            Template::AccommodationNamed,
            Template::SupervisorAsked,
            Template::SupervisorInformed,
            Template::SupervisorReminded,
            Template::WorkingTimeStated,
            Template::PeopleMerged,
            Template::WordingTrial,
            Template::Digest,
            Template::Test,
        ] {
            assert!(!is_shown(hidden), "{}", Coded::code(hidden));
        }
    }

    #[test]
    fn a_mail_that_may_be_worded_has_the_code_of_its_kind() {
        for kind in MessageKind::ALL {
            assert_eq!(Coded::code(template(*kind)), MessageKind::code(*kind));
        }
    }

    /// Whoever begins with the house's words can save them: they hold all that is needed.
    #[test]
    fn the_houses_words_are_good_own_words() {
        for kind in MessageKind::ALL {
            let (house, _) = house_words(*kind);
            assert_eq!(
                read(*kind, &house).map(|_| ()).map_err(|error| error.fields().to_vec()),
                Ok(()),
                "{kind:?}"
            );
        }
    }
}
