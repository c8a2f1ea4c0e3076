//! Random groupings: a tree of supervisors over few values, and sizes that just hold everyone or a little more.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::groups::fixtures::member;
use crate::groups::{GroupingInput, Weights};

/// Per person: whom they report to (an earlier person, or nobody for the rest), unit, site, category.
type Drawn = (Option<prop::sample::Index>, u8, u8, u8);

pub(super) fn groupings(
    people: std::ops::RangeInclusive<usize>,
    groups: u32,
) -> impl Strategy<Value = GroupingInput> {
    let person = (prop::option::weighted(0.5, any::<prop::sample::Index>()), 0..3_u8, 0..3_u8, 0..2_u8);
    let cuts = vec(any::<prop::sample::Index>(), groups as usize - 1);
    (vec(person, people), cuts, 0..3_usize, (0..4_u32, 0..4_u32, 0..4_u32)).prop_map(
        |(drawn, cuts, spare, (unit, site, job_category))| {
            let sizes = sizes(drawn.len() + spare, &cuts);
            let weights = Weights::parse(unit, site, job_category).unwrap();
            GroupingInput { members: members(&drawn), sizes, weights, seed: None }
        },
    )
}

fn members(drawn: &[Drawn]) -> Vec<crate::groups::Member> {
    let mut all: Vec<crate::groups::Member> = Vec::new();
    for (number, (above, unit, site, category)) in drawn.iter().enumerate() {
        let mut one = member(
            u32::try_from(number).unwrap(),
            &format!("unit {unit}"),
            &format!("site {site}"),
            &format!("category {category}"),
        );
        if let Some(above) = above.as_ref().filter(|_| number > 0) {
            let supervisor = &all[above.index(number)];
            one.superiors = supervisor.superiors.clone();
            one.superiors.push(supervisor.person);
        }
        all.push(one);
    }
    all
}

fn sizes(places: usize, cuts: &[prop::sample::Index]) -> Vec<u32> {
    let groups = cuts.len() + 1;
    let mut sizes = vec![1; groups];
    let left = places.saturating_sub(groups);
    let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(left + 1)).collect();
    at.push(left);
    at.sort_unstable();
    let mut before = 0;
    for (size, at) in sizes.iter_mut().zip(at) {
        *size += u32::try_from(at - before).unwrap();
        before = at;
    }
    sizes
}
