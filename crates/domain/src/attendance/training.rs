//! Training days of an agency by year and category, told without few people.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::PersonId;
use crate::programmes::element::ElementKind;

/// What somebody lived of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lived {
    /// Who.
    pub person: PersonId,
    /// In which year, by the clock of the session.
    pub year: i16,
    /// Of which kind the session was.
    pub kind: ElementKind,
    /// Minutes that count.
    pub minutes: u32,
}

/// One year and category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainingLine {
    /// The year.
    pub year: i16,
    /// The category.
    pub kind: ElementKind,
    /// How many different people, and the minutes of all of them; `None` where they are fewer than may be told.
    pub shown: Option<(u32, u64)>,
}

/// The lines in which somebody lived something, by year and by the order of the path. A line of fewer than `fewest` people
/// tells neither their number nor their minutes. There are no totals, by which a hidden line could be reckoned.
#[must_use]
pub fn training_lines(lived: impl IntoIterator<Item = Lived>, fewest: u32) -> Vec<TrainingLine> {
    let mut lines: BTreeMap<(i16, ElementKind), (BTreeSet<PersonId>, u64)> = BTreeMap::new();
    for one in lived.into_iter().filter(|one| one.minutes > 0) {
        let (people, minutes) = lines.entry((one.year, one.kind)).or_default();
        people.insert(one.person);
        *minutes += u64::from(one.minutes);
    }
    let line = |((year, kind), (people, minutes)): ((i16, ElementKind), (BTreeSet<PersonId>, u64))| {
        let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        TrainingLine { year, kind, shown: (people >= fewest).then_some((people, minutes)) }
    };
    lines.into_iter().map(line).collect()
}
