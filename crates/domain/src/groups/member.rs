//! One person to be divided, and what of them is looked at.

use crate::ids::PersonId;
use crate::text::Language;

/// The most people somebody may wish not to share a group with.
pub const MAX_APART_WISHES: usize = 2;

/// What is weighed when the groups are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// The unit people work in.
    Unit,
    /// The site people work at.
    Site,
    /// The job category (`henkilöstöryhmä`).
    JobCategory,
    /// How long people have been in their present role.
    Tenure,
    /// The delivery mode that people wish for.
    WishedMode,
}

/// What is wanted of the people who have the same value of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Their proportional share in every group.
    Spread,
    /// The same group: a session has one delivery mode for all who take part in it.
    Together,
}

impl Criterion {
    /// Every criterion, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Unit, Self::Site, Self::JobCategory, Self::Tenure, Self::WishedMode];

    /// The criterion as it is written in keys and on the wire.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Site => "site",
            Self::JobCategory => "job_category",
            Self::Tenure => "tenure",
            Self::WishedMode => "wished_mode",
        }
    }

    /// What is wanted under this criterion.
    #[must_use]
    pub const fn aim(self) -> Aim {
        match self {
            Self::Unit | Self::Site | Self::JobCategory | Self::Tenure => Aim::Spread,
            Self::WishedMode => Aim::Together,
        }
    }

    /// Whether people with this value count under the criterion. Who wishes for no mode is content with any.
    #[must_use]
    pub const fn counts(self, value: &str) -> bool {
        matches!(self.aim(), Aim::Spread) || !value.is_empty()
    }
}

/// The languages somebody can take part in. Not the language they would like best, nor the one they are
/// written to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Languages(u8);

impl Languages {
    /// Every language of the service.
    pub const ALL: Self = Self(0b111);

    /// Whether a language is among them.
    #[must_use]
    pub const fn contain(self, language: Language) -> bool {
        self.0 & bit(language) != 0
    }

    /// Those that are also among others.
    #[must_use]
    pub const fn shared_with(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The languages, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |language| self.contain(*language))
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }
}

const fn bit(language: Language) -> u8 {
    match language {
        Language::Fi => 1,
        Language::Sv => 2,
        Language::En => 4,
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<T: IntoIterator<Item = Language>>(languages: T) -> Self {
        Self(languages.into_iter().fold(0, |bits, language| bits | bit(language)))
    }
}

/// One person to be divided, with what the limits and the balance look at and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The key of their unit; people with the same text count as one unit.
    pub unit: String,
    /// The key of their site.
    pub site: String,
    /// The key of their job category.
    pub job_category: String,
    /// The key of the years in which their present role began.
    pub tenure: String,
    /// The key of the delivery mode they wish for; empty for who wishes for none.
    pub wished_mode: String,
    /// The languages they can take part in.
    pub languages: Languages,
    /// Their supervisor, the supervisor's supervisor and so on, in any order. People outside the grouping may
    /// be left out: they bind nobody.
    pub superiors: Vec<PersonId>,
    /// Whom they wish not to share a group with, [`MAX_APART_WISHES`] at most. This is their secret: no digest and no
    /// explanation may be made from it, but for the bound proven with the groups.
    pub apart_from: Vec<PersonId>,
}

impl Member {
    /// The member's value under a criterion.
    #[must_use]
    pub fn value(&self, criterion: Criterion) -> &str {
        match criterion {
            Criterion::Unit => &self.unit,
            Criterion::Site => &self.site,
            Criterion::JobCategory => &self.job_category,
            Criterion::Tenure => &self.tenure,
            Criterion::WishedMode => &self.wished_mode,
        }
    }
}
