use polku_api_types::programmes::CallDetails;
use polku_api_types::rehearsal::{
    InventedKind, InventedPool, MeetingDays, RehearsalPool, RehearseSelection, StaffShare,
};
use polku_ui::Words;

use crate::programmes::form::{Faults, Reader};

/// How many invented people have a value that the call's quotas name.
#[derive(Clone, PartialEq)]
pub struct TypedKind {
    pub attribute: String,
    pub value: String,
    pub people: String,
}

/// A rehearsal as it is being typed.
#[derive(Clone, PartialEq)]
pub struct Typed {
    /// `staff`, `invented` or `call`.
    pub kind: String,
    pub share: String,
    pub call: String,
    pub people: String,
    pub kinds: Vec<TypedKind>,
    pub groups: String,
    pub small_group_size: String,
    pub first_day: String,
    pub last_day: String,
}

impl Typed {
    pub fn of(call: &CallDetails) -> Self {
        let kind = |attribute: &str, value: &str| TypedKind {
            attribute: attribute.to_owned(),
            value: value.to_owned(),
            people: String::new(),
        };
        let quotas = call.quotas.iter().map(|quota| kind(&quota.attribute, &quota.value));
        let left_out = call.left_out.iter().map(|_| kind("left_out", "true"));
        Self {
            kind: "staff".to_owned(),
            share: "50".to_owned(),
            call: String::new(),
            people: "100".to_owned(),
            kinds: quotas.chain(left_out).collect(),
            groups: String::new(),
            small_group_size: "5".to_owned(),
            first_day: String::new(),
            last_day: String::new(),
        }
    }

    pub fn read(&self, words: Words) -> Result<RehearseSelection, Faults> {
        let mut reader = Reader::new(words);
        let pool = match self.kind.as_str() {
            "call" => {
                reader.choice("/pool/call", !self.call.is_empty());
                RehearsalPool { call: self.call.parse().ok(), ..RehearsalPool::default() }
            }
            "invented" => {
                let invented = Some(self.read_invented(&mut reader));
                RehearsalPool { invented, ..RehearsalPool::default() }
            }
            _ => {
                let share_percent = reader.number("/pool/staff/share_percent", &self.share);
                RehearsalPool { staff: Some(StaffShare { share_percent }), ..RehearsalPool::default() }
            }
        };
        let some_days = !self.first_day.is_empty() || !self.last_day.is_empty();
        let meets = some_days.then(|| MeetingDays {
            first_day: reader.day("/meets/first_day", &self.first_day),
            last_day: reader.day("/meets/last_day", &self.last_day),
        });
        let groups = (!self.groups.trim().is_empty()).then(|| reader.number("/groups", &self.groups));
        let small_group_size = Some(reader.number("/small_group_size", &self.small_group_size));
        reader.finish(RehearseSelection { pool, seed: None, groups, small_group_size, meets })
    }

    /// What is left empty is of nobody in particular.
    fn read_invented(&self, reader: &mut Reader) -> InventedPool {
        let people = reader.number("/pool/invented/people", &self.people);
        let said = self.kinds.iter().filter(|kind| !kind.people.trim().is_empty()).enumerate();
        let kind = |(at, kind): (usize, &TypedKind)| InventedKind {
            attribute: kind.attribute.clone(),
            value: kind.value.clone(),
            people: reader.number(&format!("/pool/invented/kinds/{at}/people"), &kind.people),
        };
        InventedPool { people, kinds: said.map(kind).collect() }
    }

    /// The place of a value among those that are sent; none while nothing is typed.
    pub fn place(&self, index: usize) -> Option<usize> {
        let said = |kind: &TypedKind| !kind.people.trim().is_empty();
        let before = self.kinds.iter().take(index).filter(|kind| said(kind)).count();
        self.kinds.get(index).is_some_and(said).then_some(before)
    }
}
