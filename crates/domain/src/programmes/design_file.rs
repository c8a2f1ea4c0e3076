//! Designs as files: the form in which a programme's design is shipped with the product and read in.
//!
//! A file is JSON in the format `polku-design/1`. Unknown members are refused, so that a misspelt one cannot
//! vanish silently. Nothing in it concerns a person.

use serde::Deserialize;

use super::design::{DesignFault, Elements};
use super::element::{DeliveryMode, Element, ElementFault, ElementKind, ElementParts, Length, Times};
use super::programme::Slug;
use crate::text::{Localised, TextLimits};

/// Name and version of the format.
pub const FORMAT: &str = "polku-design/1";

/// Keys and texts of the designs that ship with the product; the 2020 programme of the seed is the first.
pub const SHIPPED: [(&str, &str); 2] = [
    ("arvoa-yhteistyohon", include_str!("../../../../designs/arvoa-yhteistyohon.json")),
    (
        "erityisasiantuntijan-kehittymispolku",
        include_str!("../../../../designs/erityisasiantuntijan-kehittymispolku.json"),
    ),
];

/// A design read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignFile {
    /// Stable key of the design, at most 60 lower-case letters, digits and hyphens.
    pub key: Slug,
    /// Name of the programme.
    pub name: Localised,
    /// What a participant gets, in a few sentences.
    pub summary: Localised,
    /// Who designs and delivers it with the agency; nobody when the agency does it alone (R4, R5).
    pub partner: Option<Localised>,
    /// Whom it is meant for (R27).
    pub target_group: Localised,
    /// Its elements in order.
    pub elements: Elements,
}

