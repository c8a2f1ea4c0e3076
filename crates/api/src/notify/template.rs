//! The closed list of mails.

/// Which mail; its words are `mail-{name}-subject` and `mail-{name}-body`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Template {
    /// To the operator, to see that mails arrive (`polku doctor --mail`). No arguments.
    Test,
    /// To somebody invited to sign in: `agency`, `until`, `link`.
    Invitation,
    /// To somebody who has left: the link to their own data. `agency`, `until`, `link`.
    PersonalLink,
    /// To a participant: the groups are confirmed. `programme`, `group` (its number).
    GroupConfirmed,
    /// To a participant: the small groups of their group are confirmed. `programme`, `group`, `small_group` (numbers).
    SmallGroupConfirmed,
    /// A place by the draw: `programme`, `deadline`, `link`.
    Offer,
    /// A place from the waiting list: `programme`, `deadline`, `link`.
    Promotion,
    /// On the waiting list: `programme`, `place`, `of`, `link`.
    Waiting,
    /// Outside the target group: `programme`, `rule`, `reason`, `alternative`, `link`.
    Ineligible,
    /// An offer that was not answered in time: `programme`, `link`.
    Lapsed,
    /// The waiting list ended without a place: `programme`, `link`.
    NotSelected,
    /// A check of the outcome is answered: `programme`, `link`.
    CheckAnswered,
    /// To somebody whose participation the coordinator discontinued: `programme`, `link`.
    Discontinued,
    /// Another path is offered to an applicant: `programme`, `path`, `deadline`, `link`.
    PathOffered,
    /// The offer of another path was not answered in time: `programme`, `path`, `link`.
    PathLapsed,
    /// Somebody else reads what the recipient needs to take part: `programme`, `name`, `title`, `link`.
    AccommodationContact,
    /// To the one who is named to read it: `programme`, `name`, `title`, `link`.
    AccommodationNamed,
    /// To a supervisor: somebody they supervise applied. `programme`, `link`.
    SupervisorInformed,
    /// The same, with the question about working time: `programme`, `until`, `link`.
    SupervisorAsked,
    /// To a supervisor who has not answered it, once: `programme`, `until`, `link`.
    SupervisorReminded,
    /// To an applicant: the supervisor has stated something. `programme`, `link`.
    WorkingTimeStated,
    /// To somebody of whom two persons of the register were made one: `day`, `until` (the last day for undoing), `link`.
    PeopleMerged,
    /// To a member: sessions are published. `programme`, `count`, `when` (the first), `link`.
    SessionsPublished,
    /// To a member: a session is at another time or in another way. `programme`, `when`, `link`.
    SessionChanged,
    /// To a member: a session is hybrid now, and they can choose their way. `programme`, `when`, `until`, `link`.
    SessionOpenedChoice,
    /// To a member: a session does not take place then. `programme`, `when`, `link`.
    SessionCancelled,
    /// To somebody who became a member of sessions that others know of: `programme`, `count`, `when` (the first), `link`.
    SessionsJoined,
    /// To somebody who is no member of coming sessions any more: `programme`, `count`, `when` (the first), `link`.
    SessionsLeft,
    /// To a member, for the calendar, where a mail was about several: `programme`, `when`, `link`.
    SessionInvitation,
    /// The same for one that is taken out of it.
    SessionWithdrawal,
    /// To somebody who is asked to lead sessions, or to work on a design: `programme`, `until`, `link`.
    FacilitatorInvited,
    /// To whoever leads: sessions are theirs from now on. `programme`, `count`, `when` (the first), `link`.
    LeadingAssigned,
    /// To whoever leads: a session is at another time or in another way. `programme`, `when`, `link`.
    LeadingChanged,
    /// To whoever leads: sessions are held in another way. `programme`, `count`, `when` (the first), `link`.
    LeadingTurned,
    /// To whoever leads: a session does not take place then. `programme`, `when`, `link`.
    LeadingCancelled,
    /// To whoever led: somebody else leads it. `programme`, `when`, `link`.
    LeadingEnded,
    /// To a member: sessions are delivered in another way. `programme`, `count`, `cause`, `sessions` (lines), `link`.
    SessionsTurned,
    /// To a member: a change of that kind was undone. As [`Template::SessionsTurned`].
    SessionsTurnedBack,
    /// To somebody who has not answered an offered place: `programme`, `deadline`, `link`.
    PlaceReminder,
    /// To a member who has not chosen a way of a hybrid session: `programme`, `when`, `until`, `link`.
    WayReminder,
    /// To a member whose calendar declined a session: it is no apology. `programme`, `when`, `link`.
    CalendarDeclined,
    /// To somebody who is named to lead and has not accepted the terms: `programme`, `when` (the first session), `link`.
    TermsReminder,
    /// To a participant: the design takes more hours than were promised. `programme`, `promised`, `takes` (minutes), `unmeasured`
    /// (more meetings of unknown length), `link`.
    HoursAsked,
    /// To whoever chose to get it: what is ahead and what waits. `days`, `from`, `until`, `parts` (lines), `settings`, `link`.
    Digest,
    /// To a coordinator, of words that they are trying: `subject`, `text`.
    WordingTrial,
}

