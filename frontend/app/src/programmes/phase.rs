use polku_api_types::programmes::ProgrammePhase;
use polku_ui::{Tone, Words};
use yew::AttrValue;

/// Where a programme stands, in one word or two.
#[must_use]
pub fn phase_word(words: Words, phase: ProgrammePhase) -> AttrValue {
    words.say(match phase {
        ProgrammePhase::Preparing => "programme-phase-preparing",
        ProgrammePhase::AwaitingApproval => "programme-phase-awaiting-approval",
        ProgrammePhase::CallAhead => "programme-phase-call-ahead",
        ProgrammePhase::CallOpen => "programme-phase-call-open",
        ProgrammePhase::CallClosed => "programme-phase-call-closed",
        ProgrammePhase::Selecting => "programme-phase-selecting",
        ProgrammePhase::AwaitingConfirmation => "programme-phase-awaiting-confirmation",
        ProgrammePhase::Offering => "programme-phase-offering",
        ProgrammePhase::Grouped => "programme-phase-grouped",
    })
}

/// Amber where somebody has to decide, green where all is done.
#[must_use]
pub const fn phase_tone(phase: ProgrammePhase) -> Tone {
    match phase {
        ProgrammePhase::AwaitingApproval | ProgrammePhase::AwaitingConfirmation => Tone::Warn,
        ProgrammePhase::Grouped => Tone::Good,
        ProgrammePhase::Preparing | ProgrammePhase::CallAhead => Tone::Plain,
        ProgrammePhase::CallOpen
        | ProgrammePhase::CallClosed
        | ProgrammePhase::Selecting
        | ProgrammePhase::Offering => Tone::Info,
    }
}
