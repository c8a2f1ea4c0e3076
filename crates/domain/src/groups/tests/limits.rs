use proptest::prelude::*;

use super::generated::groupings;
use super::proposed;
use crate::groups::fixtures::{
    binding_pool, loose_pool, member, person, pool_of_all_criteria, pool_of_teams, task,
};
use crate::groups::{
    Assignment, BrokenLimit, GroupNumber, Grouping, GroupingError, GroupingInput, Infeasible, Quality,
    Weights, check, even_sizes, propose,
};
use crate::text::Language;

fn group(number: u32) -> GroupNumber {
    GroupNumber::parse(number).unwrap()
}

/// Ann above Bo above Cid, and Dee with nobody above, into 2 × 2.
fn four_people() -> Grouping {
    let mut members: Vec<_> = (0..4).map(|number| member(number, "unit", "site", "category")).collect();
    members[1].superiors = vec![person(0), person(77)];
    members[2].superiors = vec![person(1), person(0), person(77)];
    Grouping::parse(task(members, vec![2, 2])).unwrap()
}

fn assigned(groups: &[(u32, u32)]) -> Assignment {
    groups.iter().map(|(number, of)| (person(*number), group(*of))).collect()
}

#[test]
fn sharing_a_group_with_any_superior_is_broken_and_named() {
    let broken = check(&four_people(), &assigned(&[(0, 1), (1, 2), (2, 1), (3, 2)]));
    let expected = BrokenLimit::SameLine { group: group(1), person: person(2), superior: person(0) };
    assert_eq!(broken, vec![expected]);
}

#[test]
fn too_many_in_a_group_someone_without_one_and_strangers_are_named() {
    let broken = check(&four_people(), &assigned(&[(0, 1), (3, 1), (9, 1), (1, 3)]));
    assert_eq!(
        broken,
        vec![
            BrokenLimit::TooMany { group: group(1), size: 2, people: 3 },
            BrokenLimit::WithoutGroup { person: person(2) },
            BrokenLimit::UnknownGroup { person: person(1), group: group(3) },
            BrokenLimit::NotAMember { person: person(9) },
        ]
    );
}

#[test]
fn colleagues_of_one_supervisor_may_share_a_group() {
    let mut members: Vec<_> = (0..4).map(|number| member(number, "unit", "site", "category")).collect();
    members[1].superiors = vec![person(0)];
    members[2].superiors = vec![person(0)];
    let grouping = Grouping::parse(task(members, vec![2, 2])).unwrap();
    assert_eq!(check(&grouping, &assigned(&[(0, 1), (3, 1), (1, 2), (2, 2)])), vec![]);
}

#[test]
fn forty_people_sit_in_two_groups_of_twenty() {
    for variant in 0..20 {
        let (grouping, proposal) = proposed(loose_pool(40, vec![20, 20], variant));
        assert_eq!(check(&grouping, &proposal.assignment), vec![]);
        assert_eq!(proposal.explanation.fills, vec![20, 20]);
    }
}

#[test]
fn a_thousand_people_sit_in_fifty_groups_with_their_lines_apart() {
    let (grouping, proposal) = proposed(pool_of_teams(1_000, 8, 100, even_sizes(1_000, 50), 3));
    assert_eq!(check(&grouping, &proposal.assignment), vec![]);
    assert!(proposal.explanation.fills.iter().all(|fill| *fill == 20));
}

#[test]
fn spare_places_are_spread_in_proportion() {
    let (_, proposal) = proposed(loose_pool(37, vec![20, 20], 0));
    assert_eq!(proposal.explanation.fills, vec![19, 18]);
    let (_, proposal) = proposed(loose_pool(30, vec![24, 16], 0));
    assert_eq!(proposal.explanation.fills, vec![18, 12]);
}

#[test]
fn two_groups_of_twenty_are_proven_to_be_the_best_under_every_criterion() {
    for variant in 0..6 {
        let (_, proposal) = proposed(pool_of_all_criteria(40, vec![20, 20], variant));
        assert_eq!(proposal.explanation.quality, Quality::Best, "pool {variant}");
        let (_, proposal) = proposed(pool_of_teams(40, 6, 4, vec![20, 20], variant));
        assert_eq!(proposal.explanation.quality, Quality::Best, "teams of pool {variant}");
    }
}

#[test]
fn a_thousand_people_are_balanced_within_five_per_cent_of_the_bound() {
    let (grouping, proposal) = proposed(loose_pool(1_000, vec![5; 200], 1));
    assert_eq!(check(&grouping, &proposal.assignment), vec![]);
    let gap = proposal.explanation.cost.per_mille_above(proposal.explanation.bound);
    assert!(gap.is_some_and(|gap| gap <= 50), "{gap:?}");
}

#[test]
fn languages_of_many_people_are_kept_together() {
    let mut input = loose_pool(400, vec![5; 80], 2);
    for (at, member) in input.members.iter_mut().enumerate() {
        let known: &[Language] = match at % 8 {
            0 => &[Language::Sv],
            1..4 => &[Language::Fi, Language::Sv],
            _ => &[Language::Fi],
        };
        member.languages = known.iter().copied().collect();
    }
    let (grouping, proposal) = proposed(input);
    assert_eq!(check(&grouping, &proposal.assignment), vec![]);
}

#[test]
fn what_is_no_task_is_refused() {
    let refusal = |change: fn(&mut GroupingInput)| {
        let mut input = binding_pool();
        change(&mut input);
        Grouping::parse(input).unwrap_err()
    };
    assert_eq!(refusal(|input| input.members.clear()), GroupingError::NoMembers);
    assert_eq!(refusal(|input| input.sizes.clear()), GroupingError::EmptyGroup);
    assert_eq!(refusal(|input| input.sizes = vec![40, 0]), GroupingError::EmptyGroup);
    assert_eq!(refusal(|input| input.sizes = vec![1; 41]), GroupingError::MoreGroupsThanMembers);
    let too_few = GroupingError::TooFewPlaces { members: 40, places: 39 };
    assert_eq!(refusal(|input| input.sizes = vec![20, 19]), too_few);
    let twice = refusal(|input| input.members[3].person = input.members[4].person);
    assert_eq!(twice, GroupingError::ListedTwice(person(4)));
    assert!(matches!(Weights::parse([0, 101, 0, 0, 0]), Err(GroupingError::WeightTooLarge(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_proposal_never_breaks_a_limit(input in groupings(6..=40, 4)) {
        let grouping = Grouping::parse(input).unwrap();
        match propose(&grouping) {
            Ok(proposal) => prop_assert_eq!(check(&grouping, &proposal.assignment), vec![]),
            Err(why) => prop_assert!(!matches!(why, Infeasible::NotFound { .. }), "gave up"),
        }
    }
}
