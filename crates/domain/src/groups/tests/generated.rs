//! Random groupings: a tree of supervisors over few values, and sizes that just hold everyone or a little more.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::groups::fixtures::{member, person, task};
use crate::groups::{GroupingInput, Languages, Member, Weights};
use crate::text::Language;

/// Per person: whom they report to (an earlier person, or nobody for the rest), whom they wish to be apart from
/// (mostly nobody), unit, site, category, wished mode and languages.
type Drawn = (Option<Index>, Option<Index>, [u8; 5]);

/// Every kind of limit but the fewest of a group, and every criterion.
pub(in crate::groups) fn groupings(
    people: std::ops::RangeInclusive<usize>,
    groups: u32,
) -> impl Strategy<Value = GroupingInput> {
    let above = prop::option::weighted(0.4, any::<Index>());
    let wish = prop::option::weighted(0.1, any::<Index>());
    let person = (above, wish, [0..3_u8, 0..3_u8, 0..2_u8, 0..3_u8, 0..8_u8]);
    let cuts = vec(any::<Index>(), groups as usize - 1);
    let weights = [0..4_u32, 0..4_u32, 0..4_u32, 0..2_u32, 0..4_u32];
    let unit_maximum = prop::option::weighted(0.3, 2..5_u32);
    (vec(person, people), cuts, 0..3_usize, weights, unit_maximum).prop_map(
        |(drawn, cuts, spare, weights, unit_maximum)| GroupingInput {
            weights: Weights::parse(weights).unwrap(),
            unit_maximum,
            ..task(members(&drawn), sizes(drawn.len() + spare, &cuts))
        },
    )
}

fn members(drawn: &[Drawn]) -> Vec<Member> {
    let mut all: Vec<Member> = Vec::new();
    for (number, (above, wish, [unit, site, category, mode, languages])) in drawn.iter().enumerate() {
        let mut one = member(
            u32::try_from(number).unwrap(),
            &format!("unit {unit}"),
            &format!("site {site}"),
            &format!("category {category}"),
        );
        one.tenure = format!("tenure {}", (unit + site) % 2);
        one.wished_mode = ["", "in_person", "remote"][usize::from(*mode)].to_owned();
        one.languages = match languages {
            0 => Languages::from_iter([Language::Fi]),
            1 => Languages::from_iter([Language::Sv]),
            2 => Languages::from_iter([Language::Sv, Language::En]),
            _ => Languages::ALL,
        };
        if let Some(above) = above.as_ref().filter(|_| number > 0) {
            let supervisor = &all[above.index(number)];
            one.superiors = supervisor.superiors.clone();
            one.superiors.push(supervisor.person);
        }
        if let Some(wish) = wish.as_ref() {
            one.apart_from.push(person(u32::try_from(wish.index(drawn.len())).unwrap()));
        }
        all.push(one);
    }
    all
}

fn sizes(places: usize, cuts: &[Index]) -> Vec<u32> {
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
