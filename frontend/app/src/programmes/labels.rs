use polku_api_types::programmes::{ElementKind, SelectionMethod};
use polku_api_types::text::DeliveryMode;
use polku_ui::{Symbol, Words};
use yew::AttrValue;

/// The drawing of a kind of element.
#[must_use]
pub const fn kind_symbol(kind: ElementKind) -> Symbol {
    match kind {
        ElementKind::CallAndSelection => Symbol::Document,
        ElementKind::KickOff => Symbol::Info,
        ElementKind::Survey => Symbol::Survey,
        ElementKind::OrientationDay => Symbol::Compass,
        ElementKind::Mapping => Symbol::Chart,
        ElementKind::GroupFeedback => Symbol::Chat,
        ElementKind::TrainingDay => Symbol::Sun,
        ElementKind::Lecture => Symbol::Lecture,
        ElementKind::SmallGroupCoaching => Symbol::Group,
        ElementKind::Mentoring => Symbol::Pair,
        ElementKind::ClosingEvent => Symbol::Flag,
    }
}

/// The word for a kind of element.
#[must_use]
pub fn kind_word(words: Words, kind: ElementKind) -> AttrValue {
    words.say(match kind {
        ElementKind::CallAndSelection => "element-call-and-selection",
        ElementKind::KickOff => "element-kick-off",
        ElementKind::Survey => "element-survey",
        ElementKind::OrientationDay => "element-orientation-day",
        ElementKind::Mapping => "element-mapping",
        ElementKind::GroupFeedback => "element-group-feedback",
        ElementKind::TrainingDay => "element-training-day",
        ElementKind::Lecture => "element-lecture",
        ElementKind::SmallGroupCoaching => "element-small-group-coaching",
        ElementKind::Mentoring => "element-mentoring",
        ElementKind::ClosingEvent => "element-closing-event",
    })
}

/// How a method gives the places, in sentences.
#[must_use]
pub fn method_sentences(words: Words, method: SelectionMethod) -> AttrValue {
    words.say(match method {
        SelectionMethod::EqualChanceDraw => "call-method-draw",
        SelectionMethod::QuotaDraw => "call-method-quotas",
    })
}

/// The drawing of a delivery mode.
#[must_use]
pub const fn mode_symbol(mode: DeliveryMode) -> Symbol {
    match mode {
        DeliveryMode::InPerson => Symbol::Building,
        DeliveryMode::Remote => Symbol::Remote,
        DeliveryMode::Hybrid => Symbol::Hybrid,
    }
}

/// The word for a delivery mode.
#[must_use]
pub fn mode_word(words: Words, mode: DeliveryMode) -> AttrValue {
    words.say(match mode {
        DeliveryMode::InPerson => "element-mode-in-person",
        DeliveryMode::Remote => "element-mode-remote",
        DeliveryMode::Hybrid => "element-mode-hybrid",
    })
}
