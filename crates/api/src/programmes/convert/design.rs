//! Elements and hours.

use polku_api_types::programmes as wire;
use polku_api_types::text::DeliveryMode as WireMode;
use polku_domain::programmes::design::{Elements, MAX_ELEMENTS};
use polku_domain::programmes::element::{
    DeliveryMode, Element, ElementFault, ElementKind, ElementParts, Length, Minutes, Times,
};
use polku_domain::programmes::hours::{Hours, Sum};
use polku_domain::text::TextLimits;

use crate::problem::{AppError, FieldCode};
use crate::text::Faults;

/// Two lists of the same words, one on the wire and one in the domain.
macro_rules! same_words {
    ($(#[$doc:meta])+ $to_wire:ident, $to_domain:ident, $wire:path, $domain:path, [$($word:ident),+ $(,)?]) => {
        $(#[$doc])+
        #[must_use]
        pub const fn $to_wire(value: $domain) -> $wire {
            use $domain as Domain;
            use $wire as Wire;
            match value { $(Domain::$word => Wire::$word,)+ }
        }

        /// The same backwards.
        #[must_use]
        pub const fn $to_domain(value: $wire) -> $domain {
            use $domain as Domain;
            use $wire as Wire;
            match value { $(Wire::$word => Domain::$word,)+ }
        }
    };
}
pub(crate) use same_words;

same_words! {
    /// A kind of element on the wire.
    kind_to_wire, kind_to_domain, wire::ElementKind, ElementKind,
    [
        CallAndSelection, KickOff, Survey, OrientationDay, Mapping, GroupFeedback, TrainingDay, Lecture,
        SmallGroupCoaching, Mentoring, ClosingEvent,
    ]
}

same_words! {
    /// A delivery mode on the wire.
    mode_to_wire, mode_to_domain, WireMode, DeliveryMode, [InPerson, Remote, Hybrid]
}

/// Reads the elements of a draft.
///
/// # Errors
/// `invalid_fields` with every fault of every element.
pub fn elements(inputs: &[wire::ElementInput]) -> Result<Elements, AppError> {
    let mut faults = Faults::none();
    let read: Vec<Option<Element>> = inputs
        .iter()
        .enumerate()
        .map(|(index, input)| element(input, &format!("/elements/{index}"), &mut faults))
        .collect();
    let elements = read.into_iter().collect::<Option<Vec<_>>>().and_then(|elements| {
        faults
            .take("/elements", Elements::parse(elements), |_| FieldCode::TooMany { max: MAX_ELEMENTS as u64 })
    });
    faults.finish(elements)
}

fn element(input: &wire::ElementInput, at: &str, faults: &mut Faults) -> Option<Element> {
    let title = faults.localised(&format!("{at}/title"), &input.title, TextLimits::TITLE);
    let description =
        faults.optional(&format!("{at}/description"), input.description.as_ref(), TextLimits::BODY);
    let times = faults.take(&format!("{at}/repeats"), Times::parse(input.repeats), |_| {
        if input.repeats == 0 {
            FieldCode::TooSmall { min: 1 }
        } else {
            FieldCode::TooLarge { max: i64::from(Times::MAX) }
        }
    });
    let length = length(input, at, faults);
    let parts = ElementParts {
        kind: kind_to_domain(input.kind),
        title: title?,
        description: description?,
        times: times?,
        length: length?,
        planned_mode: input.planned_mode.map(mode_to_domain),
    };
    Element::parse(parts)
        .map_err(|fault| {
            let field = if fault == ElementFault::ModeWithoutMeeting { "planned_mode" } else { "length" };
            faults.push(format!("{at}/{field}"), FieldCode::NotAllowed);
        })
        .ok()
}

fn length(input: &wire::ElementInput, at: &str, faults: &mut Faults) -> Option<Length> {
    let at = format!("{at}/minutes");
    match (input.length, input.minutes) {
        (wire::LengthKind::Minutes, Some(minutes)) => {
            let bounds = if minutes < Minutes::MIN {
                FieldCode::TooSmall { min: i64::from(Minutes::MIN) }
            } else {
                FieldCode::TooLarge { max: i64::from(Minutes::MAX) }
            };
            faults.take(&at, Minutes::parse(minutes), |_| bounds).map(Length::Minutes)
        }
        (wire::LengthKind::Minutes, None) => {
            faults.push(at, FieldCode::Missing);
            None
        }
        (_, Some(_)) => {
            faults.push(at, FieldCode::NotAllowed);
            None
        }
        (wire::LengthKind::FullDay, None) => Some(Length::FullDay),
        (wire::LengthKind::Day, None) => Some(Length::Day),
        (wire::LengthKind::Unknown, None) => Some(Length::Unknown),
        (wire::LengthKind::None, None) => Some(Length::None),
    }
}

/// How a length is known, on the wire.
#[must_use]
pub const fn length_kind(length: Length) -> wire::LengthKind {
    match length {
        Length::Minutes(_) => wire::LengthKind::Minutes,
        Length::FullDay => wire::LengthKind::FullDay,
        Length::Day => wire::LengthKind::Day,
        Length::Unknown => wire::LengthKind::Unknown,
        Length::None => wire::LengthKind::None,
    }
}

/// Hours on the wire.
#[must_use]
pub fn hours(hours: &Hours) -> wire::Hours {
    let Sum { stated_minutes, full_days, days_without_length, meetings_without_length, .. } = hours.total;
    wire::Hours {
        stated_minutes,
        full_days,
        full_day_minutes: hours.total.full_day_minutes(),
        days_without_length,
        elements_without_length: meetings_without_length,
        by_kind: hours.by_kind.iter().map(|(kind, sum)| kind_hours(*kind, sum)).collect(),
    }
}

const fn kind_hours(kind: ElementKind, sum: &Sum) -> wire::KindHours {
    wire::KindHours {
        kind: kind_to_wire(kind),
        meetings: sum.meetings,
        stated_minutes: sum.stated_minutes,
        full_days: sum.full_days,
        days_without_length: sum.days_without_length,
        elements_without_length: sum.meetings_without_length,
    }
}

#[cfg(test)]
mod tests {
    use polku_api_types::text::Localised;

    use super::*;

    fn input(length: wire::LengthKind, minutes: Option<u32>) -> wire::ElementInput {
        wire::ElementInput {
            kind: wire::ElementKind::Lecture,
            title: Localised { fi: "Luento".into(), sv: None, en: None },
            description: None,
            repeats: 3,
            length,
            minutes,
            planned_mode: None,
        }
    }

    #[test]
    fn all_faults_of_all_elements_are_told_at_once() {
        let mut survey = input(wire::LengthKind::FullDay, None);
        survey.kind = wire::ElementKind::Survey;
        let mut untitled = input(wire::LengthKind::Minutes, None);
        untitled.title.fi.clear();
        untitled.repeats = 0;
        let error = elements(&[input(wire::LengthKind::Minutes, Some(60)), survey, untitled]).unwrap_err();
        assert_eq!(
            error.fields(),
            [
                ("/elements/1/length".to_owned(), FieldCode::NotAllowed),
                ("/elements/2/title/fi".to_owned(), FieldCode::Missing),
                ("/elements/2/repeats".to_owned(), FieldCode::TooSmall { min: 1 }),
                ("/elements/2/minutes".to_owned(), FieldCode::Missing),
            ]
        );
    }

    #[test]
    fn hours_go_over_the_wire_as_they_were_derived() {
        let elements = elements(&[input(wire::LengthKind::Minutes, Some(60))]).unwrap();
        let sent = hours(&elements.hours());
        assert_eq!((sent.stated_minutes, sent.by_kind.len()), (180, 1));
    }
}