crate::codes!(Template {
    Test = "test",
    Invitation = "invitation",
    PersonalLink = "personal_link",
    GroupConfirmed = "group_confirmed",
    SmallGroupConfirmed = "small_group_confirmed",
    Offer = "offer",
    Promotion = "promotion",
    Waiting = "waiting",
    Ineligible = "ineligible",
    Lapsed = "lapsed",
    NotSelected = "not_selected",
    CheckAnswered = "check_answered",
    Discontinued = "discontinued",
    PathOffered = "path_offered",
    PathLapsed = "path_lapsed",
    AccommodationContact = "accommodation_contact",
    AccommodationNamed = "accommodation_named",
    SupervisorInformed = "supervisor_informed",
    SupervisorAsked = "supervisor_asked",
    SupervisorReminded = "supervisor_reminded",
    WorkingTimeStated = "working_time_stated",
    PeopleMerged = "people_merged",
    SessionsPublished = "sessions_published",
    SessionChanged = "session_changed",
    SessionOpenedChoice = "session_opened_choice",
    SessionCancelled = "session_cancelled",
    SessionsJoined = "sessions_joined",
    SessionsLeft = "sessions_left",
    SessionInvitation = "session_invitation",
    SessionWithdrawal = "session_withdrawal",
    FacilitatorInvited = "facilitator_invited",
    LeadingAssigned = "leading_assigned",
    LeadingChanged = "leading_changed",
    LeadingTurned = "leading_turned",
    LeadingCancelled = "leading_cancelled",
    LeadingEnded = "leading_ended",
    SessionsTurned = "sessions_turned",
    SessionsTurnedBack = "sessions_turned_back",
    PlaceReminder = "place_reminder",
    WayReminder = "way_reminder",
    CalendarDeclined = "calendar_declined",
    TermsReminder = "terms_reminder",
    HoursAsked = "hours_asked",
    Digest = "digest",
    WordingTrial = "wording_trial",
});

impl Template {
    /// Whether the mail's link is a secret: whoever has it gets in. It is kept for as long as the mail waits.
    #[must_use]
    pub fn holds_secret(self) -> bool {
        matches!(self, Self::Invitation | Self::PersonalLink)
    }

    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Test,
        Self::Invitation,
        Self::PersonalLink,
        Self::GroupConfirmed,
        Self::SmallGroupConfirmed,
        Self::Offer,
        Self::Promotion,
        Self::Waiting,
        Self::Ineligible,
        Self::Lapsed,
        Self::NotSelected,
        Self::CheckAnswered,
        Self::Discontinued,
        Self::PathOffered,
        Self::PathLapsed,
        Self::AccommodationContact,
        Self::AccommodationNamed,
        Self::SupervisorInformed,
        Self::SupervisorAsked,
        Self::SupervisorReminded,
        Self::WorkingTimeStated,
        Self::PeopleMerged,
        Self::SessionsPublished,
        Self::SessionChanged,
        Self::SessionOpenedChoice,
        Self::SessionCancelled,
        Self::SessionsJoined,
        Self::SessionsLeft,
        Self::SessionInvitation,
        Self::SessionWithdrawal,
        Self::FacilitatorInvited,
        Self::LeadingAssigned,
        Self::LeadingChanged,
        Self::LeadingTurned,
        Self::LeadingCancelled,
        Self::LeadingEnded,
        Self::SessionsTurned,
        Self::SessionsTurnedBack,
        Self::PlaceReminder,
        Self::WayReminder,
        Self::CalendarDeclined,
        Self::TermsReminder,
        Self::HoursAsked,
        Self::Digest,
        Self::WordingTrial,
    ];
}

#[cfg(test)]
mod tests {
    use polku_i18n::{Language, try_text};

    use super::*;
    use crate::db::Coded;

    #[test]
    fn every_mail_has_its_words_in_every_language() {
        for template in Template::ALL {
            for language in Language::ALL {
                for part in ["subject", "body"] {
                    let key = format!("mail-{}-{part}", template.code());
                    assert!(try_text(language, &key, &[]).is_some(), "{key} in {}", language.code());
                }
            }
            assert_eq!(Template::from_code(template.code()), Some(*template));
        }
    }
}
