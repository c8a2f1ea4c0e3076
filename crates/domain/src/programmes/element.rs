//! Elements: the stops of a programme's path.

use crate::text::Localised;

macro_rules! codes {
    ($(#[$doc:meta])+ $name:ident { $($(#[$variant_doc:meta])+ $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])+ $variant,)+ }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Stable code, as on the wire and in storage.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Reads a stable code; `None` for a code that is not on the list.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What happens at a stop. The list is closed: what the service does for an element depends on it.
    ElementKind {
        /// Call for applications and selection of participants (R33).
        CallAndSelection = "call_and_selection",
        /// Information event at the start (R34).
        KickOff = "kick_off",
        /// Survey, at the start about expectations or at the end (R35, R43).
        Survey = "survey",
        /// Day of orientation (R36).
        OrientationDay = "orientation_day",
        /// Each participant's own mapping of development (R37).
        Mapping = "mapping",
        /// Feedback on the mapping, given to the group and never on one person (R38).
        GroupFeedback = "group_feedback",
        /// Day of training (R39, R41).
        TrainingDay = "training_day",
        /// Lecture, often a series (R40).
        Lecture = "lecture",
        /// Coaching in a small group (R42).
        SmallGroupCoaching = "small_group_coaching",
        /// Mentoring, in pairs or small groups (R13, R26).
        Mentoring = "mentoring",
        /// Closing event, where results are discussed with the participants (R44).
        ClosingEvent = "closing_event",
    }
}

codes! {
    /// Who is together at an element.
    Audience {
        /// Each person alone, or nobody meets.
        Individual = "individual",
        /// Everybody in the programme.
        Programme = "programme",
        /// One group of the programme (20 people in 2020).
        Group = "group",
        /// A small group with its coach.
        SmallGroup = "small_group",
        /// A mentor with one mentee or a few.
        Mentoring = "mentoring",
    }
}

codes! {
    /// How people take part (R46).
    DeliveryMode {
        /// Everybody in the same room.
        InPerson = "in_person",
        /// Everybody over the network.
        Remote = "remote",
        /// Some in the room, some over the network.
        Hybrid = "hybrid",
    }
}

impl ElementKind {
    /// Who is together at an element of this kind.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::CallAndSelection | Self::Survey | Self::Mapping => Audience::Individual,
            Self::KickOff | Self::Lecture | Self::ClosingEvent => Audience::Programme,
            Self::OrientationDay | Self::GroupFeedback | Self::TrainingDay => Audience::Group,
            Self::SmallGroupCoaching => Audience::SmallGroup,
            Self::Mentoring => Audience::Mentoring,
        }
    }

    /// Whether people meet, so that a length and a delivery mode make sense.
    #[must_use]
    pub const fn is_meeting(self) -> bool {
        !matches!(self.audience(), Audience::Individual)
    }
}

/// How long one time of an element lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Nobody meets: no time is promised.
    None,
    /// People meet, but nobody has said for how long. Never counted, always shown.
    Unknown,
    /// A length in minutes.
    Minutes(Minutes),
    /// "Koko päivä": a full working day, counted by [`crate::programmes::hours::FULL_DAY_MINUTES`] (R39).
    FullDay,
    /// "Päivä" without the word *full*: how long it counts has not been said (R36, R41).
    Day,
}

impl Length {
    /// Stable code of the kind of length, as on the wire and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unknown => "unknown",
            Self::Minutes(_) => "minutes",
            Self::FullDay => "full_day",
            Self::Day => "day",
        }
    }

    /// Puts a length together from its code and, for `minutes`, the number.
    ///
    /// # Errors
    /// [`ElementFault::Length`] when the code is unknown or the number is missing, superfluous or out of range.
    pub fn from_parts(code: &str, minutes: Option<u32>) -> Result<Self, ElementFault> {
        match (code, minutes) {
            ("none", None) => Ok(Self::None),
            ("unknown", None) => Ok(Self::Unknown),
            ("full_day", None) => Ok(Self::FullDay),
            ("day", None) => Ok(Self::Day),
            ("minutes", Some(minutes)) => Minutes::parse(minutes).map(Self::Minutes),
            _ => Err(ElementFault::Length),
        }
    }

    /// The number of minutes where the length is given in minutes.
    #[must_use]
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(minutes) => Some(minutes.get()),
            _ => None,
        }
    }
}

/// Minutes of one meeting, 5 to 1,440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u32);

impl Minutes {
    /// Shortest meeting.
    pub const MIN: u32 = 5;
    /// Longest meeting: a day and a night.
    pub const MAX: u32 = 1_440;

    /// Checks the range.
    ///
    /// # Errors
    /// [`ElementFault::Length`] outside 5 to 1,440.
    pub fn parse(minutes: u32) -> Result<Self, ElementFault> {
        (Self::MIN..=Self::MAX).contains(&minutes).then_some(Self(minutes)).ok_or(ElementFault::Length)
    }

    /// The number of minutes.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// How many times an element takes place for one participant, 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times(u32);

impl Times {
    /// Takes place once.
    pub const ONCE: Self = Self(1);
    /// Most repeats.
    pub const MAX: u32 = 100;

