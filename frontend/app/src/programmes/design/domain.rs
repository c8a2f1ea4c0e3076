//! From what is typed to the domain's elements and back to hours, by the code the server counts with.

use polku_api_types::programmes::{ElementDetails, ElementKind, Hours, KindHours, LengthKind};
use polku_domain::programmes::element as domain;
use polku_domain::programmes::hours::{Hours as Counted, Sum};
use polku_domain::text::{Localised, TextLimits};

/// Every kind on the wire with the domain's.
const KINDS: [(ElementKind, domain::ElementKind); 11] = [
    (ElementKind::CallAndSelection, domain::ElementKind::CallAndSelection),
    (ElementKind::KickOff, domain::ElementKind::KickOff),
    (ElementKind::Survey, domain::ElementKind::Survey),
    (ElementKind::OrientationDay, domain::ElementKind::OrientationDay),
    (ElementKind::Mapping, domain::ElementKind::Mapping),
    (ElementKind::GroupFeedback, domain::ElementKind::GroupFeedback),
    (ElementKind::TrainingDay, domain::ElementKind::TrainingDay),
    (ElementKind::Lecture, domain::ElementKind::Lecture),
    (ElementKind::SmallGroupCoaching, domain::ElementKind::SmallGroupCoaching),
    (ElementKind::Mentoring, domain::ElementKind::Mentoring),
    (ElementKind::ClosingEvent, domain::ElementKind::ClosingEvent),
];

/// The kinds in the order in which they are offered.
pub fn kinds() -> impl Iterator<Item = ElementKind> {
    KINDS.into_iter().map(|(wire, _)| wire)
}

fn kind_of(kind: ElementKind) -> Option<domain::ElementKind> {
    KINDS.into_iter().find(|(wire, _)| *wire == kind).map(|(_, known)| known)
}

/// A stable word for a kind, as the value of a choice.
pub fn kind_code(kind: ElementKind) -> &'static str {
    kind_of(kind).map_or("", domain::ElementKind::code)
}

/// The kind behind a stable word.
pub fn kind_from(code: &str) -> Option<ElementKind> {
    KINDS.into_iter().find(|(_, known)| known.code() == code).map(|(wire, _)| wire)
}

/// Whether people meet, so that a length and a delivery mode make sense.
pub fn is_meeting(kind: ElementKind) -> bool {
    kind_of(kind).is_some_and(domain::ElementKind::is_meeting)
}

const fn length_code(length: LengthKind) -> &'static str {
    match length {
        LengthKind::Minutes => "minutes",
        LengthKind::FullDay => "full_day",
        LengthKind::Day => "day",
        LengthKind::Unknown => "unknown",
        LengthKind::None => "none",
    }
}

/// An element as far as hours depend on it. Its name plays no part, so that hours follow while it is being typed.
fn counted(element: &ElementDetails) -> Option<domain::Element> {
    let minutes = element.minutes.filter(|_| element.length == LengthKind::Minutes);
    domain::Element::parse(domain::ElementParts {
        kind: kind_of(element.kind)?,
        title: Localised::parse("–", None, None, TextLimits::TITLE).ok()?,
        description: None,
        times: domain::Times::parse(element.repeats).ok()?,
        length: domain::Length::from_parts(length_code(element.length), minutes).ok()?,
        planned_mode: None,
    })
    .ok()
}

/// The hours of a path, and how many of its elements cannot be counted as they stand.
pub fn hours(elements: &[ElementDetails]) -> (Hours, usize) {
    let known: Vec<domain::Element> = elements.iter().filter_map(counted).collect();
    let left_out = elements.len() - known.len();
    (to_wire(&Counted::of(&known)), left_out)
}

fn to_wire(hours: &Counted) -> Hours {
    let Sum { stated_minutes, full_days, days_without_length, meetings_without_length, .. } = hours.total;
    let by_kind = hours.by_kind.iter().filter_map(|(known, sum)| {
        let (kind, _) = KINDS.into_iter().find(|(_, listed)| listed == known)?;
        Some(KindHours {
            kind,
            meetings: sum.meetings,
            stated_minutes: sum.stated_minutes,
            full_days: sum.full_days,
            days_without_length: sum.days_without_length,
            elements_without_length: sum.meetings_without_length,
        })
    });
    Hours {
        stated_minutes,
        full_days,
        full_day_minutes: hours.total.full_day_minutes(),
        days_without_length,
        elements_without_length: meetings_without_length,
        by_kind: by_kind.collect(),
    }
}

#[cfg(test)]
mod tests {
    use polku_api_types::text::Localised as WireText;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn element(kind: ElementKind, repeats: u32, length: LengthKind, minutes: Option<u32>) -> ElementDetails {
        let title = WireText { fi: String::new(), sv: None, en: None };
        ElementDetails {
            id: Uuid::nil(),
            position: 0,
            kind,
            title,
            description: None,
            repeats,
            length,
            minutes,
            planned_mode: None,
        }
    }

    /// R45: 3 h + 3 × 1 h + 3 × 3 h, and a full day of 7 h 21 min.
    #[wasm_bindgen_test]
    fn hours_are_counted_while_names_are_still_missing() {
        let (hours, left_out) = hours(&[
            element(ElementKind::Survey, 1, LengthKind::None, None),
            element(ElementKind::GroupFeedback, 1, LengthKind::Minutes, Some(180)),
            element(ElementKind::TrainingDay, 1, LengthKind::FullDay, None),
            element(ElementKind::Lecture, 3, LengthKind::Minutes, Some(60)),
            element(ElementKind::SmallGroupCoaching, 3, LengthKind::Minutes, Some(180)),
            element(ElementKind::KickOff, 1, LengthKind::Unknown, None),
        ]);
        assert_eq!(
            (hours.stated_minutes, hours.full_day_minutes, hours.elements_without_length),
            (900, 441, 1)
        );
        assert_eq!(left_out, 0);
        let kinds: Vec<ElementKind> = hours.by_kind.iter().map(|kind| kind.kind).collect();
        assert!(kinds.contains(&ElementKind::Lecture) && !kinds.contains(&ElementKind::Survey));
    }

    #[wasm_bindgen_test]
    fn what_cannot_be_counted_is_left_out_and_told() {
        let unfinished = element(ElementKind::Lecture, 3, LengthKind::Minutes, None);
        let never = element(ElementKind::Lecture, 0, LengthKind::FullDay, None);
        let (hours, left_out) = hours(&[unfinished, never]);
        assert_eq!((hours.stated_minutes, hours.full_days, left_out), (0, 0, 2));
    }

    #[wasm_bindgen_test]
    fn every_kind_reads_back_from_its_code() {
        assert!(kinds().all(|kind| kind_from(kind_code(kind)) == Some(kind)));
        assert_eq!(kinds().count(), domain::ElementKind::ALL.len());
    }
}
