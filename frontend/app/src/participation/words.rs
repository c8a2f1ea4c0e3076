use polku_api_types::participation::{DiscontinuationReason, ParticipationState};
use polku_api_types::words::Spoken;
use polku_ui::field::Choice;
use polku_ui::{Tone, Words};
use yew::AttrValue;

/// Every state, in the order in which a participation comes to it.
pub const STATES: [ParticipationState; 4] = [
    ParticipationState::Ongoing,
    ParticipationState::Paused,
    ParticipationState::Discontinued,
    ParticipationState::Completed,
];

/// The state in the reader's words.
#[must_use]
pub fn state_word(words: Words, state: ParticipationState) -> AttrValue {
    words.say(state.word())
}

/// The colour that goes with it.
#[must_use]
pub const fn state_tone(state: ParticipationState) -> Tone {
    match state {
        ParticipationState::Ongoing => Tone::Good,
        ParticipationState::Paused => Tone::Warn,
        ParticipationState::Discontinued => Tone::Plain,
        ParticipationState::Completed => Tone::Info,
    }
}

/// Whether nothing changes any more: somebody has left the programme or gone through it.
#[must_use]
pub const fn is_over(state: ParticipationState) -> bool {
    matches!(state, ParticipationState::Discontinued | ParticipationState::Completed)
}

/// Every reason, in the order in which it is offered. Not to tell is the last, and as good as any.
const REASONS: [DiscontinuationReason; 6] = [
    DiscontinuationReason::WorkSituation,
    DiscontinuationReason::OtherDuties,
    DiscontinuationReason::OtherPath,
    DiscontinuationReason::LeftAgency,
    DiscontinuationReason::OwnChoice,
    DiscontinuationReason::NotTold,
];

/// The reason in the reader's words.
pub fn reason_word(words: Words, reason: DiscontinuationReason) -> AttrValue {
    words.say(reason.word())
}

/// The reasons to choose from. There is nowhere to write: a reason is one of these or none that is told.
pub fn reason_choices(words: Words) -> Vec<Choice> {
    REASONS.into_iter().map(|reason| Choice::new(reason.word(), reason_word(words, reason))).collect()
}

/// The reason that was chosen.
pub fn reason_from(choice: &str) -> Option<DiscontinuationReason> {
    REASONS.into_iter().find(|reason| reason.word() == choice)
}
