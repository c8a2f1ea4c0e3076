//! Ways, causes and what does not fit, as they are chosen and read.

use polku_api_types::circumstances::Misfit;
use polku_api_types::sessions::ModeCause;
use polku_api_types::text::DeliveryMode;
use polku_api_types::words::Spoken as _;
use polku_ui::Words;
use polku_ui::field::Choice;

use crate::sessions::CAUSES;

/// In the order in which they are offered.
const MODES: [DeliveryMode; 3] = [DeliveryMode::Remote, DeliveryMode::Hybrid, DeliveryMode::InPerson];

/// The ways to choose from.
pub fn modes(words: Words) -> Vec<Choice> {
    MODES.into_iter().map(|mode| Choice::new(mode.word(), words.say(mode.word()))).collect()
}

/// The way that was chosen.
pub fn mode_of(chosen: &str) -> Option<DeliveryMode> {
    MODES.into_iter().find(|mode| mode.word() == chosen)
}

/// The causes to choose from.
pub fn causes(words: Words) -> Vec<Choice> {
    CAUSES.into_iter().map(|cause| Choice::new(cause.word(), words.say(cause.word()))).collect()
}

/// The cause that was chosen.
pub fn cause_of(chosen: &str) -> Option<ModeCause> {
    CAUSES.into_iter().find(|cause| cause.word() == chosen)
}

/// The key of what does not fit.
pub const fn misfit_key(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::RoomNotNeeded => "circumstances-misfit-room",
        Misfit::NoPlace => "circumstances-misfit-place",
        Misfit::NoJoinAddress => "circumstances-misfit-join",
        Misfit::SeatsTooFew => "circumstances-misfit-seats",
        Misfit::CoachPolicy => "circumstances-misfit-coach",
    }
}
