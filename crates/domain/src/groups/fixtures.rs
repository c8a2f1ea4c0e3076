//! Generated pools, for the tests of every crate and for the demo of what a limit does.

use super::{GroupingInput, Languages, Member, Weights};
use crate::ids::PersonId;

const UNITS: u64 = 12;
const SITES: u64 = 6;
const JOB_CATEGORIES: u64 = 5;

/// Person number `number` of a generated pool.
#[must_use]
pub const fn person(number: u32) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128(0x7000_8000_0000_0000_0000 + number as u128))
}

/// A member with these values and nobody above.
#[must_use]
pub fn member(number: u32, unit: &str, site: &str, job_category: &str) -> Member {
    Member {
        person: person(number),
        unit: unit.to_owned(),
        site: site.to_owned(),
        job_category: job_category.to_owned(),
        tenure: String::new(),
        wished_mode: String::new(),
        languages: Languages::ALL,
        superiors: Vec::new(),
        apart_from: Vec::new(),
    }
}

/// People drawn from an agency of twelve units, six sites and five job categories, nobody above anybody: what
/// a draw from a large staff gives, where the line limit hardly ever binds.
#[must_use]
pub fn loose_pool(people: u32, sizes: Vec<u32>, variant: u64) -> GroupingInput {
    let members = (0..people)
        .map(|number| {
            let mixed = mix(variant << 32 | u64::from(number));
            member(
                number,
                &format!("unit {:02}", mixed % UNITS),
                &format!("site {}", (mixed >> 16) % SITES),
                &format!("category {}", skewed(mixed >> 32)),
            )
        })
        .collect();
    task(members, sizes)
}

/// These people into these sizes, without further limits, at the default weights.
#[must_use]
pub fn task(members: Vec<Member>, sizes: Vec<u32>) -> GroupingInput {
    GroupingInput { members, sizes, least: 0, unit_maximum: None, weights: Weights::default(), seed: None }
}

/// The same people with years of service in four bands and, for two out of three, a wished mode of three.
#[must_use]
pub fn pool_of_all_criteria(people: u32, sizes: Vec<u32>, variant: u64) -> GroupingInput {
    let mut input = loose_pool(people, sizes, variant);
    for (number, member) in (0_u64..).zip(&mut input.members) {
        let mixed = mix(!(variant << 32 | number));
        member.tenure = format!("tenure {}", mixed % 4);
        member.wished_mode = match (mixed >> 8) % 9 {
            0..3 => String::new(),
            3..6 => "in_person".to_owned(),
            6..8 => "hybrid".to_owned(),
            _ => "remote".to_owned(),
        };
    }
    input
}

/// The same with teams: of every `team` people the first is the supervisor of the others, and they share unit
/// and, mostly, site. With two groups, each team stands one way or the other.
#[must_use]
pub fn pool_of_teams(people: u32, team: u32, teams: u32, sizes: Vec<u32>, variant: u64) -> GroupingInput {
    let mut input = loose_pool(people, sizes, variant);
    for of_team in input.members.chunks_mut(team.max(1) as usize).take(teams as usize) {
        let Some((head, others)) = of_team.split_first_mut() else { continue };
        for (at, other) in others.iter_mut().enumerate() {
            other.superiors.push(head.person);
            other.unit.clone_from(&head.unit);
            if at % 3 != 0 {
                other.site.clone_from(&head.site);
            }
        }
    }
    input
}

/// Forty people into 2 × 20 where everything binds: without the reporting lines the groups would be more
/// alike, with other sizes too, and each criterion left out would come out worse.
#[must_use]
pub fn binding_pool() -> GroupingInput {
    pool_of_teams(40, 6, 4, vec![20, 20], BINDING_VARIANT)
}

const BINDING_VARIANT: u64 = 77;

/// Forty people into 2 × 20 that cannot be divided: a director, a head of unit and a specialist of one line.
#[must_use]
pub fn pool_with_line_of_three() -> GroupingInput {
    let mut input = loose_pool(40, vec![20, 20], 1);
    if let [director, head, specialist, ..] = input.members.as_mut_slice() {
        head.superiors = vec![director.person];
        specialist.superiors = vec![head.person, director.person];
    }
    input
}

/// Forty people into 2 × 20 that cannot be divided although each line has two people only: a supervisor has
/// 21 of their people with them, who all have to be in the other group.
#[must_use]
pub fn pool_with_too_large_team() -> GroupingInput {
    pool_of_teams(40, 22, 1, vec![20, 20], 2)
}

/// SplitMix64's finaliser: spreads consecutive numbers evenly, the same on every machine.
const fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A category of which the first are common and the last rare, as in a real staff.
const fn skewed(number: u64) -> u64 {
    let (one, other) = (number % JOB_CATEGORIES, (number >> 8) % JOB_CATEGORIES);
    if one < other { one } else { other }
}