    /// Checks the range.
    ///
    /// # Errors
    /// [`ElementFault::Times`] outside 1 to 100.
    pub fn parse(times: u32) -> Result<Self, ElementFault> {
        (1..=Self::MAX).contains(&times).then_some(Self(times)).ok_or(ElementFault::Times)
    }

    /// The number of times.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// Why an element was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ElementFault {
    /// The length is unknown, out of range, or does not fit the kind of element.
    #[error("the length does not fit")]
    Length,
    /// The number of times is out of range.
    #[error("the number of times is not between 1 and {}", Times::MAX)]
    Times,
    /// A delivery mode is given for something at which nobody meets.
    #[error("only a meeting has a delivery mode")]
    ModeWithoutMeeting,
}

/// One stop of a programme's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    kind: ElementKind,
    title: Localised,
    description: Option<Localised>,
    times: Times,
    length: Length,
    planned_mode: Option<DeliveryMode>,
}

/// The parts an [`Element`] is made of, before they have been checked against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementParts {
    /// What happens.
    pub kind: ElementKind,
    /// Name of the element.
    pub title: Localised,
    /// What it is about.
    pub description: Option<Localised>,
    /// How many times it takes place for one participant.
    pub times: Times,
    /// How long each time lasts.
    pub length: Length,
    /// How it is planned to be delivered; `None` while undecided.
    pub planned_mode: Option<DeliveryMode>,
}

impl Element {
    /// Puts an element together.
    ///
    /// # Errors
    /// [`ElementFault::Length`] when a meeting has no length at all or something without a meeting has one;
    /// [`ElementFault::ModeWithoutMeeting`] when a delivery mode makes no sense.
    pub fn parse(parts: ElementParts) -> Result<Self, ElementFault> {
        let ElementParts { kind, title, description, times, length, planned_mode } = parts;
        if kind.is_meeting() == matches!(length, Length::None) {
            return Err(ElementFault::Length);
        }
        if !kind.is_meeting() && planned_mode.is_some() {
            return Err(ElementFault::ModeWithoutMeeting);
        }
        Ok(Self { kind, title, description, times, length, planned_mode })
    }

    /// What happens.
    #[must_use]
    pub const fn kind(&self) -> ElementKind {
        self.kind
    }

    /// Name of the element.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// What it is about.
    #[must_use]
    pub const fn description(&self) -> Option<&Localised> {
        self.description.as_ref()
    }

    /// How many times it takes place for one participant.
    #[must_use]
    pub const fn times(&self) -> Times {
        self.times
    }

    /// How long each time lasts.
    #[must_use]
    pub const fn length(&self) -> Length {
        self.length
    }

    /// How it is planned to be delivered; `None` while undecided.
    #[must_use]
    pub const fn planned_mode(&self) -> Option<DeliveryMode> {
        self.planned_mode
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextLimits;

    fn parts(kind: ElementKind, length: Length, planned_mode: Option<DeliveryMode>) -> ElementParts {
        let title = Localised::parse("Osio", None, None, TextLimits::TITLE).unwrap();
        ElementParts { kind, title, description: None, times: Times::ONCE, length, planned_mode }
    }

    #[test]
    fn a_meeting_has_a_length_even_if_undecided() {
        let no_length = parts(ElementKind::KickOff, Length::None, None);
        assert_eq!(Element::parse(no_length), Err(ElementFault::Length));
        assert!(Element::parse(parts(ElementKind::KickOff, Length::Unknown, None)).is_ok());
    }

    #[test]
    fn a_survey_takes_neither_length_nor_delivery_mode() {
        let timed = parts(ElementKind::Survey, Length::FullDay, None);
        assert_eq!(Element::parse(timed), Err(ElementFault::Length));
        let remote = parts(ElementKind::Survey, Length::None, Some(DeliveryMode::Remote));
        assert_eq!(Element::parse(remote), Err(ElementFault::ModeWithoutMeeting));
    }

    #[test]
    fn every_code_reads_back_as_itself() {
        assert!(ElementKind::ALL.iter().all(|kind| ElementKind::from_code(kind.code()) == Some(*kind)));
        assert!(DeliveryMode::ALL.iter().all(|mode| DeliveryMode::from_code(mode.code()) == Some(*mode)));
        assert_eq!(ElementKind::from_code("course"), None);
    }

    #[test]
    fn a_length_reads_back_from_its_parts() {
        for length in [
            Length::None,
            Length::Unknown,
            Length::FullDay,
            Length::Day,
            Length::Minutes(Minutes::parse(180).unwrap()),
        ] {
            assert_eq!(Length::from_parts(length.code(), length.minutes()), Ok(length));
        }
        assert_eq!(Length::from_parts("minutes", None), Err(ElementFault::Length));
        assert_eq!(Length::from_parts("full_day", Some(441)), Err(ElementFault::Length));
        assert_eq!(Length::from_parts("minutes", Some(4)), Err(ElementFault::Length));
    }
}
