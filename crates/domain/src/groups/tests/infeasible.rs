use proptest::prelude::*;

use super::generated::groupings;
use crate::groups::fixtures::{loose_pool, person, pool_with_line_of_three, pool_with_too_large_team};
use crate::groups::{Grouping, GroupingInput, Infeasible, propose};
use crate::ids::PersonId;

fn refusal(input: GroupingInput) -> Infeasible {
    propose(&Grouping::parse(input).unwrap()).unwrap_err()
}

fn people(numbers: &[u32]) -> Vec<PersonId> {
    numbers.iter().map(|number| person(*number)).collect()
}

#[test]
fn a_line_of_three_does_not_fit_into_two_groups() {
    let expected = Infeasible::LineLongerThanGroups { line: people(&[0, 1, 2]), groups: 2 };
    assert_eq!(refusal(pool_with_line_of_three()), expected);
}

#[test]
fn a_line_of_three_fits_into_three_groups() {
    let mut input = pool_with_line_of_three();
    input.sizes = vec![14, 13, 13];
    assert!(propose(&Grouping::parse(input).unwrap()).is_ok());
}

#[test]
fn a_team_larger_than_a_group_is_named_with_the_sizes() {
    let expected = Infeasible::SizesTooTight {
        bound_together: vec![people(&(0..22).collect::<Vec<u32>>())],
        sizes: vec![20, 20],
    };
    assert_eq!(refusal(pool_with_too_large_team()), expected);
}

#[test]
fn pairs_that_overfill_the_smaller_group_are_named_and_no_more_of_them_than_needed() {
    let mut input = loose_pool(12, vec![10, 2], 0);
    for pair in input.members.chunks_mut(2).take(5) {
        pair[1].superiors = vec![pair[0].person];
    }
    let Infeasible::SizesTooTight { bound_together, sizes } = refusal(input) else { panic!("another cause") };
    assert_eq!(sizes, vec![10, 2]);
    assert_eq!(bound_together.len(), 3, "three pairs are the fewest that need three places");
    assert!(bound_together.iter().all(|pair| pair.len() == 2));
}

#[test]
fn an_odd_ring_of_inconsistent_lines_is_named_in_its_order() {
    let mut input = loose_pool(10, vec![5, 5], 0);
    for at in 0..5 {
        input.members[at].superiors = vec![person(u32::try_from((at + 2) % 5).unwrap())];
    }
    let Infeasible::OddRing { ring } = refusal(input) else { panic!("another cause") };
    assert_eq!(ring, people(&[0, 2, 4, 1, 3]));
}

#[test]
fn rings_around_a_hub_need_a_group_more_than_there_are() {
    let mut input = loose_pool(12, vec![4, 4, 4], 0);
    for at in 0..5_u32 {
        input.members[at as usize].superiors = vec![person((at + 1) % 5), person(5)];
    }
    let expected = Infeasible::TooFewGroups { people: people(&[0, 1, 2, 3, 4, 5]), groups: 3 };
    assert_eq!(refusal(input), expected);
}

/// The people a cause names; everyone when it names none.
fn named(why: &Infeasible) -> Vec<PersonId> {
    match why {
        Infeasible::LineLongerThanGroups { line, .. } => line.clone(),
        Infeasible::OddRing { ring } => ring.clone(),
        Infeasible::TooFewGroups { people, .. } => people.clone(),
        Infeasible::SizesTooTight { bound_together, .. } => bound_together.concat(),
        Infeasible::NotFound { .. } => Vec::new(),
    }
}

/// The input with the lines of these people only.
fn binding_only(input: &GroupingInput, bound: &[PersonId]) -> GroupingInput {
    let mut input = input.clone();
    for member in &mut input.members {
        let kept = bound.contains(&member.person);
        member.superiors.retain(|superior| kept && bound.contains(superior));
    }
    input
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_people_named_suffice_and_are_all_needed(input in groupings(4..=14, 2)) {
        let Err(why) = propose(&Grouping::parse(input.clone()).unwrap()) else { return Ok(()) };
        let bound = named(&why);
        prop_assert!(!bound.is_empty());
        let suffice = propose(&Grouping::parse(binding_only(&input, &bound)).unwrap());
        prop_assert!(suffice.is_err(), "{:?} is no cause", why);
        for without in &bound {
            let others: Vec<PersonId> = bound.iter().copied().filter(|person| person != without).collect();
            let possible = propose(&Grouping::parse(binding_only(&input, &others)).unwrap());
            prop_assert!(possible.is_ok(), "{:?} is not needed in {:?}", without, why);
        }
    }
}