/// Why a file was refused.
#[derive(Debug, thiserror::Error)]
pub enum DesignFileFault {
    /// Not JSON, or not of the shape of the format.
    #[error("the file is not a design: {0}")]
    Shape(#[from] serde_json::Error),
    /// Another format, or a version of it that this program does not know.
    #[error("the format is not {FORMAT}")]
    Format,
    /// The key is no [`Slug`].
    #[error("the key of the design is not allowed")]
    Key,
    /// A text of the programme is missing, too long or has control characters.
    #[error("a text of the programme is missing or not allowed")]
    Text,
    /// An element was refused.
    #[error("element {position}: {fault}")]
    Element {
        /// Which element, counted from 1.
        position: usize,
        /// What is wrong with it.
        fault: DesignFileElementFault,
    },
    /// The elements make no design.
    #[error(transparent)]
    Design(#[from] DesignFault),
}

/// What is wrong with one element of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DesignFileElementFault {
    /// The kind is not on the closed list.
    #[error("the kind is unknown")]
    Kind,
    /// The delivery mode is not on the closed list.
    #[error("the delivery mode is unknown")]
    Mode,
    /// A text is missing, too long or has control characters.
    #[error("a text is missing or not allowed")]
    Text,
    /// The parts do not fit together.
    #[error(transparent)]
    Parts(#[from] ElementFault),
}

impl DesignFile {
    /// Reads a design from the text of a file.
    ///
    /// # Errors
    /// The first [`DesignFileFault`] found.
    pub fn parse(json: &str) -> Result<Self, DesignFileFault> {
        let raw: RawDesignFile = serde_json::from_str(json)?;
        if raw.format != FORMAT {
            return Err(DesignFileFault::Format);
        }
        let elements = raw.elements.iter().enumerate().map(|(index, element)| {
            element.parse().map_err(|fault| DesignFileFault::Element { position: index + 1, fault })
        });
        let partner =
            raw.partner.map(|partner| partner.parse(TextLimits::TITLE).ok_or(DesignFileFault::Text));
        Ok(Self {
            key: Slug::parse(&raw.key).map_err(|_| DesignFileFault::Key)?,
            name: raw.name.parse(TextLimits::TITLE).ok_or(DesignFileFault::Text)?,
            summary: raw.summary.parse(TextLimits::BODY).ok_or(DesignFileFault::Text)?,
            partner: partner.transpose()?,
            target_group: raw.target_group.parse(TextLimits::BODY).ok_or(DesignFileFault::Text)?,
            elements: Elements::parse(elements.collect::<Result<Vec<_>, _>>()?)?,
        })
    }

    /// Reads a design that ships with the product.
    ///
    /// # Errors
    /// `None` for a key that is not in [`SHIPPED`]; a fault of a shipped file would be a fault of the product.
    #[must_use]
    pub fn shipped(key: &str) -> Option<Result<Self, DesignFileFault>> {
        SHIPPED.iter().find(|(shipped, _)| *shipped == key).map(|(_, json)| Self::parse(json))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDesignFile {
    format: String,
    key: String,
    name: RawText,
    summary: RawText,
    partner: Option<RawText>,
    target_group: RawText,
    elements: Vec<RawElement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    fi: String,
    sv: Option<String>,
    en: Option<String>,
}

impl RawText {
    fn parse(&self, limits: TextLimits) -> Option<Localised> {
        Localised::parse(&self.fi, self.sv.as_deref(), self.en.as_deref(), limits).ok()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawElement {
    kind: String,
    title: RawText,
    description: Option<RawText>,
    #[serde(default = "once")]
    repeats: u32,
    length: RawLength,
    planned_mode: Option<String>,
}

const fn once() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLength {
    kind: String,
    minutes: Option<u32>,
}

impl RawElement {
    fn parse(&self) -> Result<Element, DesignFileElementFault> {
        let description = match &self.description {
            None => None,
            Some(text) => Some(text.parse(TextLimits::BODY).ok_or(DesignFileElementFault::Text)?),
        };
        let planned_mode = match self.planned_mode.as_deref() {
            None => None,
            Some(code) => Some(DeliveryMode::from_code(code).ok_or(DesignFileElementFault::Mode)?),
        };
        Ok(Element::parse(ElementParts {
            kind: ElementKind::from_code(&self.kind).ok_or(DesignFileElementFault::Kind)?,
            title: self.title.parse(TextLimits::TITLE).ok_or(DesignFileElementFault::Text)?,
            description,
            times: Times::parse(self.repeats)?,
            length: Length::from_parts(&self.length.kind, self.length.minutes)?,
            planned_mode,
        })?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::hours::FULL_DAY_MINUTES;
    use crate::text::Language;

    fn shipped(key: &str) -> DesignFile {
        DesignFile::shipped(key).unwrap().unwrap()
    }

    /// R32–R44, in the seed's order and with its names.
    #[test]
    fn programme_a_has_the_twelve_elements_of_the_seed() {
        let file = shipped("arvoa-yhteistyohon");
        let names: Vec<_> =
            file.elements.as_slice().iter().map(|element| element.title().get(Language::Fi)).collect();
        assert_eq!(
            names,
            [
                "Ilmoittautuminen ja osallistujien valinnat",
                "Aloitusinfo",
                "Lähtötilannekysely valmennusohjelman odotuksista",
                "Orientaatiopäivä",
                "Kehittymiskartoitus",
                "Ryhmäpalaute kehittymiskartoituksesta",
                "Asiantuntijaksi kehittyminen ja hyvinvointi -valmennuspäivä",
                "Itsensä johtaminen -luento (luentosarja)",
                "Viesti vaikuttavasti -valmennuspäivä",
                "Coaching-pienryhmävalmennus",
                "Valmennuksen päätöskysely",
                "Valmennusohjelman päätös- ja arviointitilaisuus",
            ]
        );
    }

    /// R45, N18: 3 + 3×1 + 3×3 = 15 h, an orientation day and two training days, kick-off and closing.
    #[test]
    fn hours_of_programme_a_are_those_of_the_seed_and_nothing_is_invented() {
        let hours = shipped("arvoa-yhteistyohon").elements.hours();
        assert_eq!(hours.total.stated_minutes, 15 * 60);
        assert_eq!((hours.total.full_days, hours.total.full_day_minutes()), (1, FULL_DAY_MINUTES));
        assert_eq!(hours.total.days_without_length, 2);
        assert_eq!(hours.total.meetings_without_length, 2);
        assert_eq!(FULL_DAY_MINUTES, 7 * 60 + 21);
        let of = |kind| hours.by_kind.iter().find(|(found, _)| *found == kind).map(|(_, sum)| *sum).unwrap();
        assert_eq!(of(ElementKind::SmallGroupCoaching).stated_minutes, 540);
        assert_eq!(of(ElementKind::Lecture).stated_minutes, 180);
        assert_eq!(of(ElementKind::GroupFeedback).stated_minutes, 180);
        assert!(!of(ElementKind::KickOff).is_complete() && !of(ElementKind::ClosingEvent).is_complete());
        assert!(hours.by_kind.iter().all(|(kind, _)| kind.is_meeting()));
    }

    /// R3, R26: mentoring belongs to B and not to A, and how much of it there is has not been told (Q6).
    #[test]
    fn only_programme_b_has_mentoring() {
        let has_mentoring = |key| {
            let file = shipped(key);
            file.elements.as_slice().iter().any(|element| element.kind() == ElementKind::Mentoring)
        };
        assert!(!has_mentoring("arvoa-yhteistyohon"));
        assert!(has_mentoring("erityisasiantuntijan-kehittymispolku"));
        let hours = shipped("erityisasiantuntijan-kehittymispolku").elements.hours();
        assert_eq!((hours.total.meetings, hours.total.meetings_without_length), (1, 1));
    }

    /// R5: the partner belongs to the programme.
    #[test]
    fn programme_a_has_its_partner_and_programme_b_none() {
        let partner = shipped("arvoa-yhteistyohon").partner;
        assert_eq!(partner.as_ref().map(|partner| partner.get(Language::Fi)), Some("HAUS"));
        assert_eq!(shipped("erityisasiantuntijan-kehittymispolku").partner, None);
    }

    #[test]
    fn shipped_designs_are_written_in_three_languages() {
        for (key, _) in SHIPPED {
            let file = shipped(key);
            let titles = file.elements.as_slice().iter().map(Element::title);
            let descriptions = file.elements.as_slice().iter().filter_map(Element::description);
            let programme = [&file.name, &file.summary, &file.target_group];
            for text in titles.chain(descriptions).chain(programme) {
                assert_eq!(text.missing().count(), 0, "{text:?}");
            }
        }
    }

    #[test]
    fn a_faulty_element_is_named_by_its_position() {
        let json = SHIPPED[0].1.replacen("\"lecture\"", "\"webinar\"", 1);
        let fault = DesignFile::parse(&json).unwrap_err();
        assert!(
            matches!(fault, DesignFileFault::Element { position: 8, fault: DesignFileElementFault::Kind }),
            "{fault}"
        );
    }

    #[test]
    fn a_misspelt_member_and_another_format_are_refused() {
        let misspelt = SHIPPED[0].1.replacen("\"planned_mode\"", "\"planed_mode\"", 1);
        assert!(matches!(DesignFile::parse(&misspelt), Err(DesignFileFault::Shape(_))));
        let other = SHIPPED[0].1.replacen(FORMAT, "polku-design/2", 1);
        assert!(matches!(DesignFile::parse(&other), Err(DesignFileFault::Format)));
    }
}
